/** UpdateResponsibilityTransfer: a billing transfer gets another name. */
import type {
  UpdateResponsibilityTransferRequest,
  UpdateResponsibilityTransferResponse,
} from "@aws-sdk/client-organizations";
import { decideUpdateTransfer } from "../../../../domain/index.ts";
import { defineOperation } from "../define.ts";
import { describeTransferOf, onTransfer } from "../transfer.ts";

export const updateResponsibilityTransfer = defineOperation<
  UpdateResponsibilityTransferRequest,
  UpdateResponsibilityTransferResponse
>({
  name: "UpdateResponsibilityTransfer",
  readOnly: false,
  permissions: (context, { Id }) => [onTransfer(context, "UpdateResponsibilityTransfer", Id)],
  decide: ({ world, caller }, { Id, Name }) =>
    decideUpdateTransfer(world, { caller: caller.accountId, transferId: Id, name: Name }),
  respond: (context, { Id }) => ({ ResponsibilityTransfer: describeTransferOf(context, Id) }),
});
