/** DeregisterDelegatedAdministrator: a member no longer administers a service. */
import type { DeregisterDelegatedAdministratorRequest } from "@aws-sdk/client-organizations";
import { decideDeregisterDelegatedAdministrator } from "../../../../domain/index.ts";
import { defineOperation, NO_OUTPUT, type NoOutput } from "../define.ts";
import { onNode } from "../permissions.ts";
import { servicePrincipalKey } from "../resource-permissions.ts";

export const deregisterDelegatedAdministrator = defineOperation<DeregisterDelegatedAdministratorRequest, NoOutput>({
  name: "DeregisterDelegatedAdministrator",
  readOnly: false,
  permissions: (context, { AccountId: id, ServicePrincipal }) => [
    onNode(context, "DeregisterDelegatedAdministrator", { id, keys: servicePrincipalKey(ServicePrincipal) }),
  ],
  decide({ world, caller }, { AccountId, ServicePrincipal }) {
    const command = { caller: caller.accountId, accountId: AccountId, servicePrincipal: ServicePrincipal };
    return decideDeregisterDelegatedAdministrator(world, command);
  },
  respond: () => NO_OUTPUT,
});
