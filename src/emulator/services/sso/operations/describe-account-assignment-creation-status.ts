/** DescribeAccountAssignmentCreationStatus: how a creation went. IAM Identity Center API Reference, DescribeAccountAssignmentCreationStatus. */
import type {
  DescribeAccountAssignmentCreationStatusRequest,
  DescribeAccountAssignmentCreationStatusResponse,
} from "@aws-sdk/client-sso-admin";
import { describeRequest } from "../describe.ts";
import { requestStatus } from "../request-status.ts";

export const describeAccountAssignmentCreationStatus = requestStatus<
  DescribeAccountAssignmentCreationStatusRequest,
  DescribeAccountAssignmentCreationStatusResponse
>({
  name: "DescribeAccountAssignmentCreationStatus",
  kind: "creation",
  idIn: ({ AccountAssignmentCreationRequestId }) => AccountAssignmentCreationRequestId,
  describe: (request) => ({ AccountAssignmentCreationStatus: describeRequest(request, "SUCCEEDED") }),
});
