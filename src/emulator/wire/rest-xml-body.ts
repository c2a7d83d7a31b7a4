/** Turns XML elements into typed input and typed output into XML, after the shapes of one restXml service. */
import { invariant } from "../../kernel/index.ts";
import { compileOnce, note, type Trouble } from "./codec.ts";
import { bytes, date, list, record, scalar } from "./output-value.ts";
import type { Member, ServiceModel, Shape, ShapeId } from "./service-model.ts";
import type { XmlElement } from "./xml-parse.ts";
import { escapeXml } from "./xml-render.ts";

export type ElementParser = (element: XmlElement, trouble: Trouble) => unknown;
export type ElementRenderer = (value: unknown) => string;

export function compileElementParsers(model: ServiceModel): (id: ShapeId) => ElementParser {
  return compileOnce<ElementParser>(
    (id, compile) => parserOf(shapeOf(model, id), { model, compile }),
    (later) => (element, trouble) => later()(element, trouble),
  );
}

export function compileElementRenderers(model: ServiceModel): (id: ShapeId) => ElementRenderer {
  return compileOnce<ElementRenderer>(
    (id, compile) => rendererOf(shapeOf(model, id), { model, compile }),
    (later) => (value) => later()(value),
  );
}

export function shapeOf(model: ServiceModel, id: ShapeId): Shape {
  const shape = model.shapes.get(id);
  invariant(shape !== undefined, `the model has no shape ${id}`);
  return shape;
}

type Compiling<F> = Readonly<{ model: ServiceModel; compile: (id: ShapeId) => F }>;

function parserOf(shape: Shape, { model, compile }: Compiling<ElementParser>): ElementParser {
  switch (shape.kind) {
    case "list": {
      const element = compile(shape.element);
      return ({ children }, trouble) => children.map((each) => element(each, trouble));
    }
    case "structure": {
      const fields = shape.members.map((member) => fieldParser(model, member, compile(member.shape)));
      return (element, trouble) => {
        const structure: Record<string, unknown> = {};
        for (const field of fields) field(element, structure, trouble);
        return structure;
      };
    }
    case "unit":
    case "map":
      return () => ({});
    default:
      return ({ text }, trouble) =>
        parseScalar(shape.kind, text) ?? note(trouble, `\`${text.slice(0, 64)}\` is no ${shape.kind}`);
  }
}

type Field = (element: XmlElement, structure: Record<string, unknown>, trouble: Trouble) => void;

function fieldParser(model: ServiceModel, { name, shape, place }: Member, parse: ElementParser): Field {
  const called = place?.xmlName ?? name;
  const held = shapeOf(model, shape);
  const isFlat = held.kind === "list" && place?.flattened === true;
  return (element, structure, trouble) => {
    const found = element.children.filter((child) => child.name === called);
    const [first] = found;
    if (first === undefined) return;
    structure[name] = isFlat ? parse({ name: called, children: found, text: "" }, trouble) : parse(first, trouble);
  };
}

const INTEGER = /^[+-]?\d{1,15}$/;
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["false", false],
]);

/** A text as a query parameter, a header or an element has it; undefined when it is none of the kind. */
export function parseScalar(kind: Shape["kind"], text: string): string | number | boolean | Date | undefined {
  switch (kind) {
    case "number":
      return INTEGER.test(text.trim()) ? Number(text) : undefined;
    case "boolean":
      return BOOLEANS.get(text.trim().toLowerCase());
    case "timestamp": {
      const at = new Date(text.trim());
      return Number.isNaN(at.getTime()) ? undefined : at;
    }
    default:
      return text;
  }
}

function rendererOf(shape: Shape, { model, compile }: Compiling<ElementRenderer>): ElementRenderer {
  switch (shape.kind) {
    case "list": {
      const element = compile(shape.element);
      const name = shape.elementName ?? "member";
      return (value) =>
        list(value)
          .map((each) => `<${name}>${element(each)}</${name}>`)
          .join("");
    }
    case "structure":
      return structureRenderer(model, shape.members, compile);
    case "unit":
    case "map":
    case "document":
      return () => "";
    case "timestamp":
      return (value) => date(value).toISOString();
    case "blob":
      return (value) => Buffer.from(bytes(value)).toString("base64");
    default:
      return (value) => escapeXml(String(scalar(value, shape.kind)));
  }
}

/** Members that stand in headers are not written here. */
export function structureRenderer(
  model: ServiceModel,
  members: readonly Member[],
  compile: (id: ShapeId) => ElementRenderer,
): ElementRenderer {
  const fields = members
    .filter(standsInBody)
    .map((member) => ({ name: member.name, write: writer(model, member, compile) }));
  return (value) => {
    const structure = record(value);
    return fields
      .map(({ name, write }) =>
        structure[name] === undefined || structure[name] === null ? "" : write(structure[name]),
      )
      .join("");
  };
}

const standsInBody = ({ place }: Member): boolean =>
  place?.header === undefined && place?.prefixHeaders === undefined && place?.payload === undefined;

function writer(model: ServiceModel, member: Member, compile: (id: ShapeId) => ElementRenderer): ElementRenderer {
  const { name, shape, place } = member;
  const called = place?.xmlName ?? name;
  const held = shapeOf(model, shape);
  if (held.kind === "list" && place?.flattened === true) {
    const element = compile(held.element);
    return (value) =>
      list(value)
        .map((each) => `<${called}>${element(each)}</${called}>`)
        .join("");
  }
  const inside = compile(shape);
  return (value) => `<${called}>${inside(value)}</${called}>`;
}
