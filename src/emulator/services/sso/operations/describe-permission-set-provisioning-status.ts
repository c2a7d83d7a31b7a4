/** DescribePermissionSetProvisioningStatus: how a provisioning went. IAM Identity Center API Reference, the action of the same name. */
import type {
  DescribePermissionSetProvisioningStatusRequest,
  DescribePermissionSetProvisioningStatusResponse,
} from "@aws-sdk/client-sso-admin";
import { describeProvisioning } from "../describe.ts";
import { requestStatus } from "../request-status.ts";

export const describePermissionSetProvisioningStatus = requestStatus<
  DescribePermissionSetProvisioningStatusRequest,
  DescribePermissionSetProvisioningStatusResponse
>({
  name: "DescribePermissionSetProvisioningStatus",
  kind: "provisioning",
  idIn: ({ ProvisionPermissionSetRequestId }) => ProvisionPermissionSetRequestId,
  describe: (request) => ({ PermissionSetProvisioningStatus: describeProvisioning(request, "SUCCEEDED") }),
});
