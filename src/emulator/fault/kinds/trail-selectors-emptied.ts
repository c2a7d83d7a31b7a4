/** A trail logs, and no management event is among what it logs. CloudTrail API Reference: PutEventSelectors. */
import { decideEventSelection, type EventSelection } from "../../../domain/index.ts";
import { accept, refuse } from "../../../kernel/index.ts";
import type { FaultKind } from "../fault.ts";
import { findTrail, keeperOf } from "../find-trail.ts";

const NO_MANAGEMENT_EVENTS: EventSelection = {
  kind: "basic",
  selectors: [{ readWriteType: "All", includesManagementEvents: false, excludedSources: [], dataResources: [] }],
};

export const trailSelectorsEmptied: FaultKind = {
  kind: "trail.selectors-emptied",
  sentence: "a trail still logs, but no management events; no record tells of it",
  recovery: "the trail gets its event selectors back, unless somebody changed them meanwhile",
  source: "CloudTrail API Reference, PutEventSelectors",
  parameters: { trail: { type: "text", sentence: "the trail, by name or ARN", isRequired: true } },
  start(parameters, { world }) {
    const found = findTrail(world, parameters.text("trail") ?? "");
    if (!found.ok) return found;
    const { arn: reference, selection } = found.value;
    const asker = keeperOf(found.value);
    const emptied = decideEventSelection(world, { asker, reference, selection: NO_MANAGEMENT_EVENTS });
    if (!emptied.ok) return refuse(`CloudTrail refuses: ${emptied.refusal.kind}`);
    return accept({
      events: emptied.value,
      recover(later) {
        const trail = later.trails.get(reference);
        return trail?.selection === NO_MANAGEMENT_EVENTS
          ? [{ kind: "TrailChanged", trail: { ...trail, selection } }]
          : [];
      },
    });
  },
};
