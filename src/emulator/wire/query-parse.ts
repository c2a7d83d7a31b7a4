/** Compiles shapes into closures that turn a tree of form parameters into typed input. */
import { Defect, invariant, unreachable } from "../../kernel/index.ts";
import { compileOnce, note, type Trouble } from "./codec.ts";
import type { FormNode } from "./query-form.ts";
import type { Member, ServiceModel, Shape, ShapeId } from "./service-model.ts";

export type FormParser = (node: FormNode, trouble: Trouble) => unknown;

/** Answers a compiler for the shapes of one service. Parameters that the shape does not have are dropped. */
export function compileFormParsers(model: ServiceModel): (id: ShapeId) => FormParser {
  return compileOnce<FormParser>(
    (id, compile) => {
      const shape = model.shapes.get(id);
      invariant(shape !== undefined, `the model has no shape ${id}`);
      return build(shape, compile);
    },
    (later) => (node, trouble) => later()(node, trouble),
  );
}

function build(shape: Shape, compile: (id: ShapeId) => FormParser): FormParser {
  switch (shape.kind) {
    case "unit":
      return () => ({});
    case "string":
      return (node, trouble) => node.text ?? note(trouble, COMPLEX_NOT_EXPECTED);
    case "number":
      return scalarParser(readInteger, "an Integer");
    case "boolean":
      return scalarParser(readBoolean, "a Boolean");
    case "timestamp":
      return scalarParser(readTimestamp, "a timestamp");
    case "blob":
      return scalarParser(readBlob, "a Blob");
    case "list":
      return listParser(compile(shape.element));
    case "map":
      return mapParser(compile(shape.value), shape.entryNames);
    case "structure":
      return structureParser(shape.members, compile);
    case "document":
      throw new Defect("no form holds a document");
    default:
      return unreachable(shape);
  }
}

const COMPLEX_NOT_EXPECTED = "Unexpected complex element termination";

function scalarParser(read: (text: string) => unknown, target: string): FormParser {
  return ({ text }, trouble) => {
    if (text === undefined) return note(trouble, COMPLEX_NOT_EXPECTED);
    return read(text) ?? note(trouble, `STRING_VALUE can not be converted to ${target}`);
  };
}

const INTEGER = /^[+-]?\d{1,15}$/;
const readInteger = (text: string): number | undefined => (INTEGER.test(text) ? Number(text) : undefined);

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["false", false],
]);
const readBoolean = (text: string): boolean | undefined => BOOLEANS.get(text.toLowerCase());

const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

function readTimestamp(text: string): Date | undefined {
  const at = DATE_TIME.test(text) ? new Date(text) : undefined;
  return at === undefined || Number.isNaN(at.getTime()) ? undefined : at;
}

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const readBlob = (text: string): Uint8Array | undefined =>
  BASE64.test(text) ? new Uint8Array(Buffer.from(text, "base64")) : undefined;

/** `X=` (nothing) is an empty list. Gaps in the numbering are closed. */
function listParser(element: FormParser): FormParser {
  return (node, trouble) => numbered(node.parts?.get("member")).map((each) => element(each, trouble));
}

function mapParser(value: FormParser, names = { key: "key", value: "value" }): FormParser {
  return (node, trouble) => {
    const map: Record<string, unknown> = Object.create(null);
    for (const entry of numbered(node.parts?.get("entry"))) {
      const key = entry.parts?.get(names.key)?.text;
      const held = entry.parts?.get(names.value);
      if (key !== undefined && held !== undefined) map[key] = value(held, trouble);
    }
    return map;
  };
}

const POSITION = /^\d{1,9}$/;

function numbered(node: FormNode | undefined): readonly FormNode[] {
  if (node?.parts === undefined) return [];
  return [...node.parts]
    .filter(([position]) => POSITION.test(position))
    .sort(([left], [right]) => Number(left) - Number(right))
    .map(([, part]) => part);
}

function structureParser(members: readonly Member[], compile: (id: ShapeId) => FormParser): FormParser {
  const fields = members.map(({ name, shape }) => ({ name, parse: compile(shape) }));
  return (node, trouble) => {
    const structure: Record<string, unknown> = {};
    if (node.parts === undefined) return structure;
    for (const { name, parse } of fields) {
      const part = node.parts.get(name);
      if (part !== undefined) structure[name] = parse(part, trouble);
    }
    return structure;
  };
}
