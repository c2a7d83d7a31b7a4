/**
 * What IAM says of an identity policy that it does not take: one fault after another in the order that answers recorded from AWS
 * show, each looked for in the whole document. policy-evaluation 4.
 */
import {
  isReadableValue,
  type JsonValue,
  type PolicyProblem,
  type PolicyRule,
  parseJson,
  parsePolicy,
} from "../../../../authorization/index.ts";
import { actionFault } from "./action-words.ts";
import { failsLegacyParsing, resourceFault } from "./resource-words.ts";
import { listOf, membersOf, textsOf, type WrittenStatement, writtenStatements } from "./statement-text.ts";

export const SYNTAX = "Syntax errors in policy.";
export const LEGACY = "The policy failed legacy parsing";

type Written = Readonly<{
  isManaged: boolean;
  version: JsonValue | undefined;
  statements: readonly WrittenStatement[];
  /** Rules of the grammar that the document breaks, as the policy engine reads it. */
  broken: ReadonlySet<PolicyRule>;
}>;

/** The message, or undefined for a document that IAM takes; `text` is the document as it came. Of managed policies alone AWS demands the newest version. */
export function identityPolicyFault(text: string, { isManaged }: Readonly<{ isManaged: boolean }>): string | undefined {
  const parsed = parsePolicy(text, "identity", { asIamKeeps: true });
  const problems: readonly PolicyProblem[] = parsed.ok ? [] : parsed.refusal;
  const broken = new Set(problems.map(({ rule }) => rule));
  const json = broken.has("length") ? undefined : parseJson(text);
  const document = json?.ok ? json.value : undefined;
  const statements = writtenStatements(document);
  if (statements === undefined) return SYNTAX;
  const written = { isManaged, version: membersOf(document)?.get("Version"), statements, broken };
  for (const fault of FAULTS) {
    const message = fault(written);
    if (message !== undefined) return message;
  }
  return problems.length === 0 ? undefined : LEGACY;
}

const FAULTS: readonly ((written: Written) => string | undefined)[] = [
  shapeFault,
  ({ isManaged, version }) => (isManaged && textOf(version) !== "2012-10-17" ? TOO_OLD : undefined),
  ({ broken }) => (broken.has("principal") ? "Policy document should not specify a principal." : undefined),
  legacyFault,
  sidFault,
  ({ statements }) => (statements.every((each) => has(each, ACTIONS)) ? undefined : NO_ACTIONS),
  ({ statements }) => firstOf(statements, RESOURCES, resourceFault),
  ({ statements }) => firstOf(statements, ACTIONS, actionFault),
  ({ statements }) => (statements.every((each) => has(each, RESOURCES)) ? undefined : NO_RESOURCES),
];

const TOO_OLD = "Policy document must be version 2012-10-17 or greater.";
const NO_ACTIONS = "Policy statement must contain actions.";
const NO_RESOURCES = "Policy statement must contain resources.";
const ACTIONS = ["Action", "NotAction"] as const;
const RESOURCES = ["Resource", "NotResource"] as const;
type Pair = readonly [string, string];

const SHAPES: readonly PolicyRule[] = ["syntax", "duplicateKey", "unknownElement", "shape", "version", "condition"];

const shapeOf = (statement: WrittenStatement): boolean =>
  /^(allow|deny)$/i.test(textOf(statement.get("Effect")) ?? "") &&
  [ACTIONS, RESOURCES].every(([name, twin]) => !(statement.has(name) && statement.has(twin))) &&
  [...ACTIONS, ...RESOURCES].every((name) => listOf(statement.get(name)).every(({ kind }) => kind === "string")) &&
  (!statement.has("Sid") || statement.get("Sid")?.kind === "string");

function shapeFault({ statements, broken }: Written): string | undefined {
  return SHAPES.some((rule) => broken.has(rule)) || !statements.every(shapeOf) ? SYNTAX : undefined;
}

/** A resource that has a message of its own is not looked at here: that message comes later, and wins. */
function legacyFault({ statements, broken }: Written): string | undefined {
  const isReadable = statements.every(
    (each) => /^(Allow|Deny)$/.test(textOf(each.get("Effect")) ?? "") && hasReadableValues(each),
  );
  if (!isReadable || broken.has("variable")) return LEGACY;
  if (firstOf(statements, RESOURCES, resourceFault) !== undefined) return undefined;
  return firstOf(statements, RESOURCES, (each) => (failsLegacyParsing(each) ? LEGACY : undefined));
}

/** Recorded of dates; inferred of numbers, addresses and booleans. */
function hasReadableValues(statement: WrittenStatement): boolean {
  return [...(membersOf(statement.get("Condition")) ?? [])].every(([operator, keys]) =>
    [...(membersOf(keys)?.values() ?? [])].flatMap(listOf).every((value) => {
      const text = "text" in value ? value.text : "";
      return isReadableValue(operator, text);
    }),
  );
}

function sidFault({ statements }: Written): string | undefined {
  const sids = statements.map((each) => textOf(each.get("Sid")) ?? "").filter((sid) => sid !== "");
  if (!sids.every((sid) => /^[0-9A-Za-z]*$/.test(sid))) return SID_CHARACTERS;
  return new Set(sids).size < sids.length ? "Statement IDs (SID) in a single policy must be unique." : undefined;
}

const SID_CHARACTERS =
  "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*";

const textOf = (value: JsonValue | undefined): string | undefined =>
  value?.kind === "string" ? value.text : undefined;

const has = (statement: WrittenStatement, [name, twin]: Pair): boolean =>
  listOf(statement.get(name) ?? statement.get(twin)).length > 0;

/** The first fault in the order of the document. */
function firstOf(
  statements: readonly WrittenStatement[],
  names: Pair,
  faultOf: (text: string) => string | undefined,
): string | undefined {
  for (const statement of statements) {
    for (const text of textsOf(statement, names)) {
      const fault = faultOf(text);
      if (fault !== undefined) return fault;
    }
  }
  return undefined;
}
