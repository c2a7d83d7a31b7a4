/** Was it stopped, by that guardrail, at that level, and not by a missing permission? Judged against the whole denying set. */
import type { Denial, Explanation } from "../authorization/explanation.ts";
import type { Finding } from "../evidence/index.ts";
import { type Attempt, whoIn } from "./attempt.ts";
import type { GuardrailView, OrganizationView } from "./organization-view.ts";
import { type Ruling, ruleByText } from "./rule-by-text.ts";

/** What was expected to stop it: one guardrail by name, or any. */
export type Expected = Readonly<{ guardrail: GuardrailView | undefined; organization: OrganizationView }>;

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

function rule(attempt: Attempt, expected: Expected): Ruling & Readonly<{ observed: string }> {
  const { outcome, explanation } = attempt.decisive;
  const who = whoIn(attempt.act);
  if (outcome.kind === "succeeded") {
    const reason = `${who} could ${attempt.act.action.sentence}: ${whyOpen(attempt, expected.organization)}`;
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
  if (explanation === undefined) return { ...ruleByText(outcome, { who, ...expected }), observed };
  return { ...ruleByExplanation(explanation, { who, expected, code: outcome.code }), observed };
}

const attackOf = ({ decisive: { outcome } }: Attempt): Pick<Finding, "attack"> =>
  outcome.kind === "succeeded" ? { attack: "succeeded" } : outcome.kind === "refused" ? { attack: "stopped" } : {};

/** Nothing denies it, or something nearly did: a guardrail on the path that names the action and did not apply. */
function whyOpen({ act, decisive }: Attempt, { guardrails }: OrganizationView): string {
  const { account } = act.actor;
  const own = `${decisive.service}:${decisive.operation}`;
  const actions = decisive.operation === "AcceptHandshake" ? [own, "organizations:LeaveOrganization"] : [own];
  const near = guardrails.filter(
    (each) =>
      each.attachedTo.some((id) => account.path?.includes(id) === true) &&
      actions.some((action) => each.denies?.(action) === true),
  );
  if (near.length === 0) return `no policy on the path of ${account.name} denies it`;
  const names = list(near.map((each) => each.name));
  return `${names} on the path of ${account.name} ${near.length === 1 ? "names" : "name"} the action, but a condition or resource kept ${near.length === 1 ? "it" : "them"} from applying`;
}

type Asked = Readonly<{ who: string; expected: Expected; code: string }>;

function ruleByExplanation(explanation: Explanation, { who, expected, code }: Asked): Ruling {
  if (explanation.outcome === "allowed") {
    return {
      verdict: "broke",
      reason: `no guardrail stopped ${who}: every policy allowed it, and only a rule of AWS's own refused it for now (${code})`,
    };
  }
  const guardrails = explanation.denying.filter(isServiceControl);
  const names = [...new Set(guardrails.map(nameOf))];
  const wanted = expected.guardrail;
  if (guardrails.length === 0) {
    const isMissing = explanation.denying.every((each) => each.kind === "implicit");
    const stopped = isMissing
      ? `only a missing permission stopped ${who}, no guardrail did`
      : `no guardrail stopped ${who}`;
    return { verdict: "broke", reason: `${stopped}: ${missing(explanation)}` };
  }
  if (wanted !== undefined && !names.includes(wanted.name)) {
    return { verdict: "broke", reason: `\`${wanted.name}\` did not stop ${who}; it was held by ${list(names)}` };
  }
  const explicitFirst = guardrails.toSorted((left, right) => rank(left) - rank(right));
  const holding = explicitFirst.find((denial) => wanted === undefined || nameOf(denial) === wanted.name);
  const policy = policyBehind(holding, expected.organization);
  const reason = `${list(names)} stopped ${who}${at(holding)}`;
  return { verdict: "held", reason, guardrail: policy?.name ?? (holding && nameOf(holding)), place: policy?.place };
}

/** The reader's own policy: the one that denies, or the only one at a level that allows nothing. */
function policyBehind(
  denial: Denial | undefined,
  { guardrails }: OrganizationView,
): Pick<GuardrailView, "name" | "place"> | undefined {
  if (denial?.kind === "explicit") return guardrails.find((each) => each.name === denial.statement.policy.name);
  const level = denial?.level?.id;
  const there = guardrails.filter((each) => level !== undefined && each.attachedTo.includes(level));
  return there.length === 1 ? there[0] : undefined;
}

const isServiceControl = (denial: Denial): boolean => denial.policyType === "serviceControl";

/** A policy that denies says more than a level that allows nothing, and only a policy can be taken away by a twin. */
const rank = (denial: Denial): number => (denial.kind === "explicit" ? 0 : 1);

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
