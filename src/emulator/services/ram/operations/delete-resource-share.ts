/** DeleteResourceShare: nothing of it is shared any more. AWS RAM API Reference, DeleteResourceShare. */
import type { DeleteResourceShareRequest, DeleteResourceShareResponse } from "@aws-sdk/client-ram";
import { decideDeleteShare } from "../../../../domain/index.ts";
import { onShare } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const deleteResourceShare = defineOperation<DeleteResourceShareRequest, DeleteResourceShareResponse>({
  name: "DeleteResourceShare",
  readOnly: false,
  permissions: (context, input) => onShare(context, "DeleteResourceShare", input),
  decide: ({ world, caller, now }, { resourceShareArn = "" }) =>
    decideDeleteShare(world, { accountId: caller.accountId, arn: resourceShareArn }, now),
  respond: (_context, { clientToken }) => ({ returnValue: true, ...(clientToken !== undefined && { clientToken }) }),
});
