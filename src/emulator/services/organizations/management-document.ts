/** Whether a management policy is well formed. User Guide: "Policy syntax and inheritance for management policy types", "Tag policy syntax". */
import {
  type JsonMember,
  type JsonProblem,
  type JsonValue,
  type Position,
  parseJson,
} from "../../../authorization/index.ts";

const CHILD_CONTROL = "@@operators_allowed_for_child_policies";
const VALUE_OPERATORS: ReadonlySet<string> = new Set(["@@assign", "@@append", "@@remove"]);
const CONTROL_WORDS: ReadonlySet<string> = new Set(["@@all", "@@none", ...VALUE_OPERATORS]);

/** What a tag policy can say of one key: a text, or a list of texts. */
const TAG_FIELDS: Readonly<Record<string, "text" | "list">> = {
  tag_key: "text",
  tag_value: "list",
  enforced_for: "list",
  report_required_tag_for: "list",
};

type Section = Extract<JsonValue, { kind: "object" }>;

/** Says what is wrong, or undefined. `outermost`: the one key of the document, where it is known. Fields are looked at in tag policies alone. */
export function managementProblem(
  content: string,
  { outermost, isTagPolicy }: Readonly<{ outermost: string | undefined; isTagPolicy: boolean }>,
): string | undefined {
  const parsed = parseJson(content);
  if (!parsed.ok) return syntaxProblem(parsed.refusal);
  const document = parsed.value;
  if (document.kind !== "object") return "expected one JSON object";
  const root = outermost === undefined ? undefined : fieldOf(document, outermost);
  if (outermost !== undefined && root === undefined) return `expected the outermost key \`${outermost}\``;
  return sectionProblem(document) ?? (isTagPolicy && root !== undefined ? tagProblem(root) : undefined);
}

function syntaxProblem([first]: readonly JsonProblem[]): string {
  return first === undefined ? "malformed" : placed(first.message, first);
}

const placed = (message: string, { line, column }: Position): string => `${message} (line ${line}, column ${column})`;

const fieldOf = ({ members }: Section, key: string): JsonValue | undefined =>
  members.find((each) => each.key === key)?.value;

/** A section holds fields and what children may do; a setting holds operators that give it a value. */
function sectionProblem({ members }: Section): string | undefined {
  const isSetting = members.some(({ key }) => VALUE_OPERATORS.has(key));
  for (const member of members) {
    const problem = member.key.startsWith("@@") ? operatorProblem(member) : fieldProblem(member, isSetting);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function fieldProblem({ key, at, value }: JsonMember, isSetting: boolean): string | undefined {
  if (isSetting) return placed(`expected no field beside an operator that sets a value, got \`${key}\``, at);
  if (value.kind === "object") return sectionProblem(value);
  return placed(`expected \`${key}\` to be set by an operator such as @@assign`, at);
}

function operatorProblem({ key, at, value }: JsonMember): string | undefined {
  if (key === CHILD_CONTROL) return controlProblem(value);
  if (!VALUE_OPERATORS.has(key)) return placed(`expected an inheritance operator, got \`${key}\``, at);
  if (key !== "@@assign" && value.kind !== "array")
    return placed(`expected \`${key}\` to have a list: single values are assigned`, value.at);
  const isPlain = (each: JsonValue): boolean => each.kind !== "object" && each.kind !== "array" && each.kind !== "null";
  const fits = value.kind === "array" ? value.elements.every(isPlain) : isPlain(value);
  return fits ? undefined : placed(`expected \`${key}\` to have a value or a list of values`, value.at);
}

function controlProblem(value: JsonValue): string | undefined {
  const words = value.kind === "array" ? value.elements : [];
  const isWord = (each: JsonValue): boolean => each.kind === "string" && CONTROL_WORDS.has(each.text);
  if (words.length > 0 && words.every(isWord)) return undefined;
  return placed(`expected \`${CHILD_CONTROL}\` to be a list of ${[...CONTROL_WORDS].join(", ")}`, value.at);
}

function tagProblem(tags: JsonValue): string | undefined {
  if (tags.kind !== "object") return undefined;
  for (const { key, value } of tags.members) {
    if (key === CHILD_CONTROL || value.kind !== "object") continue;
    for (const field of value.members) {
      const problem = field.key === CHILD_CONTROL ? undefined : tagFieldProblem(key, field);
      if (problem !== undefined) return problem;
    }
  }
  return undefined;
}

/** The tag key is the policy key, but for its case. */
function tagFieldProblem(policyKey: string, { key, at, value }: JsonMember): string | undefined {
  const type = Object.hasOwn(TAG_FIELDS, key) ? TAG_FIELDS[key] : undefined;
  if (type === undefined)
    return placed(`expected one of ${Object.keys(TAG_FIELDS).join(", ")} of a tag, got \`${key}\``, at);
  if (value.kind !== "object") return undefined;
  for (const operator of value.members) {
    if (!VALUE_OPERATORS.has(operator.key)) continue;
    if (type === "list" ? operator.value.kind !== "array" : operator.value.kind !== "string")
      return placed(`expected \`${key}\` to have a ${type}`, operator.value.at);
    if (operator.value.kind === "string" && operator.value.text.toLowerCase() !== policyKey.toLowerCase())
      return placed(`expected tag_key to be \`${policyKey}\` but for its case`, operator.value.at);
  }
  return undefined;
}
