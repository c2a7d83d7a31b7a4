/** What Lambda lets happen to functions once access is granted. AWS Lambda API Reference: CreateFunction, DeleteFunction, AddPermission, RemovePermission, Invoke. */
import { type AccountId, accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { FunctionEvent } from "../domain-event.ts";
import type { World } from "../world.ts";
import { type FunctionPermission, policyWith, statementFor, statementsOf } from "./function-policy.ts";
import { type FunctionSettings, functionArn, type Invocation, type LambdaFunction } from "./lambda-function.ts";

export type FunctionRefusal =
  | Readonly<{ kind: "FunctionNotFound"; arn: string }>
  | Readonly<{ kind: "FunctionExists"; name: string }>
  | Readonly<{ kind: "FunctionRoleUnfit" }>
  | Readonly<{ kind: "FunctionPolicyMissing" }>
  | Readonly<{ kind: "StatementExists"; statementId: string }>
  | Readonly<{ kind: "StatementNotFound"; statementId: string }>
  | Readonly<{ kind: "OtherRevision" }>
  | Readonly<{ kind: "FunctionPolicyTooLong"; limit: number }>
  /** More than the emulator holds in memory. */
  | Readonly<{ kind: "TooManyFunctions"; limit: number }>;

type Decision = Result<readonly FunctionEvent[], FunctionRefusal>;

/** The emulator's own: functions live in memory. */
const MOST_FUNCTIONS = 1_000;
/** AWS Lambda Developer Guide, "Lambda quotas": the resource-based policy of a function, in bytes. */
export const LONGEST_FUNCTION_POLICY = 20_480;
/** Of a policy in UTF-8: what is counted against the longest. */
export const functionPolicyBytes = (policy: string): number => new TextEncoder().encode(policy).length;

type FunctionCreation = Readonly<{
  name: string;
  accountId: AccountId;
  region: string;
  roleArn: string;
  /** Whether Lambda can take the role on: asked outside. */
  isRoleFit: boolean;
  settings: FunctionSettings;
  code: LambdaFunction["code"];
  revision: string;
  now: Instant;
}>;

/** It is active at once, and tells nobody: what it would do is in code that nobody reads. */
export function decideCreateFunction(world: World, creation: FunctionCreation): Decision {
  const { isRoleFit, now, ...made } = creation;
  if (world.functions.has(functionArn(made))) return refuse({ kind: "FunctionExists", name: made.name });
  if (!isRoleFit) return refuse({ kind: "FunctionRoleUnfit" });
  if (world.functions.size >= MOST_FUNCTIONS) return refuse({ kind: "TooManyFunctions", limit: MOST_FUNCTIONS });
  const lambda = { ...made, modifiedAt: now, policy: undefined, tells: undefined };
  return accept([{ kind: "FunctionChanged", lambda }]);
}

export function findFunction(world: World, arn: string): Result<LambdaFunction, FunctionRefusal> {
  const lambda = world.functions.get(arn);
  return lambda === undefined ? refuse({ kind: "FunctionNotFound", arn }) : accept(lambda);
}

export function decideDeleteFunction(world: World, arn: string, at: Instant): Decision {
  const lambda = findFunction(world, arn);
  return lambda.ok ? accept([{ kind: "FunctionDeleted", arn, at }]) : lambda;
}

/** `known`: the revision that the caller has seen, where it says so; `next`: the one from now on. */
type Revisions = Readonly<{ known: string | undefined; next: string }>;

export function decideAddFunctionPermission(
  world: World,
  arn: string,
  { permission, revisions }: Readonly<{ permission: FunctionPermission; revisions: Revisions }>,
): Decision {
  const lambda = findFunction(world, arn);
  if (!lambda.ok) return lambda;
  const { statementId } = permission;
  const statements = statementsOf(lambda.value);
  if (statements.some(({ Sid }) => Sid === statementId)) return refuse({ kind: "StatementExists", statementId });
  if (isOther(lambda.value, revisions)) return refuse({ kind: "OtherRevision" });
  const policy = policyWith([...statements, statementFor(lambda.value, permission)]);
  if (functionPolicyBytes(policy ?? "") > LONGEST_FUNCTION_POLICY)
    return refuse({ kind: "FunctionPolicyTooLong", limit: LONGEST_FUNCTION_POLICY });
  return changed(lambda.value, { policy, revision: revisions.next });
}

export function decideRemoveFunctionPermission(
  world: World,
  arn: string,
  { statementId, revisions }: Readonly<{ statementId: string; revisions: Revisions }>,
): Decision {
  const lambda = findFunction(world, arn);
  if (!lambda.ok) return lambda;
  const statements = statementsOf(lambda.value);
  if (statements.length === 0) return refuse({ kind: "FunctionPolicyMissing" });
  const left = statements.filter(({ Sid }) => Sid !== statementId);
  if (left.length === statements.length) return refuse({ kind: "StatementNotFound", statementId });
  if (isOther(lambda.value, revisions)) return refuse({ kind: "OtherRevision" });
  return changed(lambda.value, { policy: policyWith(left), revision: revisions.next });
}

const isOther = ({ revision }: LambdaFunction, { known }: Revisions): boolean =>
  known !== undefined && known !== revision;

const changed = (lambda: LambdaFunction, change: Partial<LambdaFunction>): Decision =>
  accept([{ kind: "FunctionChanged", lambda: { ...lambda, ...change } }]);

/** It is invoked asynchronously, and never answers. `payload`: the text that it is handed. */
export function decideInvoke(
  world: World,
  arn: string,
  { payload, ...invocation }: Invocation & Readonly<{ payload: string }>,
): Decision {
  const lambda = findFunction(world, arn);
  if (!lambda.ok) return lambda;
  return accept([{ kind: "FunctionInvoked", arn, payload, invocation }]);
}

/** The account's functions in one Region by name. */
export const functionsOf = (
  world: World,
  { accountId, region }: Readonly<{ accountId: AccountId; region: string }>,
): readonly LambdaFunction[] =>
  [...world.functions.values()]
    .filter((lambda) => lambda.accountId === accountId && lambda.region === region)
    .sort((left, right) => (left.name < right.name ? -1 : 1));
