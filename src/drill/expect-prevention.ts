/** The prevention questions that a Then can ask. */
import { type Act, type Attempt, hasSucceeded } from "./attempt.ts";
import { guardrailNamed } from "./cast.ts";
import type { Drill } from "./drill.ts";
import { judgePrevention } from "./judge-prevention.ts";
import { playTwin } from "./twin.ts";

/** Every attempt of the last When was stopped by that guardrail (any, without a name); each guardrail that held gets its twin. */
export async function expectStopped(drill: Drill, guardrailName?: string): Promise<void> {
  const guardrail = guardrailName === undefined ? undefined : guardrailNamed(drill, guardrailName);
  const heldBy = new Map<string, Act[]>();
  for (const attempt of drill.recall()) {
    const finding = judgePrevention(attempt, { guardrail, organization: drill.organization });
    drill.findings.push(finding);
    if (finding.verdict === "held" && finding.guardrail !== undefined) {
      heldBy.set(finding.guardrail, [...(heldBy.get(finding.guardrail) ?? []), attempt.act]);
    }
  }
  if (!drill.opened.target.capabilities.has("counterfactual")) return;
  for (const [name, held] of heldBy) {
    if (!drill.organization.guardrails.some((each) => each.name === name)) continue;
    drill.sensitivity.push(
      await playTwin({ stage: drill.stage, choice: drill.choice, guardrail: name, history: drill.history, held }),
    );
  }
}

/** Least privilege alone stopped it: the denial is a missing permission or an identity policy, and no guardrail is in the set. */
export function expectLacksPermission(drill: Drill): void {
  for (const attempt of drill.recall()) {
    const denying = attempt.decisive.explanation?.denying ?? [];
    const byIdentity = denying.some((each) => each.policyType === "identity");
    const isAlone =
      byIdentity && denying.every((each) => each.policyType === "identity" || each.policyType === "boundary");
    drill.findings.push({
      ...judgePrevention(attempt, { guardrail: undefined, organization: drill.organization }),
      verdict: isAlone ? "held" : "broke",
      reason: isAlone
        ? `${attempt.act.actor.principal} has no permission to ${attempt.act.action.sentence}`
        : reasonAgainst(attempt),
      expected: "refused for want of a permission",
    });
  }
}

const reasonAgainst = (attempt: Attempt): string =>
  hasSucceeded(attempt)
    ? `${attempt.act.actor.principal} could ${attempt.act.action.sentence}`
    : "it was refused, but not for want of a permission alone";
