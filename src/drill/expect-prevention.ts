/** The prevention questions that a Then can ask. */
import type { Finding } from "../evidence/index.ts";
import type { Act, Attempt } from "./attempt.ts";
import { guardrailNamed } from "./cast.ts";
import type { Drill } from "./drill.ts";
import { judgePrevention } from "./judge-prevention.ts";
import type { GuardrailView } from "./organization-view.ts";
import { playTwin } from "./twin.ts";

/** Every attempt of the last When was stopped by that guardrail (any, without a name); each guardrail that held gets its twin. */
export async function expectStopped(drill: Drill, guardrailName?: string): Promise<void> {
  const guardrail = guardrailName === undefined ? undefined : guardrailNamed(drill, guardrailName);
  await judgeStopped(drill, drill.recall(), guardrail);
}

/** The same for those attempts only that the caller's own permissions allow; the others say nothing about guardrails. */
export async function expectPermittedStopped(drill: Drill): Promise<void> {
  const attempts = drill.recall();
  const permitted = attempts.filter((attempt) => !lacksPermission(attempt));
  await judgeStopped(drill, permitted, undefined);
  const [first] = attempts;
  if (permitted.length > 0 || first === undefined) return;
  drill.findings.push({
    answer: "prevention",
    verdict: "held",
    class: first.decisive.class,
    reason: `none of the ${attempts.length} has the permission to ${first.act.action.sentence}`,
    expected: "no permission, or stopped by a guardrail",
    observed: `${attempts.length} of ${attempts.length} refused for want of a permission`,
    attack: "stopped",
    basis: "computed",
    assumptions: [...new Set(attempts.flatMap((each) => each.assumptions))].sort(),
    calls: attempts.map((each) => each.decisive.sequence),
  });
}

const OWN_PERMISSIONS = ["identity", "boundary", "session"];

const lacksPermission = ({ decisive: { outcome, explanation } }: Attempt): boolean =>
  outcome.kind === "refused" && (explanation?.denying ?? []).some((each) => OWN_PERMISSIONS.includes(each.policyType));

async function judgeStopped(
  drill: Drill,
  attempts: readonly Attempt[],
  guardrail: GuardrailView | undefined,
): Promise<void> {
  const heldBy = new Map<string, Act[]>();
  for (const attempt of attempts) {
    const finding = judgePrevention(attempt, { guardrail, organization: drill.organization });
    drill.findings.push(finding);
    if (finding.verdict === "held" && finding.guardrail !== undefined) {
      heldBy.set(finding.guardrail, [...(heldBy.get(finding.guardrail) ?? []), attempt.act]);
    }
  }
  if (drill.stage.isBrief === true || !drill.opened.target.capabilities.has("counterfactual")) return;
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
    const {
      guardrail: _,
      place: __,
      ...judged
    } = judgePrevention(attempt, {
      guardrail: undefined,
      organization: drill.organization,
    });
    const { account } = attempt.act.actor;
    drill.findings.push({
      ...judged,
      ...(account.place !== undefined && { place: account.place }),
      ...lackOfPermission(attempt),
      expected: "refused for want of a permission",
    });
  }
}

function lackOfPermission(attempt: Attempt): Pick<Finding, "verdict" | "reason"> {
  const { act, decisive } = attempt;
  const { outcome, explanation } = decisive;
  const who = act.actor.principal;
  const wanted = act.action.sentence;
  if (outcome.kind === "succeeded") return { verdict: "broke", reason: `${who} could ${wanted}` };
  if (outcome.kind === "indeterminate") {
    return { verdict: "inconclusive", reason: `nobody can say whether ${who} could ${wanted}: ${outcome.reason}` };
  }
  if (explanation === undefined && !/because no identity-based policy allows/.test(outcome.message)) {
    const reason = `${who} was refused, and the text does not say whether for want of a permission alone: ${outcome.code}`;
    return { verdict: "inconclusive", reason };
  }
  const denying = explanation?.denying ?? [];
  const isAlone =
    explanation === undefined ||
    (denying.some((each) => each.policyType === "identity") &&
      denying.every((each) => each.policyType === "identity" || each.policyType === "boundary"));
  return isAlone
    ? { verdict: "held", reason: `${who} has no permission to ${wanted}` }
    : { verdict: "broke", reason: "it was refused, but not for want of a permission alone" };
}
