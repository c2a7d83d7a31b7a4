/** A bus is itself the second one on the way, and sends nothing on. EventBridge User Guide: "Sending and receiving events between accounts". */
import { accept, refuse } from "../../../kernel/index.ts";
import { accountOfBus, busOfRule } from "../bus-targets.ts";
import type { FaultKind } from "../fault.ts";

export const busThirdHop: FaultKind = {
  kind: "bus.third-hop",
  sentence: "rules of a bus send nothing on to further buses, as if all that it has came from another bus",
  recovery: "later events are sent on; those that were not are in the dead-letter queue or lost",
  source: "detection.md 5.2, from secondary sources: a bus that receives from another account cannot forward on",
  parameters: { bus: { type: "text", sentence: "the ARN of the bus in the middle", isRequired: true } },
  start(parameters, { world }) {
    const bus = parameters.text("bus") ?? "";
    const sends = [...world.eventRules.values()].some(
      (rule) => busOfRule({ rule }) === bus && rule.targets.some((target) => accountOfBus({ target }) !== undefined),
    );
    if (!sends) return refuse(`no rule of the bus \`${bus.slice(0, 200)}\` has another bus as its target`);
    const reason = "an event that came from another bus is not sent on";
    const trouble = { code: "THIRD_HOP", reason, isRetried: false };
    return accept({
      effects: {
        target: (aimed) => (busOfRule(aimed) === bus && accountOfBus(aimed) !== undefined ? trouble : undefined),
      },
    });
  },
};
