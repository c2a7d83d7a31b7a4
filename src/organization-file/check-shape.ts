/** Holds a tree against the schema and says everything that does not fit, in words and with the nearest right word. */
import { invariant, parseDuration } from "../kernel/index.ts";
import { parseMoment } from "./fields.ts";
import type { Problems } from "./problem.ts";
import type { SchemaDocument, SchemaNode } from "./schema-node.ts";
import { describeNode, type MappingNode, type SequenceNode, type TreeNode } from "./tree.ts";
import { keyMeant, switchMeant, wordMeant } from "./what-is-meant.ts";

/** Compiled once per schema: references are resolved and patterns built before the first of many accounts is read. */
export type ShapeChecker = (root: TreeNode, problems: Problems) => void;

type Check = (node: TreeNode, problems: Problems) => void;

export function compileShape(schema: SchemaDocument): ShapeChecker {
  const compiled = new Map<string, Check>();
  const definition = (name: string): Check => {
    const known = compiled.get(name);
    if (known !== undefined) return known;
    const found = schema.$defs[name];
    invariant(found !== undefined, `the schema has no definition \`${name}\``);
    // Set before compiling, because an organizational unit contains organizational units.
    let check: Check = () => {};
    compiled.set(name, (node, problems) => check(node, problems));
    check = compile(found, definition);
    return (node, problems) => check(node, problems);
  };
  return compile(schema, definition);
}

type Definitions = (name: string) => Check;

function compile(schema: SchemaNode, definition: Definitions): Check {
  if (schema.$ref !== undefined) return definition(schema.$ref.slice("#/$defs/".length));
  if (schema.const !== undefined) return checkConst(schema.const);
  if (schema.oneOf !== undefined) return checkOneOf(schema.oneOf, definition);
  switch (schema.type) {
    case "object":
      return checkObject(schema, definition);
    case "array":
      return checkArray(schema, definition);
    case "string":
      return checkString(schema);
    case "integer":
      return checkInteger(schema);
    case "boolean":
      return checkBoolean;
    default:
      return () => {};
  }
}

function expected(problems: Problems, node: TreeNode, what: string, suggestion?: string): void {
  problems.at(node.at, `expected ${what}, saw ${describeNode(node)}`, suggestion);
}

const checkConst =
  (value: string | number | boolean): Check =>
  (node, problems) => {
    if (!("value" in node) || node.value !== value) expected(problems, node, `\`${value}\``);
  };

/** `yes` and `on` are texts in YAML 1.2, and so is `true` between quotes. */
const checkBoolean: Check = (node, problems) => {
  if (node.kind === "boolean") return;
  if (node.kind !== "string") return expected(problems, node, "true or false");
  problems.at(node.at, `expected true or false, saw the text ${describeNode(node)}`, switchMeant(node.value));
};

function checkString(schema: SchemaNode): Check {
  const what = schema["x-expected"] ?? wordsFor(schema);
  const pattern = schema.pattern === undefined ? undefined : new RegExp(schema.pattern, "u");
  return (node, problems) => {
    if (node.kind === "number") return expected(problems, node, what, `quote it: \`"${node.text}"\``);
    if (node.kind === "boolean" && schema.enum === undefined) {
      return expected(problems, node, what, `quote it: \`"${node.value}"\``);
    }
    if (node.kind !== "string") return expected(problems, node, what);
    if (schema.enum !== undefined) {
      if (!schema.enum.includes(node.value))
        expected(problems, node, what, wordMeant(node.value, schema.enum.map(String)));
      return;
    }
    const length = node.value.length;
    const fits = length >= (schema.minLength ?? 0) && length <= (schema.maxLength ?? Number.POSITIVE_INFINITY);
    if (!fits || (pattern !== undefined && !pattern.test(node.value)) || !hasFormat(schema.format, node.value)) {
      expected(problems, node, what);
    }
  };
}

function hasFormat(format: SchemaNode["format"], value: string): boolean {
  if (format === undefined) return true;
  return (format === "orgdrill-moment" ? parseMoment(value) : parseDuration(value)) !== undefined;
}

function wordsFor(schema: SchemaNode): string {
  if (schema.enum !== undefined) return oneOfWords(schema.enum.map((each) => `\`${each}\``));
  if (schema.maxLength === undefined) return schema.minLength === undefined ? "a text" : "a text that is not empty";
  return `a text of ${schema.minLength ?? 0} to ${schema.maxLength} characters`;
}

