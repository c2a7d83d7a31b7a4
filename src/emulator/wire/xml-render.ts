/** Compiles shapes into closures that write typed output as the inside of an XML element. */
import { Defect, invariant, unreachable } from "../../kernel/index.ts";
import { compileOnce } from "./codec.ts";
import { bytes, date, list, record, scalar } from "./output-value.ts";
import type { Member, ServiceModel, Shape, ShapeId } from "./service-model.ts";

/** Writes one value that is neither undefined nor null. */
export type XmlRenderer = (value: unknown) => string;

/** Answers a compiler for the shapes of one service. An output of the wrong type is a defect of the caller. */
export function compileXmlRenderers(model: ServiceModel): (id: ShapeId) => XmlRenderer {
  return compileOnce<XmlRenderer>(
    (id, compile) => {
      const shape = model.shapes.get(id);
      invariant(shape !== undefined, `the model has no shape ${id}`);
      return build(shape, compile);
    },
    (later) => (value) => later()(value),
  );
}

function build(shape: Shape, compile: (id: ShapeId) => XmlRenderer): XmlRenderer {
  switch (shape.kind) {
    case "unit":
      return () => "";
    case "string":
      return (value) => escapeXml(String(scalar(value, "string")));
    case "number":
      return (value) => String(scalar(value, "number"));
    case "boolean":
      return (value) => String(scalar(value, "boolean"));
    case "timestamp":
      // Query services answer whole seconds.
      return (value) => `${date(value).toISOString().slice(0, 19)}Z`;
    case "blob":
      return (value) => Buffer.from(bytes(value)).toString("base64");
    case "list":
      return listRenderer(compile(shape.element));
    case "map":
      return mapRenderer(compile(shape.value));
    case "structure":
      return structureRenderer(shape.members, compile);
    case "document":
      throw new Defect("no XML holds a document");
    default:
      return unreachable(shape);
  }
}

function listRenderer(element: XmlRenderer): XmlRenderer {
  return (value) => {
    let text = "";
    for (const each of list(value)) text += `<member>${element(each)}</member>`;
    return text;
  };
}

function mapRenderer(render: XmlRenderer): XmlRenderer {
  return (value) => {
    let text = "";
    for (const [key, each] of Object.entries(record(value))) {
      if (each === undefined || each === null) continue;
      text += `<entry><key>${escapeXml(key)}</key><value>${render(each)}</value></entry>`;
    }
    return text;
  };
}

function structureRenderer(members: readonly Member[], compile: (id: ShapeId) => XmlRenderer): XmlRenderer {
  const fields = members.map(({ name, shape }) => ({
    name,
    open: `<${name}>`,
    close: `</${name}>`,
    render: compile(shape),
  }));
  return (value) => {
    const structure = record(value);
    let text = "";
    for (const { name, open, close, render } of fields) {
      const each = structure[name];
      if (each !== undefined && each !== null) text += open + render(each) + close;
    }
    return text;
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  // A bare carriage return would be read back as a line feed (XML 1.0, section 2.11).
  "\r": "&#xD;",
};

/** Markup, carriage returns, and the characters that no XML 1.0 document may hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be replaced.
const SPECIAL = /[&<>"'\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const EVERY_SPECIAL = new RegExp(SPECIAL, "g");

/** Makes any text safe inside an element; what XML cannot hold at all becomes U+FFFD. */
export function escapeXml(text: string): string {
  return SPECIAL.test(text) ? text.replace(EVERY_SPECIAL, (character) => ENTITIES[character] ?? "\ufffd") : text;
}
