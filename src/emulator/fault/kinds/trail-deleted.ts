/** A trail is gone. CloudTrail API Reference: DeleteTrail. */
import { decideDeleteTrail } from "../../../domain/index.ts";
import { accept, refuse } from "../../../kernel/index.ts";
import type { FaultKind } from "../fault.ts";
import { findTrail, keeperOf } from "../find-trail.ts";

export const trailDeleted: FaultKind = {
  kind: "trail.deleted",
  sentence: "a trail is gone, as after DeleteTrail; no record tells of it",
  recovery: "the trail is made again as it was, unless somebody made one of that name meanwhile",
  source: "CloudTrail API Reference, DeleteTrail",
  parameters: { trail: { type: "text", sentence: "the trail, by name or ARN", isRequired: true } },
  start(parameters, { world }) {
    const found = findTrail(world, parameters.text("trail") ?? "");
    if (!found.ok) return found;
    const trail = found.value;
    const deleted = decideDeleteTrail(world, { asker: keeperOf(trail), reference: trail.arn });
    if (!deleted.ok) return refuse(`CloudTrail refuses: ${deleted.refusal.kind}`);
    return accept({
      events: deleted.value,
      recover: (later) => (later.trails.has(trail.arn) ? [] : [{ kind: "TrailChanged", trail }]),
    });
  },
};
