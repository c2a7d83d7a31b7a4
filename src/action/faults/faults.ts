/** Every fault that a sentence can name. An explicit list: nothing registers itself. */
import { BUS_AND_METRIC_FAULTS } from "./bus-and-metric-faults.ts";
import { CALL_FAULTS } from "./call-faults.ts";
import type { FaultWords } from "./fault-words.ts";
import { PIPELINE_FAULTS } from "./pipeline-faults.ts";
import { RECORD_FAULTS } from "./record-faults.ts";
import { RULE_FAULTS } from "./rule-faults.ts";

export const FAULTS: readonly FaultWords[] = [
  ...RECORD_FAULTS,
  ...PIPELINE_FAULTS,
  ...RULE_FAULTS,
  ...BUS_AND_METRIC_FAULTS,
  ...CALL_FAULTS,
];

/** By the words of a sentence, or by the target's word for it; throws with the list of those that there are. */
export function faultNamed(name: string): FaultWords {
  const found = FAULTS.find((each) => each.name === name || each.kind === name);
  if (found !== undefined) return found;
  throw new Error(`no fault is called \`${name}\`; known: ${FAULTS.map((each) => `\`${each.name}\``).join(", ")}`);
}
