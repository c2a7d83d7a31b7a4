/** DescribeAccountAssignmentDeletionStatus: how a deletion went. IAM Identity Center API Reference, DescribeAccountAssignmentDeletionStatus. */
import type {
  DescribeAccountAssignmentDeletionStatusRequest,
  DescribeAccountAssignmentDeletionStatusResponse,
} from "@aws-sdk/client-sso-admin";
import { describeRequest } from "../describe.ts";
import { requestStatus } from "../request-status.ts";

export const describeAccountAssignmentDeletionStatus = requestStatus<
  DescribeAccountAssignmentDeletionStatusRequest,
  DescribeAccountAssignmentDeletionStatusResponse
>({
  name: "DescribeAccountAssignmentDeletionStatus",
  kind: "deletion",
  idIn: ({ AccountAssignmentDeletionRequestId }) => AccountAssignmentDeletionRequestId,
  describe: (request) => ({ AccountAssignmentDeletionStatus: describeRequest(request, "SUCCEEDED") }),
});
