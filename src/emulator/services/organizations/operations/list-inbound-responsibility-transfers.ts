/** ListInboundResponsibilityTransfers: bills of others that the caller's organization pays, or has offered to pay. */
import type {
  ListInboundResponsibilityTransfersRequest,
  ListInboundResponsibilityTransfersResponse,
} from "@aws-sdk/client-organizations";
import { decideReadTransfer } from "../../../../domain/index.ts";
import { defineOperation } from "../define.ts";
import { onAnything } from "../permissions.ts";
import { checkTransferPage, takeTransferPage, transferKeys } from "../transfer.ts";

const LISTING = { name: "ListInboundResponsibilityTransfers", direction: "inbound" } as const;

export const listInboundResponsibilityTransfers = defineOperation<
  ListInboundResponsibilityTransfersRequest,
  ListInboundResponsibilityTransfersResponse
>({
  name: LISTING.name,
  readOnly: true,
  permissions: () => [onAnything(LISTING.name, transferKeys(LISTING.direction))],
  decide(context, input) {
    const checked = checkTransferPage(context, LISTING, input);
    if (!checked.ok || input.Id === undefined) return checked;
    const { world, caller } = context;
    const found = decideReadTransfer(world, { caller: caller.accountId, transferId: input.Id });
    return found.ok ? checked : found;
  },
  respond: (context, input) => takeTransferPage(context, LISTING, input),
});
