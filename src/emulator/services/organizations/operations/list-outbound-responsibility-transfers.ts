/** ListOutboundResponsibilityTransfers: who pays, or offers to pay, the bill of the caller's organization. */
import type {
  ListOutboundResponsibilityTransfersRequest,
  ListOutboundResponsibilityTransfersResponse,
} from "@aws-sdk/client-organizations";
import { defineOperation } from "../define.ts";
import { onAnything } from "../permissions.ts";
import { checkTransferPage, takeTransferPage, transferKeys } from "../transfer.ts";

const LISTING = { name: "ListOutboundResponsibilityTransfers", direction: "outbound" } as const;

export const listOutboundResponsibilityTransfers = defineOperation<
  ListOutboundResponsibilityTransfersRequest,
  ListOutboundResponsibilityTransfersResponse
>({
  name: LISTING.name,
  readOnly: true,
  permissions: () => [onAnything(LISTING.name, transferKeys(LISTING.direction))],
  decide: (context, input) => checkTransferPage(context, LISTING, input),
  respond: (context, input) => takeTransferPage(context, LISTING, input),
});
