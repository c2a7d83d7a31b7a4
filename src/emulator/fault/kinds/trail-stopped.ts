/** A trail logs nothing any more. CloudTrail API Reference: StopLogging. */
import { decideLogging } from "../../../domain/index.ts";
import { accept, refuse } from "../../../kernel/index.ts";
import type { FaultKind } from "../fault.ts";
import { findTrail, keeperOf } from "../find-trail.ts";

export const trailStopped: FaultKind = {
  kind: "trail.stopped",
  sentence: "a trail logs nothing, as after StopLogging; no record tells of it",
  recovery: "the trail logs again, unless it is gone or somebody started it meanwhile",
  source: "CloudTrail API Reference, StopLogging",
  parameters: { trail: { type: "text", sentence: "the trail, by name or ARN", isRequired: true } },
  start(parameters, { world, now }) {
    const found = findTrail(world, parameters.text("trail") ?? "");
    if (!found.ok) return found;
    const { arn: reference, isLogging } = found.value;
    if (!isLogging) return refuse("the trail logs nothing already");
    const asker = keeperOf(found.value);
    const stopped = decideLogging(world, { asker, reference, on: false }, now);
    if (!stopped.ok) return refuse(`CloudTrail refuses: ${stopped.refusal.kind}`);
    return accept({
      events: stopped.value,
      recover(later, at) {
        const started = decideLogging(later, { asker, reference, on: true }, at);
        return started.ok ? started.value : [];
      },
    });
  },
};
