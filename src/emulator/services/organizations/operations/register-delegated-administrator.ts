/** RegisterDelegatedAdministrator: a member administers a service for the organization. */
import type { RegisterDelegatedAdministratorRequest } from "@aws-sdk/client-organizations";
import { decideRegisterDelegatedAdministrator } from "../../../../domain/index.ts";
import { defineOperation, NO_OUTPUT, type NoOutput } from "../define.ts";
import { onNode } from "../permissions.ts";
import { servicePrincipalKey } from "../resource-permissions.ts";

export const registerDelegatedAdministrator = defineOperation<RegisterDelegatedAdministratorRequest, NoOutput>({
  name: "RegisterDelegatedAdministrator",
  readOnly: false,
  permissions: (context, { AccountId: id, ServicePrincipal }) => [
    onNode(context, "RegisterDelegatedAdministrator", { id, keys: servicePrincipalKey(ServicePrincipal) }),
  ],
  decide({ world, caller, now }, { AccountId, ServicePrincipal }) {
    const command = { caller: caller.accountId, accountId: AccountId, servicePrincipal: ServicePrincipal };
    return decideRegisterDelegatedAdministrator(world, command, now);
  },
  respond: () => NO_OUTPUT,
});
