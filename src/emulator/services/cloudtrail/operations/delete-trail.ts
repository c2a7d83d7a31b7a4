/** DeleteTrail: the trail is gone; its log files stay. CloudTrail API Reference, DeleteTrail. */
import type { DeleteTrailRequest, DeleteTrailResponse } from "@aws-sdk/client-cloudtrail";
import { decideDeleteTrail } from "../../../../domain/index.ts";
import { defineOperation } from "../refusal.ts";
import { askerOf, onTrail } from "../trails.ts";

export const deleteTrail = defineOperation<DeleteTrailRequest, DeleteTrailResponse>({
  name: "DeleteTrail",
  readOnly: false,
  permissions: (context, { Name }) => onTrail(context, "DeleteTrail", Name),
  decide: (context, { Name: reference = "" }) =>
    decideDeleteTrail(context.world, { asker: askerOf(context), reference }),
  respond: () => ({}),
});
