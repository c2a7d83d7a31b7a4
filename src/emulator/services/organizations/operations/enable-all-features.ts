/** EnableAllFeatures: the way from consolidated billing to all features begins; members are asked to agree. */
import type { EnableAllFeaturesResponse } from "@aws-sdk/client-organizations";
import { decideEnableAllFeatures } from "../../../../domain/index.ts";
import { defineOperation, eventOf, type NoInput } from "../define.ts";
import { describeHandshakeOf } from "../handshake.ts";

export const enableAllFeatures = defineOperation<NoInput, EnableAllFeaturesResponse>({
  name: "EnableAllFeatures",
  readOnly: false,
  decide: ({ world, caller, now, ids }) => decideEnableAllFeatures(world, { caller: caller.accountId }, { now, ids }),
  respond: (context, _, events) => ({
    Handshake: describeHandshakeOf(context, eventOf(events, "HandshakeOpened").handshake.id),
  }),
});
