/** Whether a management policy is well formed. User Guide: "Policy syntax and inheritance for management policy types". */
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

export type Section = Extract<JsonValue, { kind: "object" }>;
/** Says what is wrong, or undefined. */
export type SectionReader = (section: Section) => string | undefined;

type Reading = Readonly<{
  /** The one key of the document, where it is known. */
  outermost: string | undefined;
  /** What the type asks of the section below that key, beyond the grammar of all types. */
  reader?: SectionReader;
}>;

/** Says what is wrong, or undefined. Operators, `outermost` and the fields are the same in any case (observed by others). */
export function managementProblem(content: string, { outermost, reader }: Reading): string | undefined {
  const parsed = parseJson(content);
  if (!parsed.ok) return syntaxProblem(parsed.refusal);
  const document = parsed.value;
  if (document.kind !== "object") return "expected one JSON object";
  const wrong = operatorsOf(document).map(outerOperatorProblem).find(isProblem);
  if (wrong !== undefined) return wrong;
  const fields = fieldsOf(document);
  const [root, other] = fields;
  if (outermost !== undefined && root?.key.toLowerCase() !== outermost)
    return `expected the outermost key \`${outermost}\``;
  if (outermost !== undefined && other !== undefined)
    return placed(`expected no key beside \`${outermost}\`, got \`${other.key}\``, other.at);
  return fields.map((each) => outermostProblem(each, outermost === undefined ? undefined : reader)).find(isProblem);
}

export const isProblem = (problem: string | undefined): problem is string => problem !== undefined;

function syntaxProblem([first]: readonly JsonProblem[]): string {
  return first === undefined ? "malformed" : placed(first.message, first);
}

export const placed = (message: string, { line, column }: Position): string =>
  `${message} (line ${line}, column ${column})`;

const isOperator = ({ key }: JsonMember): boolean => key.startsWith("@@");

/** What a section says of itself: its values and what children may do. */
export const operatorsOf = ({ members }: Section): readonly JsonMember[] => members.filter(isOperator);
/** What is in a section, by name. */
export const fieldsOf = ({ members }: Section): readonly JsonMember[] =>
  members.filter((member) => !isOperator(member));

const isChildControl = ({ key }: JsonMember): boolean => key.toLowerCase() === CHILD_CONTROL;

/** Beside the outermost key a value may stand that changes nothing. Observed by others. */
function outerOperatorProblem(member: JsonMember): string | undefined {
  if (isChildControl(member)) return controlProblem(member.value);
  if (!isValueOperator(member)) return unknownOperator(member);
  return isValue(member.value) ? undefined : valueExpected(member);
}

function outermostProblem({ key, at, value }: JsonMember, reader: SectionReader | undefined): string | undefined {
  if (value.kind !== "object") return placed(`expected \`${key}\` to be a section`, at);
  const setting = operatorsOf(value).find(isValueOperator);
  if (setting !== undefined && reader !== undefined)
    return placed(`expected \`${key}\` to be a section, got the value operator \`${setting.key}\``, setting.at);
  return sectionProblem(value) ?? reader?.(value);
}

export const isValueOperator = ({ key }: JsonMember): boolean => VALUE_OPERATORS.has(key.toLowerCase());

/** A section holds fields and what children may do; a setting holds operators that give it a value. */
function sectionProblem(section: Section): string | undefined {
  const isSetting = section.members.some(isValueOperator);
  return section.members
    .map((member) => (isOperator(member) ? operatorProblem(member) : fieldProblem(member, isSetting)))
    .find(isProblem);
}

function fieldProblem({ key, at, value }: JsonMember, isSetting: boolean): string | undefined {
  if (isSetting) return placed(`expected no field beside an operator that sets a value, got \`${key}\``, at);
  if (value.kind === "object") return sectionProblem(value);
  return placed(`expected \`${key}\` to be set by an operator such as @@assign`, at);
}

function operatorProblem(member: JsonMember): string | undefined {
  const { key, value } = member;
  if (isChildControl(member)) return controlProblem(value);
  if (!isValueOperator(member)) return unknownOperator(member);
  if (key.toLowerCase() !== "@@assign" && value.kind !== "array")
    return placed(`expected \`${key}\` to have a list: single values are assigned`, value.at);
  return isValue(value) ? undefined : valueExpected(member);
}

const unknownOperator = ({ key, at }: JsonMember): string =>
  placed(`expected an inheritance operator, got \`${key}\``, at);

const valueExpected = ({ key, value }: JsonMember): string =>
  placed(`expected \`${key}\` to have a value or a list of values`, value.at);

const isSingle = ({ kind }: JsonValue): boolean => kind !== "object" && kind !== "array";
const isValue = (value: JsonValue): boolean =>
  value.kind === "array" ? value.elements.every(isSingle) : isSingle(value);

/** No word twice in one spelling, and nothing beside `@@none`. Observed by others. */
function controlProblem(value: JsonValue): string | undefined {
  const words = value.kind === "array" ? value.elements : [];
  const texts = words.flatMap((each) => (each.kind === "string" ? [each.text] : []));
  const known = texts.map((each) => each.toLowerCase());
  if (words.length === 0 || texts.length < words.length || !known.every((each) => CONTROL_WORDS.has(each)))
    return placed(`expected \`${CHILD_CONTROL}\` to be a list of ${[...CONTROL_WORDS].join(", ")}`, value.at);
  if (new Set(texts).size < texts.length) return placed("expected no operator twice in a child control", value.at);
  if (known.includes("@@none") && words.length > 1) return placed("expected nothing beside `@@none`", value.at);
  return undefined;
}
