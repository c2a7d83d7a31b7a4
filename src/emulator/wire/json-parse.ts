/** Compiles shapes into closures that turn parsed JSON into typed input; texts are those of AWS's own deserializer. */
import { invariant, unreachable } from "../../kernel/index.ts";
import { compileOnce, note, type Trouble } from "./codec.ts";
import type { Member, ServiceModel, Shape, ShapeId } from "./service-model.ts";

/** Takes one JSON value that is neither null nor undefined. */
export type JsonParser = (raw: unknown, trouble: Trouble) => unknown;

/** Of shapes that can hold themselves: whoever sends more must not exhaust the stack. */
const DEEPEST = 100;

/** Answers a compiler for the shapes of one service. Unknown members are dropped, `null` counts as absent. */
export function compileJsonParsers(model: ServiceModel): (id: ShapeId) => JsonParser {
  const number = model.service.protocol === "restJson1" ? parseFraction : parseNumber;
  return compileOnce<JsonParser>(
    (id, compile) => {
      const shape = model.shapes.get(id);
      invariant(shape !== undefined, `the model has no shape ${id}`);
      return build(shape, compile, number);
    },
    (later) => (raw, trouble) => {
      const depth = trouble.depth ?? 0;
      if (depth >= DEEPEST) return note(trouble, "Structure is nested too deeply");
      trouble.depth = depth + 1;
      const parsed = later()(raw, trouble);
      trouble.depth = depth;
      return parsed;
    },
  );
}

function build(shape: Shape, compile: (id: ShapeId) => JsonParser, number: JsonParser): JsonParser {
  switch (shape.kind) {
    case "unit":
      return parseUnit;
    case "string":
      return parseString;
    case "number":
      return number;
    case "boolean":
      return parseBoolean;
    case "timestamp":
      return parseTimestamp;
    case "blob":
      return parseBlob;
    case "document":
      return parseDocument;
    case "list":
      return listParser(compile(shape.element));
    case "map":
      return mapParser(compile(shape.value));
    case "structure":
      return structureParser(shape.members, compile);
    default:
      return unreachable(shape);
  }
}

const parseUnit: JsonParser = (raw, trouble) => (isPlainObject(raw) ? {} : note(trouble, structureExpected(raw)));

const parseString: JsonParser = (raw, trouble) =>
  typeof raw === "string" ? raw : note(trouble, notConvertible(raw, "a String"));

/** No member that an operation reads is a fraction (thresholds and impacts are refused), and AWS cuts fractions off its integers. */
const parseNumber: JsonParser = (raw, trouble) =>
  typeof raw === "number" && Number.isFinite(raw) ? Math.trunc(raw) : note(trouble, notConvertible(raw, "an Integer"));

/** Findings carry scores and confidences. */
const parseFraction: JsonParser = (raw, trouble) =>
  typeof raw === "number" && Number.isFinite(raw) ? raw : note(trouble, notConvertible(raw, "a Number"));

const parseBoolean: JsonParser = (raw, trouble) =>
  typeof raw === "boolean" ? raw : note(trouble, notConvertible(raw, "a Boolean"));

/** Timestamps are seconds since 1970 with an optional fraction. */
const parseTimestamp: JsonParser = (raw, trouble) => {
  const at = typeof raw === "number" ? new Date(Math.round(raw * 1000)) : undefined;
  return at === undefined || Number.isNaN(at.getTime())
    ? note(trouble, notConvertible(raw, "milliseconds since epoch"))
    : at;
};

/** RFC 3339, as restJson1 services have them that say so. */
const parseDateTime: JsonParser = (raw, trouble) => {
  const at = typeof raw === "string" && DATE_TIME.test(raw) ? new Date(raw) : undefined;
  return at === undefined || Number.isNaN(at.getTime()) ? note(trouble, notConvertible(raw, "a timestamp")) : at;
};

const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/i;

/** Whoever sends more must not exhaust the stack of whoever walks it. */
const parseDocument: JsonParser = (raw, trouble) =>
  isNestedBelow(raw, DEEPEST) ? raw : note(trouble, "Structure is nested too deeply");

const isNestedBelow = (raw: unknown, levels: number): boolean =>
  typeof raw !== "object" ||
  raw === null ||
  (levels > 0 && Object.values(raw).every((each) => isNestedBelow(each, levels - 1)));

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

const parseBlob: JsonParser = (raw, trouble) =>
  typeof raw === "string" && BASE64.test(raw)
    ? new Uint8Array(Buffer.from(raw, "base64"))
    : note(trouble, notConvertible(raw, "a Blob"));

function listParser(element: JsonParser): JsonParser {
  return (raw, trouble) => {
    if (!Array.isArray(raw)) {
      return note(trouble, isPlainObject(raw) ? STRUCTURE_NOT_EXPECTED : "Expected list or null");
    }
    return raw.map((each) => (each === null ? null : element(each, trouble)));
  };
}

function mapParser(value: JsonParser): JsonParser {
  return (raw, trouble) => {
    if (!isPlainObject(raw)) return note(trouble, structureExpected(raw));
    const map: Record<string, unknown> = Object.create(null);
    for (const [key, each] of Object.entries(raw)) if (each !== null) map[key] = value(each, trouble);
    return map;
  };
}

/** Members that stand outside of the body are not among `members`. */
export function structureParser(members: readonly Member[], compile: (id: ShapeId) => JsonParser): JsonParser {
  const fields = members.map(({ name, shape, place }) => ({
    name,
    key: place?.jsonName ?? name,
    parse: place?.dateTime === true ? parseDateTime : compile(shape),
  }));
  return (raw, trouble) => {
    if (!isPlainObject(raw)) return note(trouble, structureExpected(raw));
    const structure: Record<string, unknown> = {};
    for (const { name, key, parse } of fields) {
      const value = Object.hasOwn(raw, key) ? raw[key] : undefined;
      if (value !== undefined && value !== null) structure[name] = parse(value, trouble);
    }
    return structure;
  };
}

const isPlainObject = (raw: unknown): raw is Readonly<Record<string, unknown>> =>
  typeof raw === "object" && raw !== null && !Array.isArray(raw);

const STRUCTURE_NOT_EXPECTED = "Start of structure or map found where not expected.";
const LIST_NOT_EXPECTED = "Start of list found where not expected";

const structureExpected = (raw: unknown): string =>
  Array.isArray(raw) ? LIST_NOT_EXPECTED : "Expected structure or null";

function notConvertible(raw: unknown, target: string): string {
  if (Array.isArray(raw)) return LIST_NOT_EXPECTED;
  if (typeof raw === "object") return STRUCTURE_NOT_EXPECTED;
  const token = typeof raw === "boolean" ? String(raw).toUpperCase() : (typeof raw).toUpperCase();
  return `${token}_VALUE can not be converted to ${target}`;
}
