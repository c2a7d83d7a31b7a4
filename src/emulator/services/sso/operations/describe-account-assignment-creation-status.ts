/** DescribeAccountAssignmentCreationStatus: how a creation went. IAM Identity Center API Reference, DescribeAccountAssignmentCreationStatus. */
import type {
  DescribeAccountAssignmentCreationStatusRequest,
  DescribeAccountAssignmentCreationStatusResponse,
} from "@aws-sdk/client-sso-admin";
import { accept, invariant } from "../../../../kernel/index.ts";
import type { OperationContext } from "../../../operation.ts";
import { onNamed } from "../asked.ts";
import { describeRequest } from "../describe.ts";
import { defineOperation } from "../refusals.ts";
import { askedRequest } from "../requests.ts";

type Input = DescribeAccountAssignmentCreationStatusRequest;

const asked = (context: OperationContext, { InstanceArn, AccountAssignmentCreationRequestId: id }: Input) =>
  askedRequest(context, { InstanceArn, id, kind: "creation" });

export const describeAccountAssignmentCreationStatus = defineOperation<
  Input,
  DescribeAccountAssignmentCreationStatusResponse
>({
  name: "DescribeAccountAssignmentCreationStatus",
  readOnly: true,
  permissions: (_context, { InstanceArn }) => onNamed("DescribeAccountAssignmentCreationStatus", { InstanceArn }),
  decide(context, input) {
    const found = asked(context, input);
    return found.ok ? accept([]) : found;
  },
  respond(context, input) {
    const found = asked(context, input);
    invariant(found.ok, "the request was there when it was decided");
    return { AccountAssignmentCreationStatus: describeRequest(found.value, "SUCCEEDED") };
  },
});
