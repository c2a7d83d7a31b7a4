/** EnableAWSServiceAccess: a service may act in all accounts of the organization. */
import type { EnableAWSServiceAccessRequest } from "@aws-sdk/client-organizations";
import { decideEnableServiceAccess } from "../../../../domain/index.ts";
import { defineOperation, NO_OUTPUT, type NoOutput } from "../define.ts";
import { onAnything } from "../permissions.ts";
import { servicePrincipalKey } from "../resource-permissions.ts";

export const enableAwsServiceAccess = defineOperation<EnableAWSServiceAccessRequest, NoOutput>({
  name: "EnableAWSServiceAccess",
  readOnly: false,
  permissions: (_, { ServicePrincipal }) => [
    onAnything("EnableAWSServiceAccess", servicePrincipalKey(ServicePrincipal)),
  ],
  decide: ({ world, caller, now }, { ServicePrincipal }) =>
    decideEnableServiceAccess(world, { caller: caller.accountId, servicePrincipal: ServicePrincipal }, now),
  respond: () => NO_OUTPUT,
});
