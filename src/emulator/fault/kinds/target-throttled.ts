/** A target takes no more for now. EventBridge User Guide: tried again for 24 hours and up to 185 times, with pauses that grow. */
import { accept } from "../../../kernel/index.ts";
import type { FaultKind } from "../fault.ts";
import { aimsAt, draws, TARGET_PARAMETERS } from "../target-parameters.ts";

export const targetThrottled: FaultKind = {
  kind: "target.throttled",
  sentence: "a target refuses by rate, which EventBridge tries again with pauses that grow",
  recovery: "the next attempt succeeds; what ran out of attempts is in the dead-letter queue or lost",
  source: "EventBridge User Guide, event retry: 24 hours and up to 185 times with exponential back-off and jitter",
  parameters: {
    ...TARGET_PARAMETERS,
    probability: { type: "share", sentence: "how likely each attempt is refused; all are when it is left out" },
  },
  start(parameters, stage) {
    const isAimed = aimsAt(parameters);
    const probability = parameters.share("probability");
    const trouble = { code: "THROTTLING", reason: "the target refuses by rate", isRetried: true };
    return accept({
      effects: {
        target: (aimed) => (isAimed(aimed) && draws(stage, aimed.subject, probability) ? trouble : undefined),
      },
    });
  },
};
