/** What a delegation policy must be beyond its grammar. User Guide: "Create a resource-based delegation policy"; aws-facts 5. */
import { accept, type Result, refuse } from "../../kernel/index.ts";
import type { ResourcePolicyProblem } from "../refusal.ts";
import { isDelegableAction } from "./delegable-actions.ts";

export const DELEGATION_POLICY_CHARACTERS = 40_000;

type Refused = Readonly<{ kind: "ResourcePolicyRefused"; because: ResourcePolicyProblem }>;
type Fields = ReadonlyMap<string, unknown>;

/**
 * Accounts that the policy delegates to, or why AWS would not take it. The text has passed the grammar of resource-based
 * policies before. `NotAction` and `NotResource` are refused since 2026-06-30.
 */
export function readDelegationPolicy(content: string): Result<ReadonlySet<string>, Refused> {
  const statements = statementsOf(content);
  if (statements === undefined) return refused("json");
  const problem = statements.map(problemOf).find((each) => each !== undefined);
  if (problem !== undefined) return refused(problem);
  return accept(new Set(statements.filter((each) => each.get("Effect") === "Allow").flatMap(accountsOf)));
}

const refused = (because: ResourcePolicyProblem) => refuse<Refused>({ kind: "ResourcePolicyRefused", because });

function statementsOf(content: string): readonly Fields[] | undefined {
  const document = fieldsOf(parseJson(content));
  const statement = document?.get("Statement");
  const all = Array.isArray(statement) ? statement.map(fieldsOf) : [fieldsOf(statement)];
  const known = all.filter((each) => each !== undefined);
  return known.length === all.length ? known : undefined;
}

function problemOf(statement: Fields): ResourcePolicyProblem | undefined {
  if (["NotAction", "NotResource", "NotPrincipal"].some((each) => statement.has(each))) return "json";
  if (!textsOf(statement.get("Action")).every(isDelegableAction)) return "action";
  if (!textsOf(statement.get("Resource")).every(isResource)) return "resource";
  const principals = principalsOf(statement);
  return principals.length > 0 && principals.every(isPrincipal) ? undefined : "principal";
}

/** Anything of Organizations; what there is not to be found is simply never matched. */
const isResource = (resource: string): boolean => resource === "*" || resource.startsWith("arn:aws:organizations::");

const PRINCIPAL = /^(?:arn:aws:(?:iam|sts)::)?(\d{12})(?::(?:root|user\/|role\/|assumed-role\/|federated-user\/).*)?$/s;

const isPrincipal = (principal: string): boolean => principal === "*" || PRINCIPAL.test(principal);

const accountsOf = (statement: Fields): readonly string[] =>
  principalsOf(statement).map((each) => (each === "*" ? each : (PRINCIPAL.exec(each)?.[1] ?? "")));

/** Only accounts and principals inside them; a service cannot be delegated to. */
function principalsOf(statement: Fields): readonly string[] {
  const principal = statement.get("Principal");
  if (typeof principal === "string") return [principal];
  return [...(fieldsOf(principal) ?? [])].flatMap(([type, each]) => (type === "AWS" ? textsOf(each) : [type]));
}

const textsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((each) => typeof each === "string");

const fieldsOf = (value: unknown): Fields | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : undefined;

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
