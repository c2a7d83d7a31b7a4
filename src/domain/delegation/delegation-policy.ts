/** What a delegation policy must be beyond its grammar. User Guide: "Create a resource-based delegation policy"; aws-facts 5. */
import { accept, type Result, refuse } from "../../kernel/index.ts";
import type { ResourcePolicyProblem } from "../refusal.ts";
import { isDelegableAction } from "./delegable-actions.ts";

export const DELEGATION_POLICY_CHARACTERS = 40_000;

type Problem = Readonly<{ because: ResourcePolicyProblem; named?: string }>;
type Refused = Problem & Readonly<{ kind: "ResourcePolicyRefused" }>;
type Fields = ReadonlyMap<string, unknown>;

/**
 * Accounts that the policy delegates to, or why AWS would not take it. The text has passed the grammar of resource-based
 * policies before. `NotAction` and `NotResource` are refused since 2026-06-30.
 */
export function readDelegationPolicy(content: string): Result<ReadonlySet<string>, Refused> {
  const statements = statementsOf(content);
  if (statements === undefined) return refused({ because: "json" });
  const problem = statements.map(problemOf).find((each) => each !== undefined);
  if (problem !== undefined) return refused(problem);
  return accept(new Set(statements.filter((each) => each.get("Effect") === "Allow").flatMap(accountsOf)));
}

const refused = (problem: Problem) => refuse<Refused>({ kind: "ResourcePolicyRefused", ...problem });

function statementsOf(content: string): readonly Fields[] | undefined {
  const document = fieldsOf(parseJson(content));
  const statement = document?.get("Statement");
  const all = Array.isArray(statement) ? statement.map(fieldsOf) : [fieldsOf(statement)];
  const known = all.filter((each) => each !== undefined);
  return known.length === all.length ? known : undefined;
}

function problemOf(statement: Fields): Problem | undefined {
  if (["NotAction", "NotResource", "NotPrincipal"].some((each) => statement.has(each))) return { because: "json" };
  const foreign = textsOf(statement.get("Action")).find((each) => !isDelegableAction(each));
  if (foreign !== undefined) return { because: "action", named: foreign };
  if (!textsOf(statement.get("Resource")).every(isResource)) return { because: "resource" };
  const principals = principalsOf(statement);
  const services = servicesOf(statement);
  const isNamed = principals.length + services.length > 0;
  const isSound = isNamed && principals.every(isPrincipal) && services.every((each) => SERVICE.test(each));
  return isSound ? undefined : { because: "principal" };
}

const SERVICE = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazonaws\.com$/;

/** Anything of Organizations; what there is not to be found is simply never matched. */
const isResource = (resource: string): boolean => resource === "*" || resource.startsWith("arn:aws:organizations::");

const PRINCIPAL = /^(?:arn:aws:(?:iam|sts)::)?(\d{12})(?::(?:root|user\/|role\/|assumed-role\/|federated-user\/).*)?$/s;

const isPrincipal = (principal: string): boolean => principal === "*" || PRINCIPAL.test(principal);

const accountsOf = (statement: Fields): readonly string[] =>
  principalsOf(statement).map((each) => (each === "*" ? each : (PRINCIPAL.exec(each)?.[1] ?? "")));

/** Only accounts and principals inside them; a service may be named (observed by others), and gains nothing that is emulated. */
function principalsOf(statement: Fields): readonly string[] {
  const principal = statement.get("Principal");
  if (typeof principal === "string") return [principal];
  return [...(fieldsOf(principal) ?? [])].flatMap(([type, each]) => {
    if (type === "Service") return [];
    return type === "AWS" ? textsOf(each) : [type];
  });
}

const servicesOf = (statement: Fields): readonly string[] =>
  textsOf(fieldsOf(statement.get("Principal"))?.get("Service"));

/** The text as AWS keeps it: without white space, each account by its ARN. Observed by others. It has passed `readDelegationPolicy`. */
export const keptDelegationPolicy = (content: string): string =>
  JSON.stringify(
    changed(parseJson(content), "Statement", (statements) =>
      eachOf(statements, (statement) =>
        changed(statement, "Principal", (principal) => changed(principal, "AWS", (named) => eachOf(named, arnOf))),
      ),
    ),
  );

type Change = (value: unknown) => unknown;

const eachOf = (value: unknown, change: Change): unknown => (Array.isArray(value) ? value.map(change) : change(value));

/** The object with one of its values changed, in the same order; anything else as it is. */
function changed(object: unknown, name: string, change: Change): unknown {
  const fields = fieldsOf(object);
  if (fields === undefined) return object;
  return Object.fromEntries(Array.from(fields, ([key, value]) => [key, key === name ? change(value) : value]));
}

const arnOf = (principal: unknown): unknown =>
  typeof principal === "string" && /^\d{12}$/.test(principal) ? `arn:aws:iam::${principal}:root` : principal;

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