const oneOfWords = (words: readonly string[]): string =>
  words.length === 1 ? `${words[0]}` : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;

function checkInteger(schema: SchemaNode): Check {
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema;
  return (node, problems) => {
    const fits =
      node.kind === "number" && Number.isInteger(node.value) && node.value >= minimum && node.value <= maximum;
    if (!fits) expected(problems, node, `a whole number from ${minimum} to ${maximum}`);
  };
}

const KIND_OF_TYPE = {
  object: "mapping",
  array: "sequence",
  string: "string",
  integer: "number",
  boolean: "boolean",
} as const;
const WORDS_FOR_TYPE = {
  object: "a mapping",
  array: "a list",
  string: "a text",
  integer: "a number",
  boolean: "true or false",
} as const;

/** Alternatives are told apart by the kind of the value; a reference among them stands for a text. */
function checkOneOf(alternatives: readonly SchemaNode[], definition: Definitions): Check {
  const compiled = alternatives.map((each) => {
    const type = each.type ?? "string";
    return { kind: KIND_OF_TYPE[type], words: WORDS_FOR_TYPE[type], check: compile(each, definition) };
  });
  const what = oneOfWords(compiled.map((each) => each.words));
  return (node, problems) => {
    const found = compiled.find((each) => each.kind === node.kind);
    if (found === undefined) expected(problems, node, what);
    else found.check(node, problems);
  };
}

function checkArray(schema: SchemaNode, definition: Definitions): Check {
  const check = compile(schema.items ?? {}, definition);
  const { maxItems = Number.POSITIVE_INFINITY } = schema;
  return (node, problems) => {
    if (node.kind !== "sequence") return expected(problems, node, "a list");
    if (node.items.length > maxItems) {
      problems.at(node.at, `expected at most ${maxItems} items, saw ${node.items.length}`);
    }
    for (const item of node.items) check(item, problems);
    if (schema.uniqueItems === true) checkUnique(node, problems);
  };
}

function checkUnique(node: SequenceNode, problems: Problems): void {
  const seen = new Set<string>();
  for (const item of node.items) {
    if (item.kind !== "string") continue;
    if (seen.has(item.value)) problems.at(item.at, `expected each item once, saw ${describeNode(item)} again`);
    seen.add(item.value);
  }
}

function checkObject(schema: SchemaNode, definition: Definitions): Check {
  const members = new Map(
    Object.entries(schema.properties ?? {}).map(([key, each]) => [key, compile(each, definition)]),
  );
  const others =
    typeof schema.additionalProperties === "object" ? compile(schema.additionalProperties, definition) : undefined;
  const names = schema.propertyNames === undefined ? undefined : compile(schema.propertyNames, definition);
  const closed = schema.additionalProperties === false;
  const required = schema.required ?? [];
  const alternatives = schema["x-exactly-one"];
  return (node, problems) => {
    if (node.kind !== "mapping") return expected(problems, node, "a mapping");
    for (const entry of node.entries) {
      names?.({ kind: "string", at: entry.keyAt, value: entry.key }, problems);
      const check = members.get(entry.key) ?? others;
      if (check !== undefined) check(entry.value, problems);
      else if (closed) unknownKey(entry, [...members.keys()], problems);
    }
    for (const key of required) checkPresent(node, key, problems);
    if (alternatives !== undefined) checkExactlyOne(node, alternatives, problems);
  };
}

function unknownKey(
  entry: Readonly<{ key: string; keyAt: number }>,
  known: readonly string[],
  problems: Problems,
): void {
  problems.at(entry.keyAt, `expected a known key, saw \`${entry.key}\``, keyMeant(entry.key, known));
}

function checkPresent(node: MappingNode, key: string, problems: Problems): void {
  if (node.entries.some((each) => each.key === key)) return;
  problems.at(node.at, `expected the key \`${key}\` here, it is missing`);
}

function checkExactlyOne(node: MappingNode, keys: readonly string[], problems: Problems): void {
  const found = node.entries.filter((each) => keys.includes(each.key));
  if (found.length === 1) return;
  const what = `expected exactly one of ${keys.map((each) => `\`${each}\``).join(" and ")}`;
  problems.at(found[1]?.keyAt ?? node.at, found.length === 0 ? `${what}, saw neither` : `${what}, saw both`);
}
