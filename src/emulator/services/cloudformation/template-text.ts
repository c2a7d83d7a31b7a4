/** A template's text, JSON or YAML with CloudFormation's short forms, as plain content. CloudFormation User Guide: "CloudFormation template formats". */
import { CORE_SCHEMA, defineScalarTag, defineSequenceTag, load, type TagDefinition } from "js-yaml";
import { accept, type Result, refuse } from "../../../kernel/index.ts";
import type { CloudFormationRefusal } from "./refusals.ts";

/** The full name of each short form whose argument may be a text, a list or both. */
const SHORT_FORMS = [
  ["!Ref", "Ref", "scalar"],
  ["!Sub", "Fn::Sub", "scalar"],
  ["!Sub", "Fn::Sub", "sequence"],
  ["!GetAtt", "Fn::GetAtt", "scalar"],
  ["!GetAtt", "Fn::GetAtt", "sequence"],
  ["!Join", "Fn::Join", "sequence"],
  ["!Select", "Fn::Select", "sequence"],
  ["!Split", "Fn::Split", "sequence"],
  ["!If", "Fn::If", "sequence"],
  ["!FindInMap", "Fn::FindInMap", "sequence"],
  ["!ImportValue", "Fn::ImportValue", "scalar"],
  ["!Base64", "Fn::Base64", "scalar"],
] as const;

/** Templates are only read. */
const identify = (): boolean => false;

const tagOf = ([tag, name, kind]: (typeof SHORT_FORMS)[number]): TagDefinition =>
  kind === "scalar"
    ? defineScalarTag(tag, { resolve: (argument) => ({ [name]: argument }), identify })
    : defineSequenceTag<unknown[], object>(tag, {
        create: () => [],
        addItem: (items, item) => {
          items.push(item);
        },
        finalize: (items) => ({ [name]: items }),
        identify,
      });

const SCHEMA = CORE_SCHEMA.withTags(SHORT_FORMS.map(tagOf));

/** Beyond this nobody wrote it by hand: aliases of aliases grow without end. */
const MAX_NODES = 50_000;
const MAX_DEPTH = 60;

export function templateContent(text: string): Result<unknown, CloudFormationRefusal> {
  try {
    const content = /^\s*\{/.test(text) ? JSON.parse(text) : load(text, { schema: SCHEMA });
    return isBounded(content) ? accept(content) : notTaken("the template is too large");
  } catch (thrown) {
    return notTaken(thrown instanceof Error ? (thrown.message.split("\n")[0] ?? "") : "not well-formed");
  }
}

const notTaken = (problem: string): Result<never, CloudFormationRefusal> =>
  refuse({ kind: "Invalid", message: `Template format error: ${problem.slice(0, 200)}` });

/** Counts what is reached by several ways as often as it is reached. */
function isBounded(content: unknown): boolean {
  let left = MAX_NODES;
  const fits = (node: unknown, depth: number): boolean => {
    left -= 1;
    if (left < 0 || depth > MAX_DEPTH) return false;
    if (typeof node !== "object" || node === null) return true;
    return Object.values(node).every((each) => fits(each, depth + 1));
  };
  return fits(content, 0);
}
