/** GetEventSelectors: which events a trail logs. CloudTrail API Reference, GetEventSelectors. */
import type { GetEventSelectorsRequest, GetEventSelectorsResponse } from "@aws-sdk/client-cloudtrail";
import { decideOnTrail, knownTrail } from "../read-trail.ts";
import { defineOperation } from "../refusal.ts";
import { describeSelection } from "../selectors.ts";
import { onTrail } from "../trails.ts";

export const getEventSelectors = defineOperation<GetEventSelectorsRequest, GetEventSelectorsResponse>({
  name: "GetEventSelectors",
  readOnly: true,
  permissions: (context, { TrailName }) => onTrail(context, "GetEventSelectors", TrailName),
  decide: (context, { TrailName }) => decideOnTrail(context, TrailName),
  respond(context, { TrailName }) {
    const { arn, selection } = knownTrail(context, TrailName);
    return { TrailARN: arn, ...describeSelection(selection) };
  },
});
