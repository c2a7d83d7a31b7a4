/** DisableAWSServiceAccess: a service may no longer act in the accounts. */
import type { DisableAWSServiceAccessRequest } from "@aws-sdk/client-organizations";
import { decideDisableServiceAccess } from "../../../../domain/index.ts";
import { defineOperation, NO_OUTPUT, type NoOutput } from "../define.ts";
import { onAnything } from "../permissions.ts";
import { servicePrincipalKey } from "../resource-permissions.ts";

export const disableAwsServiceAccess = defineOperation<DisableAWSServiceAccessRequest, NoOutput>({
  name: "DisableAWSServiceAccess",
  readOnly: false,
  permissions: (_, { ServicePrincipal }) => [
    onAnything("DisableAWSServiceAccess", servicePrincipalKey(ServicePrincipal)),
  ],
  decide: ({ world, caller }, { ServicePrincipal }) =>
    decideDisableServiceAccess(world, { caller: caller.accountId, servicePrincipal: ServicePrincipal }),
  respond: () => NO_OUTPUT,
});
