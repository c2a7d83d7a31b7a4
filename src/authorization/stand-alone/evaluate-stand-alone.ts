/** A decision where not everything about the request is known: what is missing is never guessed. */
import { authorize } from "../authorize.ts";
import type { RequestContext } from "../caller.ts";
import type { Explanation, PolicyType, StatementReference } from "../explanation.ts";
import type { AuthorizationRequest, PolicyScope } from "../request.ts";
import { type OpenStatement, readScope } from "./read-scope.ts";

export type StandAloneRequest = Readonly<{
  action: string;
  resource: string;
  /** Condition keys in lower case that are known to be in the request. */
  context: RequestContext;
  /** Whether a key (in lower case) is settled; one that is settled and not in `context` is known to be absent. */
  isKnown(key: string): boolean;
}>;

/** The keys, as the policy spells them, on which one statement hangs that matters to the answer. */
export type Undecided = Readonly<{ policyType: PolicyType; statement: StatementReference; keys: readonly string[] }>;

export type StandAloneAnswer = Readonly<{
  /** `inconclusive`: both answers are possible, as far as each statement by itself can tell. */
  answer: "allowed" | "denied" | "inconclusive";
  /** Each once. Inconclusive: at least one. Denied: those that would only change which denials there are. Allowed: none. */
  keys: readonly string[];
  undecided: readonly Undecided[];
  /** With every missing key in the caller's favour; when denied, `denying` holds whatever they are. */
  best: Explanation;
  /** With every missing key against the caller; when allowed, it is allowed whatever they are. */
  worst: Explanation;
}>;

/**
 * Three-valued: a statement applies, does not, or hangs on keys that are not known; a certain Deny wins whatever hangs.
 * Sound: an answer that is not inconclusive is the answer of `authorize` for every completion of the context, absence of
 * any key included. Two statements that only together cover every value are not put together, so `inconclusive` may be
 * cautious. IAM User Guide: "Policy evaluation logic", "Condition operators".
 */
export function evaluateStandAlone(request: StandAloneRequest, scope: PolicyScope): StandAloneAnswer {
  const asked: AuthorizationRequest = request;
  const reading = readScope(request, scope);
  if (reading.open.length === 0) {
    const certain = authorize(asked, scope);
    return { answer: answerOf(certain), keys: [], undecided: [], best: certain, worst: certain };
  }
  const best = authorize(asked, reading.best);
  const worst = authorize(asked, reading.worst);
  const answer = best.outcome === "allowed" && worst.outcome !== "allowed" ? "inconclusive" : answerOf(best);
  const undecided = answer === "allowed" ? [] : reading.open.filter((each) => matters(each, { best, worst }));
  const keys = new Map<string, string>();
  for (const key of undecided.flatMap((each) => each.keys))
    keys.set(key.toLowerCase(), keys.get(key.toLowerCase()) ?? key);
  return { answer, keys: [...keys.values()], undecided, best, worst };
}

const answerOf = ({ outcome }: Explanation): "allowed" | "denied" => (outcome === "allowed" ? "allowed" : "denied");

type Pair = Readonly<Record<"best" | "worst", Explanation>>;

const OWN_TYPES: readonly PolicyType[] = ["identity", "boundary", "session", "resource", "trust"];

/** A Deny that only the worst reading has; an Allow where the worst reading lacks one and the best does not. */
function matters({ effect, policyType, statement }: OpenStatement, { best, worst }: Pair): boolean {
  if (effect === "Deny")
    return best.outcome !== "explicitlyDenied" && worst.outcome === "explicitlyDenied" && denies(worst, statement);
  if (best.outcome !== "allowed") return false;
  return worst.denying.some((each) => {
    if (each.kind !== "implicit") return false;
    if (policyType === "resource" || policyType === "trust") return OWN_TYPES.includes(each.policyType);
    return each.policyType === policyType && each.level?.id === statement.policy.level?.id;
  });
}

const denies = ({ denying }: Explanation, { policy, index }: StatementReference): boolean =>
  denying.some(
    (each) =>
      each.kind === "explicit" && each.statement.index === index && placeOf(each.statement.policy) === placeOf(policy),
  );

const placeOf = ({ type, id, arn, name, level }: StatementReference["policy"]): string =>
  JSON.stringify([type, id, arn, name, level?.id]);
