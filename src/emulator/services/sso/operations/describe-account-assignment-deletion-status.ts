/** DescribeAccountAssignmentDeletionStatus: how a deletion went. IAM Identity Center API Reference, DescribeAccountAssignmentDeletionStatus. */
import type {
  DescribeAccountAssignmentDeletionStatusRequest,
  DescribeAccountAssignmentDeletionStatusResponse,
} from "@aws-sdk/client-sso-admin";
import { accept, invariant } from "../../../../kernel/index.ts";
import type { OperationContext } from "../../../operation.ts";
import { onNamed } from "../asked.ts";
import { describeRequest } from "../describe.ts";
import { defineOperation } from "../refusals.ts";
import { askedRequest } from "../requests.ts";

type Input = DescribeAccountAssignmentDeletionStatusRequest;

const asked = (context: OperationContext, { InstanceArn, AccountAssignmentDeletionRequestId: id }: Input) =>
  askedRequest(context, { InstanceArn, id, kind: "deletion" });

export const describeAccountAssignmentDeletionStatus = defineOperation<
  Input,
  DescribeAccountAssignmentDeletionStatusResponse
>({
  name: "DescribeAccountAssignmentDeletionStatus",
  readOnly: true,
  permissions: (_context, { InstanceArn }) => onNamed("DescribeAccountAssignmentDeletionStatus", { InstanceArn }),
  decide(context, input) {
    const found = asked(context, input);
    return found.ok ? accept([]) : found;
  },
  respond(context, input) {
    const found = asked(context, input);
    invariant(found.ok, "the request was there when it was decided");
    return { AccountAssignmentDeletionStatus: describeRequest(found.value, "SUCCEEDED") };
  },
});
