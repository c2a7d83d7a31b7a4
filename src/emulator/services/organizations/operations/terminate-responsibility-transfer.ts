/** TerminateResponsibilityTransfer: a billing transfer ends, at the end of a month. */
import type {
  TerminateResponsibilityTransferRequest,
  TerminateResponsibilityTransferResponse,
} from "@aws-sdk/client-organizations";
import { decideTerminateTransfer } from "../../../../domain/index.ts";
import { instant } from "../../../../kernel/index.ts";
import { defineOperation } from "../define.ts";
import { describeTransferOf, onTransfer } from "../transfer.ts";

export const terminateResponsibilityTransfer = defineOperation<
  TerminateResponsibilityTransferRequest,
  TerminateResponsibilityTransferResponse
>({
  name: "TerminateResponsibilityTransfer",
  readOnly: false,
  permissions: (context, { Id }) => [onTransfer(context, "TerminateResponsibilityTransfer", Id)],
  decide({ world, caller, now }, { Id, EndTimestamp }) {
    const endsAt = EndTimestamp === undefined ? undefined : instant(EndTimestamp.getTime());
    return decideTerminateTransfer(world, { caller: caller.accountId, transferId: Id, endsAt }, now);
  },
  respond: (context, { Id }) => ({ ResponsibilityTransfer: describeTransferOf(context, Id) }),
});
