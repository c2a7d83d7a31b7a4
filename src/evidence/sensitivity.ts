/** What the twin of a drill, the same attack with the guardrail taken away, does to the drill's own answer. */
import type { Finding } from "./answer.ts";
import type { DrillResult, Sensitivity } from "./drill-result.ts";
import { rejudge } from "./judge.ts";

/**
 * A guardrail whose twin is vacuous stopped nothing that could have happened: its Held becomes Inconclusive. A redundant one
 * stays Held and says who else would have stopped it. A break is never softened: it was seen, whatever the twin did.
 */
export function applySensitivity(drill: DrillResult, twins: readonly Sensitivity[]): DrillResult {
  const findings = drill.findings.map((finding) => twins.reduce(withTwin, finding));
  return { ...rejudge(drill, findings), sensitivity: twins.length === 0 ? drill.sensitivity : twins };
}

function withTwin(finding: Finding, twin: Sensitivity): Finding {
  const concerned = finding.guardrail === undefined || finding.guardrail === twin.guardrail;
  if (finding.answer !== "prevention" || finding.verdict !== "held" || !concerned) return finding;
  switch (twin.result) {
    case "confirmed":
      return finding;
    case "redundant":
      return { ...finding, reason: `${finding.reason}; ${redundancy(twin)}` };
    case "vacuous":
      return { ...finding, verdict: "inconclusive", reason: `${vacuity(twin)}; as it stands: ${finding.reason}` };
  }
}

function redundancy(twin: Sensitivity): string {
  const set = twin.removalSet.map((name) => `\`${name}\``).join(", ");
  const all = set === "" ? "" : `; the attack succeeds only without ${set}`;
  return `\`${twin.guardrail}\` is redundant, the attack is stopped without it too${all}`;
}

const vacuity = (twin: Sensitivity): string =>
  `the attack could not have succeeded without \`${twin.guardrail}\` either, so this says nothing about it (${twin.reason})`;
