/** The sensitivity twin: the same acts with a guardrail taken away. Does the attack then succeed? */
import type { Sensitivity } from "../evidence/index.ts";
import { type Act, type Attempt, hasSucceeded } from "./attempt.ts";
import { performAct } from "./perform.ts";
import type { DrillStage, OrganizationChoice } from "./stage.ts";

export type TwinRequest = Readonly<{
  stage: DrillStage;
  choice: OrganizationChoice;
  guardrail: string;
  /** Everything that was done in the drill, in order. */
  history: readonly Act[];
  /** The attempts that the guardrail held; each is one of `history`. */
  held: readonly Act[];
}>;

/** Plays the drill again without the guardrail; answers what that says about it. */
export async function playTwin(request: TwinRequest): Promise<Sensitivity> {
  const without = [request.guardrail];
  const first = await replay(request, without);
  const through = first.filter(hasSucceeded).length;
  const { guardrail, held } = request;
  if (through > 0) {
    const rest = through === held.length ? "" : `; ${held.length - through} of ${held.length} would still be stopped`;
    return {
      guardrail,
      result: "confirmed",
      removalSet: without,
      reason: `without it ${through} of ${held.length} attempts succeed${rest}`,
    };
  }
  const others = otherGuardrails(first).filter((name) => !without.includes(name));
  if (others.length === 0) {
    return {
      guardrail,
      result: "vacuous",
      removalSet: [],
      reason: `without it the attempts still fail: ${refusalsOf(first)}`,
    };
  }
  const all = [...without, ...others];
  const second = await replay(request, all);
  if (!second.some(hasSucceeded)) {
    return {
      guardrail,
      result: "vacuous",
      removalSet: [],
      reason: `even without ${all.join(", ")} the attempts fail: ${refusalsOf(second)}`,
    };
  }
  return {
    guardrail,
    result: "redundant",
    removalSet: all,
    reason: `${others.join(" and ")} stops the attempts as well`,
  };
}

async function replay(request: TwinRequest, withoutGuardrails: readonly string[]): Promise<readonly Attempt[]> {
  const { target, view } = await request.stage.open(request.choice, { withoutGuardrails });
  const removed = view.organizations[0]?.guardrails
    .filter((each) => withoutGuardrails.includes(each.name))
    .map((each) => each.id);
  const attempts: Attempt[] = [];
  for (const act of request.history) {
    if (removed?.includes(act.action.policyId ?? "") === true) continue;
    const attempt = await performAct(target, act, 0);
    if (request.held.includes(act)) attempts.push(attempt);
  }
  await target.close();
  return attempts;
}

function otherGuardrails(attempts: readonly Attempt[]): readonly string[] {
  const names = attempts.flatMap((attempt) =>
    (attempt.decisive.explanation?.denying ?? []).flatMap((denial) =>
      denial.kind === "explicit" && denial.policyType === "serviceControl" ? [denial.statement.policy.name] : [],
    ),
  );
  return [...new Set(names)];
}

const refusalsOf = (attempts: readonly Attempt[]): string =>
  [
    ...new Set(
      attempts.map(({ decisive }) =>
        decisive.outcome.kind === "refused" ? decisive.outcome.code : decisive.outcome.kind,
      ),
    ),
  ].join(", ");
