/** Why AWS refused, in the words of a security team: each reason is known by its signs in the catalogue, and the report shows both. */
import { REFUSAL_REASONS, type RefusalReason, type RefusalSign, showsSign } from "../catalogue/index.ts";
import { type Attempt, whoIn } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { cameTo, claim, expectRefused } from "./expect-consequence.ts";

/** What can stand after "the attempt is refused because". */
export const REASONS_OF_REFUSAL: readonly string[] = REFUSAL_REASONS.map(({ because }) => because);

/** Every attempt of the last When was refused, with a sign of that reason. Throws where the catalogue has no such reason. */
export function expectRefusedBecause(drill: Drill, because: string): void {
  const { signs } = refusalReason(because);
  for (const attempt of drill.recall()) {
    const { service } = attempt.decisive;
    const here = signs.filter((sign) => sign.service === service);
    const observed = cameTo(attempt);
    claim(drill, {
      attempt,
      holds: here.some((sign) => shows(attempt, sign)),
      reason: `${whoIn(attempt.act)} tried to ${attempt.act.action.sentence}: ${observed}`,
      expected: `refused because ${because}: ${(here.length > 0 ? here : signs).map(told).join(", or ")}`,
      observed,
    });
  }
}

/** The same for one permission that nobody gave: an action such as `organizations:LeaveOrganization`. */
export function expectRefusedForWantOf(drill: Drill, action: string): void {
  const service = drill.attempts[0]?.decisive.service;
  const denied = refusalReason("it is not allowed").signs.find((sign) => sign.service === service);
  expectRefused(drill, denied?.code ?? "AccessDenied", `no identity-based policy allows the ${action} action`);
}

function refusalReason(because: string): RefusalReason {
  const found = REFUSAL_REASONS.find((each) => each.because === because);
  if (found === undefined) throw new Error(`no refusal has the reason \`${because}\``);
  return found;
}

const shows = ({ decisive: { outcome } }: Attempt, sign: RefusalSign): boolean =>
  outcome.kind === "refused" && showsSign(outcome, sign);

const told = ({ code, reason, text, without = [] }: RefusalSign): string =>
  [code, reason, text && `"${text}"`, ...without.map((each) => `without "${each}"`)].filter(Boolean).join(" ");
