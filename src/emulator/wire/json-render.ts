/** Compiles shapes into closures that write typed output as JSON text. */
import { invariant, unreachable } from "../../kernel/index.ts";
import { compileOnce } from "./codec.ts";
import { bytes, date, list, record, scalar } from "./output-value.ts";
import type { Member, ServiceModel, Shape, ShapeId } from "./service-model.ts";

/** Writes one value that is neither undefined nor null. */
export type JsonRenderer = (value: unknown) => string;

/** Answers a compiler for the shapes of one service. An output of the wrong type is a defect of the caller. */
export function compileJsonRenderers(model: ServiceModel): (id: ShapeId) => JsonRenderer {
  return compileOnce<JsonRenderer>(
    (id, compile) => {
      const shape = model.shapes.get(id);
      invariant(shape !== undefined, `the model has no shape ${id}`);
      return build(shape, compile);
    },
    (later) => (value) => later()(value),
  );
}

function build(shape: Shape, compile: (id: ShapeId) => JsonRenderer): JsonRenderer {
  switch (shape.kind) {
    case "unit":
      return () => "";
    case "string":
      return (value) => jsonText(String(scalar(value, "string")));
    case "number":
      return (value) => String(scalar(value, "number"));
    case "boolean":
      return (value) => String(scalar(value, "boolean"));
    case "timestamp":
      return (value) => String(date(value).getTime() / 1000);
    case "blob":
      return (value) => `"${Buffer.from(bytes(value)).toString("base64")}"`;
    case "document":
      return (value) => JSON.stringify(value);
    case "list":
      return listRenderer(compile(shape.element));
    case "map":
      return mapRenderer(compile(shape.value));
    case "structure":
      return structureRenderer(shape.members, compile);
    default:
      return unreachable(shape);
  }
}

/** Most texts of AWS are names and ids, which stand in JSON as they are. */
const AS_IT_IS = /^[ !#-[\]-~]*$/;

const jsonText = (text: string): string => (AS_IT_IS.test(text) ? `"${text}"` : JSON.stringify(text));

function listRenderer(element: JsonRenderer): JsonRenderer {
  return (value) => {
    let text = "";
    for (const each of list(value)) text += text === "" ? element(each) : `,${element(each)}`;
    return `[${text}]`;
  };
}

function mapRenderer(render: JsonRenderer): JsonRenderer {
  return (value) => {
    const entries = Object.entries(record(value)).filter(([, each]) => each !== undefined && each !== null);
    return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${render(each)}`).join(",")}}`;
  };
}

const renderDateTime: JsonRenderer = (value) => `"${date(value).toISOString()}"`;

/** Members that stand outside of the body are not among `members`. */
export function structureRenderer(members: readonly Member[], compile: (id: ShapeId) => JsonRenderer): JsonRenderer {
  const fields = members.map(({ name, shape, place }) => ({
    name,
    key: `${JSON.stringify(place?.jsonName ?? name)}:`,
    render: place?.dateTime === true ? renderDateTime : compile(shape),
  }));
  return (value) => {
    const structure = record(value);
    let text = "";
    for (const { name, key, render } of fields) {
      const each = structure[name];
      if (each === undefined || each === null) continue;
      text += text === "" ? key + render(each) : `,${key}${render(each)}`;
    }
    return `{${text}}`;
  };
}
