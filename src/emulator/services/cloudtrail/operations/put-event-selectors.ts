/** PutEventSelectors: which events a trail logs, in place of what was chosen before. CloudTrail API Reference, PutEventSelectors. */
import type { PutEventSelectorsRequest, PutEventSelectorsResponse } from "@aws-sdk/client-cloudtrail";
import { decideEventSelection } from "../../../../domain/index.ts";
import { invariant } from "../../../../kernel/index.ts";
import { defineOperation } from "../refusal.ts";
import { describeSelection, selectionFrom } from "../selectors.ts";
import { askerOf, onTrail } from "../trails.ts";

export const putEventSelectors = defineOperation<PutEventSelectorsRequest, PutEventSelectorsResponse>({
  name: "PutEventSelectors",
  readOnly: false,
  permissions: (context, { TrailName }) => onTrail(context, "PutEventSelectors", TrailName),
  decide(context, input) {
    const selection = selectionFrom(input);
    if (!selection.ok) return selection;
    const change = { asker: askerOf(context), reference: input.TrailName ?? "", selection: selection.value };
    return decideEventSelection(context.world, change);
  },
  respond(_context, _input, [event]) {
    invariant(event?.kind === "TrailChanged", "a trail whose event selectors were put has changed");
    return { TrailARN: event.trail.arn, ...describeSelection(event.trail.selection) };
  },
});
