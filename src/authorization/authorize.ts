/** May this caller do this, and why not: the whole decision of AWS with its reasons. */
import type { Asking } from "./asking.ts";
import {
  type AssumptionValues,
  AUTHORIZATION_ASSUMPTIONS,
  type AuthorizationAssumption,
  assumes,
} from "./assumptions.ts";
import { bindingOf, exemptionsOf, needsNoPermission } from "./binding.ts";
import type { Denial, Explanation, PolicyType, StatementReference } from "./explanation.ts";
import { findAll, findExplicit, questionOf } from "./findings.ts";
import { withLevelPath } from "./level-path.ts";
import type { AuthorizationRequest, PolicyScope } from "./request.ts";

/** An answer under one set of assumption values, before it is known which of them mattered. */
type Decision = Readonly<{
  outcome: Explanation["outcome"];
  decisive: Denial | undefined;
  denying: readonly Denial[];
  allowing: readonly StatementReference[];
}>;

/**
 * Decides one request. An explicit deny anywhere ends it; then every level of the ladders must allow, then what the
 * naming of the caller in the resource's policy leaves to allow. `denying` is complete, `decisive` is what AWS would
 * name, and `assumptions` lists the named assumptions whose alternative would change the answer.
 * Sources: IAM User Guide "Policy evaluation logic"; Organizations User Guide "SCP evaluation"; aws-facts 6.
 */
export function authorize(request: AuthorizationRequest, scope: PolicyScope): Explanation {
  const consulted = new Set<AuthorizationAssumption>();
  const decision = decide(request, scope, consulted);
  const { outcome, allowing } = decision;
  const denying = decision.denying.map((denial) => withLevelPath(denial, scope));
  const decisive = decision.decisive && denying[decision.denying.indexOf(decision.decisive)];
  let assumptions: readonly string[] | undefined;
  return {
    outcome,
    denying,
    allowing,
    ...(decisive === undefined ? {} : { decisive }),
    action: request.action,
    resource: request.resource,
    principal: scope.principal.arn,
    exemptions: [...(scope.exemptions ?? []), ...exemptionsOf(request, scope)],
    /** Worked out when somebody asks: it decides the request again for every value of what was consulted. */
    get assumptions() {
      assumptions ??= [...consulted].filter((name) => mattered(name, { request, scope, decision }));
      return assumptions;
    },
  };
}

/** The denial that AWS would name, or undefined when the request is allowed: `authorize(request, scope).decisive` alone. */
export function decisiveDenial(request: AuthorizationRequest, scope: PolicyScope): Denial | undefined {
  if (needsNoPermission(request)) return undefined;
  const binding = bindingOf(request, scope);
  const question = questionOf(request, scope, { binding });
  const named = nameExplicit(findExplicit(binding, question), scope.assumptions, undefined);
  if (named !== undefined) return named;
  const [missing] = findAll(binding, question).implicit;
  return missing && withLevelPath(missing, scope);
}

function decide(request: AuthorizationRequest, scope: PolicyScope, consulted: Set<AuthorizationAssumption>): Decision {
  if (needsNoPermission(request)) return { outcome: "allowed", decisive: undefined, denying: [], allowing: [] };
  const binding = bindingOf(request, scope);
  const { explicit, implicit, allowing } = findAll(binding, questionOf(request, scope, { binding, consulted }));
  const named = nameExplicit(explicit, scope.assumptions, consulted);
  return {
    outcome: named !== undefined ? "explicitlyDenied" : implicit.length > 0 ? "implicitlyDenied" : "allowed",
    decisive: named ?? implicit[0],
    denying: [...explicit, ...implicit],
    allowing,
  };
}

/** An assumption matters when one of its other values gives another answer; interplay of several is not explored. */
function mattered(
  name: AuthorizationAssumption,
  { request, scope, decision }: Readonly<{ request: AuthorizationRequest; scope: PolicyScope; decision: Decision }>,
): boolean {
  const assumption = AUTHORIZATION_ASSUMPTIONS.find((each) => each.name === name);
  const values: readonly string[] = assumption === undefined ? [] : [assumption.default, ...assumption.alternatives];
  return values.some((value) => {
    const assumptions = { ...scope.assumptions, [name]: value };
    return !isSame(decide(request, { ...scope, assumptions }, new Set()), decision);
  });
}

const isSame = (one: Decision, other: Decision): boolean =>
  one.outcome === other.outcome &&
  keyOf(one.decisive) === keyOf(other.decisive) &&
  one.denying.map(keyOf).join() === other.denying.map(keyOf).join();

/** Tells denials of one scope apart: a statement's policy, level and index, or a policy type and its level. */
function keyOf(denial: Denial | undefined): string {
  if (denial === undefined) return "none";
  if (denial.kind === "implicit") return JSON.stringify([denial.policyType, denial.level?.id]);
  const { policy, index } = denial.statement;
  return JSON.stringify([denial.policyType, policy.arn, policy.id, policy.name, policy.level?.id, index]);
}

/** The explicit denial that AWS would name. policy-evaluation 3.8; aws-facts 1.4. */
function nameExplicit(
  explicit: readonly Denial[],
  assumptions: AssumptionValues | undefined,
  consulted: Asking["consulted"],
): Denial | undefined {
  if (explicit.length < 2) return explicit[0];
  const chosen = chooseType(explicit, assumptions, consulted);
  const sameType = explicit.filter((each) => each.policyType === chosen);
  if (chosen !== "serviceControl") return sameType[0];
  const levels = new Set(sameType.map(levelOf));
  if (levels.size < 2) return sameType[0];
  consulted?.add("scp-named-when-several-deny");
  if (!assumes(assumptions, "scp-named-when-several-deny", "nearest-account")) return sameType[0];
  const nearest = levelOf(sameType[sameType.length - 1]);
  return sameType.find((each) => levelOf(each) === nearest);
}

const levelOf = (denial: Denial | undefined): string | undefined =>
  denial?.kind === "explicit" ? denial.statement.policy.level?.id : denial?.level?.id;

const IDENTITY_FIRST: readonly PolicyType[] = ["identity", "boundary", "session"];

function chooseType(
  explicit: readonly Denial[],
  assumptions: AssumptionValues | undefined,
  consulted: Asking["consulted"],
): PolicyType | undefined {
  const types = new Set(explicit.map((each) => each.policyType));
  const [first] = types;
  if (types.size < 2) return first;
  consulted?.add("policy-type-named-when-several-deny");
  if (!assumes(assumptions, "policy-type-named-when-several-deny", "identity-first")) return first;
  return IDENTITY_FIRST.find((type) => types.has(type)) ?? first;
}
