/** One simulated call: the decision, and what every kind of policy has to do with it. */
import {
  type Denial,
  type Explanation,
  evaluateStandAlone,
  type PolicyScope,
  type PolicyType,
  type StandAloneRequest,
  type StatementReference,
} from "../../../../authorization/index.ts";
import type { World } from "../../../../domain/index.ts";
import { parseAccountId } from "../../../../kernel/index.ts";
import { organizationKeys } from "./simulated-principal.ts";
import type { Simulation } from "./simulation.ts";

export type Decision = "allowed" | "explicitDeny" | "implicitDeny";

export type Evaluation = Readonly<{
  resource: string;
  decision: Decision;
  /** The statements that decided, of identity, boundary and resource policies. */
  matched: readonly StatementReference[];
  missing: readonly string[];
  /** Undefined where no organization takes part. */
  allowedByOrganizations: boolean | undefined;
  /** Undefined without a boundary. */
  allowedByBoundary: boolean | undefined;
  /** What each side says to a call across accounts; undefined within one. */
  sides: Readonly<Record<"IAM Policy" | "Resource Policy", Decision>> | undefined;
}>;

/**
 * The API has no word for an answer that hangs on keys which were not given: then the decision is the strictest of those
 * that are possible, and the keys that would change it are missing, an inference from "MissingContextValues". When the
 * organization denies, the simulation ends. IAM API Reference: "EvaluationResult".
 */
export function evaluate(
  world: World,
  simulation: Simulation,
  asked: Readonly<{ action: string; resource: string }>,
): Evaluation {
  const request = { ...asked, ...knownContext(world, simulation, asked.resource) };
  const scope = scopeOf(simulation, asked.resource);
  const { worst: explanation, undecided } = evaluateStandAlone(request, scope);
  const controls = denialsOf(explanation, ["serviceControl"]);
  const isStopped = controls.length > 0;
  const { boundary, principal, serviceControl } = simulation;
  const hasBoundary = boundary !== undefined;
  const isCrossAccount = scope.resourceAccountId !== undefined && scope.resourceAccountId !== principal.accountId;
  return {
    resource: asked.resource,
    decision: isStopped ? decisionOf(controls) : DECISION[explanation.outcome],
    matched: isStopped ? [] : matchedBy(explanation),
    missing: unique(undecided.flatMap(({ policyType, keys }) => (REPORTED.includes(policyType) ? keys : []))),
    allowedByOrganizations: serviceControl === undefined ? undefined : !isStopped,
    allowedByBoundary: hasBoundary ? allowsAlone(simulation, request) : undefined,
    sides: isCrossAccount && !isStopped ? sidesOf(explanation) : undefined,
  };
}

const DECISION = { allowed: "allowed", explicitlyDenied: "explicitDeny", implicitlyDenied: "implicitDeny" } as const;

type Known = Pick<StandAloneRequest, "context" | "isKnown">;

/** Each once, whatever the case: keys are compared without regard to it. */
const unique = (keys: readonly string[]): readonly string[] =>
  [...new Map(keys.toReversed().map((key) => [key.toLowerCase(), key])).values()].toReversed();

/** Values that were given win over what the caller and the resource settle. */
function knownContext(world: World, { given, caller, resourceOwner }: Simulation, resource: string): Known {
  const owner = parseAccountId(resource.split(":")[4] ?? "") ?? resourceOwner;
  const ofResource = owner === undefined ? [] : organizationKeys(world, owner, "aws:resource");
  const settled = new Map<string, string | readonly string[] | undefined>([
    ...(caller?.settled ?? []),
    ...(owner === undefined ? [] : ([["aws:resourceaccount", owner]] as const)),
    ...ofResource,
    ...given,
  ]);
  const values = new Map<string, string | readonly string[]>();
  for (const [key, value] of settled) if (value !== undefined) values.set(key, value);
  const hasAllTags = caller?.hasAllTags === true;
  return { context: values, isKnown: (key) => settled.has(key) || (hasAllTags && key.startsWith("aws:principaltag/")) };
}

/** An owner counts only where a resource policy is simulated: nobody else's say is known. */
function scopeOf(simulation: Simulation, resource: string): PolicyScope {
  const { principal, identity, boundary, resourcePolicy, resourceOwner, serviceControl, assumptions } = simulation;
  const owner = parseAccountId(resource.split(":")[4] ?? "") ?? resourceOwner;
  return {
    principal,
    identity,
    ...(boundary === undefined ? {} : { boundary }),
    ...(serviceControl?.ladder === undefined ? {} : { serviceControl: serviceControl.ladder }),
    ...(resourcePolicy === undefined ? {} : { resourcePolicy }),
    ...(resourcePolicy === undefined || owner === undefined ? {} : { resourceAccountId: owner }),
    assumptions,
  };
}

const denialsOf = ({ denying }: Explanation, types: readonly string[]): readonly Denial[] =>
  denying.filter(({ policyType }) => types.includes(policyType));

const decisionOf = (denials: readonly Denial[]): Decision =>
  denials.some(({ kind }) => kind === "explicit") ? "explicitDeny" : denials.length > 0 ? "implicitDeny" : "allowed";

/** Keys and statements of service control policies are not told. */
const REPORTED: readonly PolicyType[] = ["identity", "boundary", "resource"];

/** The denying statements alone where one denies; what allows where that is enough; nothing where an Allow is missing. */
function matchedBy(explanation: Explanation): readonly StatementReference[] {
  if (explanation.outcome === "implicitlyDenied") return [];
  if (explanation.outcome === "explicitlyDenied") {
    return denialsOf(explanation, REPORTED).flatMap((each) => (each.kind === "explicit" ? [each.statement] : []));
  }
  return explanation.allowing.filter(({ policy }) => policy.type === "identity" || policy.type === "resource");
}

/** A boundary says yes when it allows and does not deny for certain, whatever the other policies say. */
function allowsAlone({ principal, boundary, assumptions }: Simulation, request: StandAloneRequest): boolean {
  if (boundary === undefined) return true;
  return evaluateStandAlone(request, { principal, identity: [boundary], assumptions }).answer === "allowed";
}

const sidesOf = (explanation: Explanation) => ({
  "IAM Policy": decisionOf(denialsOf(explanation, ["identity", "boundary"])),
  "Resource Policy": decisionOf(denialsOf(explanation, ["resource"])),
});
