/** What an organization trail needs of other services. CloudTrail User Guide: "Prepare for creating a trail for your organization". */
import { TRAIL_ROLE } from "../../../domain/index.ts";
import type { OperationContext, RequiredPermission } from "../../operation.ts";
import type { WireError } from "../../wire/index.ts";

/** Organizations is read, and the service-linked role is made where there is none yet. */
export function dependencies({ world, caller }: OperationContext): readonly RequiredPermission[] {
  const hasRole = world.identities.get(caller.accountId)?.roles.has(TRAIL_ROLE) === true;
  const role = `arn:aws:iam::${caller.accountId}:role/aws-service-role/cloudtrail.amazonaws.com/${TRAIL_ROLE}`;
  const reading = ["organizations:DescribeOrganization", "organizations:ListAWSServiceAccessForOrganization"];
  return [
    ...reading.map((action): RequiredPermission => ({ action, resource: "*", deniedAs: lacking })),
    ...(hasRole ? [] : [creating(role)]),
  ];
}

const creating = (resource: string): RequiredPermission => ({
  action: "iam:CreateServiceLinkedRole",
  resource,
  context: { "iam:awsservicename": "cloudtrail.amazonaws.com" },
  deniedAs: lacking,
});

const lacking = (message: string): WireError => ({
  code: "InsufficientDependencyServiceAccessPermissionException",
  message,
  status: 400,
});
