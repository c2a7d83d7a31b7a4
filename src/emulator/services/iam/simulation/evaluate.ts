/** One simulated call: the decision, and what every kind of policy has to do with it. */
import {
  authorize,
  type Denial,
  type Explanation,
  type PolicyScope,
  type StatementReference,
} from "../../../../authorization/index.ts";
import type { World } from "../../../../domain/index.ts";
import { parseAccountId } from "../../../../kernel/index.ts";
import { type KnownContext, missingKeys } from "./missing-context.ts";
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

/** When the organization denies, nothing else is looked at but which keys are missing. */
export function evaluate(
  world: World,
  simulation: Simulation,
  asked: Readonly<{ action: string; resource: string }>,
): Evaluation {
  const context = knownContext(world, simulation, asked.resource);
  const scope = scopeOf(simulation, asked.resource);
  const explanation = authorize({ ...asked, context: context.values }, scope);
  const controls = denialsOf(explanation, ["serviceControl"]);
  const isStopped = controls.length > 0;
  const { identity, boundary, resourcePolicy, principal, serviceControl } = simulation;
  const read = [...identity, ...(boundary ? [boundary] : []), ...(resourcePolicy ? [resourcePolicy] : [])];
  const hasBoundary = boundary !== undefined;
  const isCrossAccount = scope.resourceAccountId !== undefined && scope.resourceAccountId !== principal.accountId;
  return {
    resource: asked.resource,
    decision: isStopped ? decisionOf(controls) : DECISION[explanation.outcome],
    matched: isStopped ? [] : matchedBy(explanation),
    missing: missingKeys(read, { ...asked, principal, hasBoundary, context }),
    allowedByOrganizations: serviceControl === undefined ? undefined : !isStopped,
    allowedByBoundary: hasBoundary ? allowsAlone(simulation, { ...asked, context }) : undefined,
    sides: isCrossAccount && !isStopped ? sidesOf(explanation) : undefined,
  };
}

const DECISION = { allowed: "allowed", explicitlyDenied: "explicitDeny", implicitlyDenied: "implicitDeny" } as const;

/** Values that were given win over what the caller and the resource settle. */
function knownContext(world: World, { given, caller, resourceOwner }: Simulation, resource: string): KnownContext {
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
  return { values, isKnown: (key) => settled.has(key) || (hasAllTags && key.startsWith("aws:principaltag/")) };
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

const REPORTED = ["identity", "boundary", "resource"];

/** The denying statements alone where one denies; what allows where that is enough; nothing where an Allow is missing. */
function matchedBy(explanation: Explanation): readonly StatementReference[] {
  if (explanation.outcome === "implicitlyDenied") return [];
  if (explanation.outcome === "explicitlyDenied") {
    return denialsOf(explanation, REPORTED).flatMap((each) => (each.kind === "explicit" ? [each.statement] : []));
  }
  return explanation.allowing.filter(({ policy }) => policy.type === "identity" || policy.type === "resource");
}

/** A boundary says yes when it allows and does not deny, whatever the other policies say. */
function allowsAlone(
  { principal, boundary, assumptions }: Simulation,
  { action, resource, context }: Readonly<{ action: string; resource: string; context: KnownContext }>,
): boolean {
  if (boundary === undefined) return true;
  const alone = { principal, identity: [boundary], assumptions };
  return authorize({ action, resource, context: context.values }, alone).outcome === "allowed";
}

const sidesOf = (explanation: Explanation) => ({
  "IAM Policy": decisionOf(denialsOf(explanation, ["identity", "boundary"])),
  "Resource Policy": decisionOf(denialsOf(explanation, ["resource"])),
});
