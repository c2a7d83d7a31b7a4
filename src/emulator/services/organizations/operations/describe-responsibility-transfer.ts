/** DescribeResponsibilityTransfer: one billing transfer, as its parties see it. */
import type {
  DescribeResponsibilityTransferRequest,
  DescribeResponsibilityTransferResponse,
} from "@aws-sdk/client-organizations";
import { decideReadTransfer } from "../../../../domain/index.ts";
import { defineOperation, NOTHING_HAPPENS } from "../define.ts";
import { describeTransferOf, onTransfer } from "../transfer.ts";

export const describeResponsibilityTransfer = defineOperation<
  DescribeResponsibilityTransferRequest,
  DescribeResponsibilityTransferResponse
>({
  name: "DescribeResponsibilityTransfer",
  readOnly: true,
  permissions: (context, { Id }) => [onTransfer(context, "DescribeResponsibilityTransfer", Id)],
  decide({ world, caller }, { Id }) {
    const found = decideReadTransfer(world, { caller: caller.accountId, transferId: Id });
    return found.ok ? NOTHING_HAPPENS : found;
  },
  respond: (context, { Id }) => ({ ResponsibilityTransfer: describeTransferOf(context, Id) }),
});
