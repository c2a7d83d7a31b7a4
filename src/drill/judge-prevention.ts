/** Was it stopped, by that guardrail, at that level, and not by a missing permission? Judged against the whole denying set. */
import type { Denial, Explanation } from "../authorization/explanation.ts";
import type { Finding, SourcePlace, Verdict } from "../evidence/index.ts";
import { type Attempt, whoIn } from "./attempt.ts";
import type { GuardrailView, OrganizationView } from "./organization-view.ts";

/** What was expected to stop it: one guardrail by name, or any. */
export type Expected = Readonly<{ guardrail: GuardrailView | undefined; organization: OrganizationView }>;

type Ruling = Readonly<{
  verdict: Verdict;
  reason: string;
  observed: string;
  guardrail?: string;
  place?: SourcePlace | undefined;
}>;

/** The finding for one attempt; `guardrail` names what held, for the twin. */
export function judgePrevention(attempt: Attempt, expected: Expected): Finding {
  const { account } = attempt.act.actor;
  const ruling = rule(attempt, expected);
  const place = ruling.place ?? account.place;
  return {
    answer: "prevention",
    verdict: ruling.verdict,
    class: attempt.decisive.class,
    reason: ruling.reason,
    accountId: account.id,
    accountName: account.name,
    ...(place !== undefined && { place }),
    expected: expected.guardrail === undefined ? "stopped by a guardrail" : `stopped by \`${expected.guardrail.name}\``,
    observed: ruling.observed,
    ...attackOf(attempt),
    ...(ruling.guardrail !== undefined && { guardrail: ruling.guardrail }),
    basis: "computed",
    assumptions: attempt.assumptions,
    calls: attempt.calls.map((call) => call.sequence),
  };
}

function rule(attempt: Attempt, expected: Expected): Ruling {
  const { outcome, explanation } = attempt.decisive;
  const who = whoIn(attempt.act);
  if (outcome.kind === "succeeded") {
    const reason = `${who} could ${attempt.act.action.sentence}: no policy on the path of ${attempt.act.actor.account.name} denies it`;
    return { verdict: "broke", reason, observed: "the call succeeded" };
  }
  if (outcome.kind === "indeterminate") {
    return {
      verdict: "inconclusive",
      reason: `nobody can say whether ${who} got through: ${outcome.reason}`,
      observed: outcome.reason,
    };
  }
  const observed = `${outcome.code}: ${outcome.message}`;
  if (explanation === undefined) return { ...ruleByText(outcome, { who, expected }), observed };
  return { ...ruleByExplanation(explanation, { who, expected, code: outcome.code }), observed };
}

const attackOf = ({ decisive: { outcome } }: Attempt): Pick<Finding, "attack"> =>
  outcome.kind === "succeeded" ? { attack: "succeeded" } : outcome.kind === "refused" ? { attack: "stopped" } : {};

type Asked = Readonly<{ who: string; expected: Expected; code: string }>;

function ruleByExplanation(explanation: Explanation, { who, expected, code }: Asked): Omit<Ruling, "observed"> {
  if (explanation.outcome === "allowed") {
    return {
      verdict: "inconclusive",
      reason: `${who} was refused with ${code} after every policy had allowed it, so no guardrail was tested`,
    };
  }
  const guardrails = explanation.denying.filter(isServiceControl);
  const names = [...new Set(guardrails.map(nameOf))];
  const wanted = expected.guardrail;
  if (guardrails.length === 0) {
    return {
      verdict: "broke",
      reason: `only a missing permission stopped ${who}, no guardrail did: ${missing(explanation)}`,
    };
  }
  if (wanted !== undefined && !names.includes(wanted.name)) {
    return { verdict: "broke", reason: `\`${wanted.name}\` did not stop ${who}; it was held by ${list(names)}` };
  }
  const holding = guardrails.find((denial) => wanted === undefined || nameOf(denial) === wanted.name);
  const name = holding === undefined ? "" : nameOf(holding);
  const place = expected.organization.guardrails.find((each) => each.name === name)?.place;
  return { verdict: "held", reason: `${list(names)} stopped ${who}${at(holding)}`, guardrail: name, place };
}

const isServiceControl = (denial: Denial): boolean => denial.policyType === "serviceControl";

/** An implicit denial is named after the level that allows nothing: there is no policy to name. */
const nameOf = (denial: Denial): string =>
  denial.kind === "explicit" ? denial.statement.policy.name : `the missing allow at ${denial.level?.name ?? "a level"}`;

function at(denial: Denial | undefined): string {
  const level = denial?.kind === "explicit" ? denial.statement.policy.level : undefined;
  return level === undefined ? "" : ` at ${level.kind === "root" ? "the root" : level.name}`;
}

const missing = (explanation: Explanation): string =>
  explanation.denying.map((denial) => `${denial.kind} deny by ${denial.policyType}`).join(", ") ||
  "no denial is on record";

const list = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(" and ");

/** Real AWS names one policy at most; the whole denying set is not known there, and the finding says so. */
function ruleByText(
  refusal: { code: string; message: string },
  { who, expected }: Omit<Asked, "code">,
): Omit<Ruling, "observed"> {
  const found = /with an explicit deny in a service control policy(?:: (\S+))?/.exec(refusal.message);
  const caution = "only the error text is known, not the whole denying set";
  if (found === null) {
    return {
      verdict: "broke",
      reason: `${who} was refused, but the text names no service control policy (${caution})`,
    };
  }
  const named = expected.organization.guardrails.find((each) => each.arn === found[1]);
  const wanted = expected.guardrail;
  if (wanted === undefined || named?.name === wanted.name) {
    return {
      verdict: "held",
      reason: `${named === undefined ? "a service control policy" : `\`${named.name}\``} stopped ${who} (${caution})`,
      ...(named && { guardrail: named.name }),
    };
  }
  if (named === undefined) {
    return {
      verdict: "inconclusive",
      reason: `a service control policy stopped ${who}, and the text does not say whether it was \`${wanted.name}\``,
    };
  }
  return { verdict: "broke", reason: `AWS named \`${named.name}\`, not \`${wanted.name}\` (${caution})` };
}
