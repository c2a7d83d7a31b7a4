/** Evaluations in the words of the wire: one result for each action, with its resources below it. */
import type * as Wire from "@aws-sdk/client-iam";
import type { PolicyReference, StatementReference } from "../../../../authorization/index.ts";
import { invariant } from "../../../../kernel/index.ts";
import type { Decision, Evaluation } from "./evaluate.ts";
import type { SimulatedPolicy } from "./simulated-policy.ts";
import type { Simulation } from "./simulation.ts";
import { type Span, statementSpan } from "./statement-span.ts";

/** As AWS names them; the API model's enumeration (`user`, `role`, …) is not what it answers. */
const SOURCE_TYPE: Readonly<Record<string, string>> = {
  identity: "IAM Policy",
  resource: "Resource Policy",
  boundary: "Permissions Boundary Policy",
};

type DescribedStatement = Readonly<{
  SourcePolicyId: string;
  SourcePolicyType: string;
  StartPosition: Wire.Position;
  EndPosition: Wire.Position;
}>;
type Described<T> = Omit<T, "MatchedStatements" | "MissingContextValues" | "ResourceSpecificResults"> &
  Readonly<{ MatchedStatements: readonly DescribedStatement[]; MissingContextValues: readonly string[] }>;
export type DescribedResult = Described<Wire.EvaluationResult> &
  Readonly<{ ResourceSpecificResults?: readonly Described<Wire.ResourceSpecificResult>[] }>;

/**
 * The strictest decision over all resources, and what led to it. `EvalResourceName` would be the ARN's template of the action's
 * resource type, which is not known here, so it is `*`. IAM API Reference: "EvaluationResult".
 */
export function describeResult(
  simulation: Simulation,
  action: string,
  evaluations: readonly Evaluation[],
): DescribedResult {
  const decision = strictest(evaluations.map((each) => each.decision));
  const deciding = evaluations.filter((each) => each.decision === decision);
  const statements = new StatementWriter(simulation);
  return {
    EvalActionName: action,
    EvalResourceName: "*",
    EvalDecision: decision,
    MatchedStatements: statements.describeAll(deciding.flatMap(({ matched }) => matched)),
    MissingContextValues: unique(evaluations.flatMap(({ missing }) => missing)),
    ...organizations(evaluations),
    ...boundary(evaluations),
    ...(simulation.resources === undefined ? {} : details(evaluations)),
    ...(simulation.resources === undefined
      ? {}
      : { ResourceSpecificResults: evaluations.map((each) => describeEvaluation(statements, each)) }),
  };
}

const describeEvaluation = (
  statements: StatementWriter,
  evaluation: Evaluation,
): Described<Wire.ResourceSpecificResult> => ({
  EvalResourceName: evaluation.resource,
  EvalResourceDecision: evaluation.decision,
  MatchedStatements: statements.describeAll(evaluation.matched),
  MissingContextValues: evaluation.missing,
  ...boundary([evaluation]),
  ...details([evaluation]),
});

const ORDER: readonly Decision[] = ["explicitDeny", "implicitDeny", "allowed"];

function strictest(decisions: readonly Decision[]): Decision {
  const found = ORDER.find((each) => decisions.includes(each));
  invariant(found !== undefined, "a result needs a decision");
  return found;
}

const unique = (keys: readonly string[]): readonly string[] => [
  ...new Map(keys.map((key) => [key.toLowerCase(), key])).values(),
];

function organizations(evaluations: readonly Evaluation[]) {
  if (evaluations.some(({ allowedByOrganizations }) => allowedByOrganizations === undefined)) return {};
  const allowed = evaluations.every(({ allowedByOrganizations }) => allowedByOrganizations);
  return { OrganizationsDecisionDetail: { AllowedByOrganizations: allowed } };
}

function boundary(evaluations: readonly Evaluation[]) {
  if (evaluations.some(({ allowedByBoundary }) => allowedByBoundary === undefined)) return {};
  const allowed = evaluations.every(({ allowedByBoundary }) => allowedByBoundary);
  return { PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: allowed } };
}

/** Empty within one account, the strictest decision of each side across accounts, absent when the organization denies. */
function details(evaluations: readonly Evaluation[]) {
  if (evaluations.some(({ allowedByOrganizations }) => allowedByOrganizations === false)) return {};
  const sides = evaluations.flatMap((each) => each.sides ?? []);
  if (sides.length === 0) return { EvalDecisionDetails: {} };
  const over = (side: "IAM Policy" | "Resource Policy") => strictest(sides.map((each) => each[side]));
  return { EvalDecisionDetails: { "IAM Policy": over("IAM Policy"), "Resource Policy": over("Resource Policy") } };
}

/** Finds the text behind a reference; a span is worked out once. */
class StatementWriter {
  readonly #texts: ReadonlyMap<PolicyReference, string>;
  readonly #spans = new Map<string, Span>();

  constructor({ identity, boundary, resourcePolicy }: Simulation) {
    const policies: readonly (SimulatedPolicy | undefined)[] = [...identity, boundary, resourcePolicy];
    this.#texts = new Map(policies.flatMap((policy) => (policy ? [[policy.reference, policy.text] as const] : [])));
  }

  /** Each statement once. */
  describeAll(statements: readonly StatementReference[]): readonly DescribedStatement[] {
    const byPlace = new Map(statements.map((each) => [placeOf(each), each] as const));
    return [...byPlace.values()].map((each) => this.#describe(each));
  }

  #describe(statement: StatementReference): DescribedStatement {
    const { name, type } = statement.policy;
    const { start, end } = this.#spanOf(statement);
    return {
      SourcePolicyId: name,
      SourcePolicyType: SOURCE_TYPE[type] ?? type,
      StartPosition: { Line: start.line, Column: start.column },
      EndPosition: { Line: end.line, Column: end.column },
    };
  }

  #spanOf(statement: StatementReference): Span {
    const known = this.#spans.get(placeOf(statement));
    if (known !== undefined) return known;
    const text = this.#texts.get(statement.policy);
    const { line, column } = statement;
    invariant(text !== undefined && line !== undefined && column !== undefined, "a matched statement has a place");
    const span = statementSpan(text, { line, column });
    this.#spans.set(placeOf(statement), span);
    return span;
  }
}

const placeOf = ({ policy, index }: StatementReference): string =>
  JSON.stringify([policy.type, policy.name, policy.arn, index]);
