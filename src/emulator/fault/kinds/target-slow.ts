/** A target answers late. EventBridge User Guide: how soon a target is told is not guaranteed. */
import { accept, chance, minutes, refuse } from "../../../kernel/index.ts";
import type { FaultKind } from "../fault.ts";
import { aimsAt, TARGET_PARAMETERS } from "../target-parameters.ts";

export const targetSlow: FaultKind = {
  kind: "target.slow",
  sentence: "a target is told late: each hand-over takes longer by a fixed length and by what chance adds to it",
  recovery: "later events are told in the hop's own time; those on their way stay late",
  source: "EventBridge service level agreement: no time is promised for a single delivery",
  parameters: {
    ...TARGET_PARAMETERS,
    by: { type: "duration", sentence: "how much longer; 5 minutes when it is left out" },
    jitter: { type: "duration", sentence: "what chance adds at most; nothing when it is left out" },
  },
  start(parameters, { seed, id }) {
    const isAimed = aimsAt(parameters);
    const byMs = parameters.duration("by") ?? minutes(5);
    const jitterMs = parameters.duration("jitter") ?? 0;
    if (byMs < 0 || jitterMs < 0) return refuse("a delay cannot be negative");
    const drawn = (subject: string): number => Math.round(chance(seed, `${id}/slow/${subject}`) * jitterMs);
    return accept({
      effects: { targetSlowMs: (aimed) => (isAimed(aimed) ? byMs + drawn(aimed.subject) : undefined) },
    });
  },
};
