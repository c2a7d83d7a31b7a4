/** GetTrail: the settings of one trail. CloudTrail API Reference, GetTrail. */
import type { GetTrailRequest, GetTrailResponse } from "@aws-sdk/client-cloudtrail";
import { decideOnTrail, knownTrail } from "../read-trail.ts";
import { defineOperation } from "../refusal.ts";
import { describeTrail, onTrail } from "../trails.ts";

export const getTrail = defineOperation<GetTrailRequest, GetTrailResponse>({
  name: "GetTrail",
  readOnly: true,
  permissions: (context, { Name }) => onTrail(context, "GetTrail", Name),
  decide: (context, { Name }) => decideOnTrail(context, Name),
  respond: (context, { Name }) => ({ Trail: describeTrail(knownTrail(context, Name)) }),
});
