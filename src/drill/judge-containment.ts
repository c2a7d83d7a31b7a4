/** What one remaining step says about the containment: only a step that would have succeeded without it proves anything. */
import type { AccountState, Verdict } from "../evidence/index.ts";
import { type Attempt, hasSucceeded, whoIn } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { cameTo } from "./expect-consequence.ts";

/** One step on two copies; `otherwise` is the one without the responses. */
export type Tried = Readonly<{
  attempt: Attempt;
  /** What it was tried with, when not with the intruder's own credentials. */
  by?: string | undefined;
  otherwise: Attempt | undefined;
  /** Where the account stands after the responses. */
  state?: AccountState | undefined;
}>;

type Judged = Readonly<{ verdict: Verdict; reason: string; wouldStop?: string }>;

export function judgeRemaining(drill: Drill, { attempt, by, otherwise, state }: Tried): Judged {
  const tried = `${whoIn(attempt.act)}${by === undefined ? "" : `, with ${by},`} tried to ${attempt.act.action.sentence}`;
  if (hasSucceeded(attempt)) {
    const wouldStop = whatWouldStop(drill, attempt, { by, state });
    const reason = `not contained: ${tried} on a copy of the world, and it succeeded; ${wouldStop}`;
    return { verdict: "broke", reason, wouldStop };
  }
  if (!isAnswered(attempt)) return { verdict: "inconclusive", reason: `${tried}, and ${cameTo(attempt)}` };
  if (otherwise === undefined || !hasSucceeded(otherwise)) {
    const without = otherwise === undefined ? "nobody tried it without the responses" : cameTo(otherwise);
    const reason = `${tried} in vain, which proves nothing: without any response it fails as well (${without})`;
    return { verdict: "inconclusive", reason };
  }
  return { verdict: "held", reason: `${tried} in vain: ${cameTo(attempt)}; without the responses it succeeds` };
}

/** Refused, or there was nothing left to act on; a call that nobody answered says nothing. */
const isAnswered = ({ decisive, calls }: Attempt): boolean =>
  decisive.outcome.kind !== "indeterminate" || calls.at(-1)?.outcome.kind !== "indeterminate";

type Means = Pick<Tried, "by" | "state">;

/**
 * Guardrails of the organization that name the action in a Deny and do not bind the account; else only that its credentials still
 * work. Whether a condition or resource would keep one from applying is not asked.
 */
function whatWouldStop({ organization }: Drill, { act, decisive }: Attempt, { by, state }: Means): string {
  const { account } = act.actor;
  const action = `${decisive.service}:${decisive.operation}`;
  const bound = state?.guardrails ?? [];
  const names = organization.guardrails
    .filter(({ name, denies }) => denies?.(action) === true && !bound.some((each) => each.startsWith(`${name} at `)))
    .map(({ name }) => `\`${name}\``);
  const working = by === undefined ? `the credentials of ${whoIn(act)} still work` : `${by} still works`;
  if (names.length === 0) return `${working}, and no other guardrail of ${organization.name} denies ${action}`;
  const where = state?.organizationId === organization.id ? "" : ", which is no member";
  const [deny, bind] = names.length === 1 ? ["denies", "does not bind"] : ["deny", "do not bind"];
  return `${working}, and ${names.join(" and ")}, which ${deny} ${action}, ${bind} ${account.name}${where}`;
}
