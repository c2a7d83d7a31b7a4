/** What designating the administrator of a security service needs of Organizations. User guides of GuardDuty and Security Hub: permissions required to designate a delegated administrator. */
import { accountArn, delegationOf, organizationOf } from "../../domain/index.ts";
import type { OperationContext, RequiredPermission } from "../operation.ts";

type Designating = Readonly<{
  accountId: string | undefined;
  servicePrincipal: string;
  /** The service's own permission. */
  own: RequiredPermission;
  /** How a lack of the others is answered. */
  deniedAs: NonNullable<RequiredPermission["deniedAs"]>;
}>;

export function designating(
  { world, caller }: OperationContext,
  { accountId, servicePrincipal, own, deniedAs }: Designating,
): readonly RequiredPermission[] {
  const organization = organizationOf(world, caller.accountId);
  if (organization === undefined) return [own];
  const lacking = { context: { "organizations:serviceprincipal": servicePrincipal }, deniedAs };
  const trusting = { action: "organizations:EnableAWSServiceAccess", resource: "*", ...lacking };
  return [
    own,
    ...(delegationOf(organization).trustedServices.has(servicePrincipal) ? [] : [trusting]),
    {
      action: "organizations:RegisterDelegatedAdministrator",
      resource: accountArn(organization, accountId ?? "*"),
      ...lacking,
    },
  ];
}
