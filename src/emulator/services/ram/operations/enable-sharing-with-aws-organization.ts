/** EnableSharingWithAwsOrganization: accounts of the organization are reached without being asked. AWS RAM API Reference, EnableSharingWithAwsOrganization. */
import type {
  EnableSharingWithAwsOrganizationRequest,
  EnableSharingWithAwsOrganizationResponse,
} from "@aws-sdk/client-ram";
import { decideEnableSharing } from "../../../../domain/index.ts";
import { defineOperation } from "../refusals.ts";

const ACTIONS = ["ram:EnableSharingWithAwsOrganization", "organizations:EnableAWSServiceAccess"];

export const enableSharingWithAwsOrganization = defineOperation<
  EnableSharingWithAwsOrganizationRequest,
  EnableSharingWithAwsOrganizationResponse
>({
  name: "EnableSharingWithAwsOrganization",
  readOnly: false,
  /** AWS RAM User Guide, "Enable resource sharing within AWS Organizations": what the caller needs of other services. */
  permissions: () => ACTIONS.map((action) => ({ action, resource: "*" })),
  decide: ({ world, caller, now }) => decideEnableSharing(world, caller.accountId, now),
  respond: () => ({ returnValue: true }),
});
