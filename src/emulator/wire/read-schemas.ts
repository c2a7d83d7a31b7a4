/** Reads the operation schemas that an `@aws-sdk/client-*` package exports (names ending in `$`) into our own model. */
import { Defect, invariant } from "../../kernel/index.ts";
import { placeOf } from "./read-places.ts";
import type { ErrorModel, Member, OperationModel, ServiceModel, Shape, ShapeId } from "./service-model.ts";
import type { Protocol, ServiceDescription } from "./services.ts";

/** The first element of a schema tuple says what it is; numbers below are the SDK's own, seen in the pinned versions. */
const OPERATION = 9;
const ERROR = -3;
const SIMPLE = 0;
const LIST = 1;
const MAP = 2;
const STRUCTURE = 3;
const UNION = 4;

const SCALAR: ReadonlyMap<number, Shape["kind"]> = new Map([
  [0, "string"],
  [1, "number"],
  [2, "boolean"],
  [4, "timestamp"],
  [5, "timestamp"],
  [6, "timestamp"],
  [7, "timestamp"],
  [15, "document"],
  [21, "blob"],
  [42, "blob"],
]);
const LIST_MODIFIER = 64;
const MAP_MODIFIER = 128;
const SENSITIVE_BIT = 8;

/**
 * Builds the model of one service from what its client package exports.
 * An unknown form of schema is a defect (the versions are pinned and a test reads every one of them).
 */
export function readSchemas(service: ServiceDescription, exported: object): ServiceModel {
  const shapes = new ShapeReader(TAKES_PLACES.has(service.protocol));
  const operations = new Map<string, OperationModel>();
  const errors = new Map<string, ErrorModel>();
  for (const [name, schema] of Object.entries(exported)) {
    if (!name.endsWith("$") || !Array.isArray(schema)) continue;
    if (schema[0] === OPERATION) {
      const operation = readOperation(schema, shapes);
      operations.set(operation.name, operation);
    } else if (schema[0] === ERROR) {
      const error = readError(schema);
      errors.set(error.name, error);
      errors.set(error.queryCode, error);
    }
  }
  return { service, operations, shapes: shapes.shapes, errors };
}

/** Protocols whose codec knows the traits of members, or whose answers they say nothing about (SQS keeps those of its old XML). */
const TAKES_PLACES: ReadonlySet<Protocol> = new Set(["restXml", "restJson1", "awsJson1_0"]);

function readOperation(schema: readonly unknown[], shapes: ShapeReader): OperationModel {
  const { http } = traitsOf(schema[3]);
  const operation = { name: textAt(schema, 2), input: shapes.idOf(schema[4]), output: shapes.idOf(schema[5]) };
  if (!Array.isArray(http)) return operation;
  return { ...operation, http: { method: textAt(http, 0), uri: textAt(http, 1), status: numberAt(http, 2) } };
}

function readError(schema: readonly unknown[]): ErrorModel {
  const name = textAt(schema, 2);
  const traits = traitsOf(schema[3]);
  const [queryCode, queryStatus] = Array.isArray(traits.awsQueryError)
    ? traits.awsQueryError
    : [name, traits.httpError];
  return {
    name,
    queryCode: typeof queryCode === "string" ? queryCode : name,
    queryStatus: typeof queryStatus === "number" ? queryStatus : 400,
    fault: traits.error === "server" ? "server" : "client",
    members: listAt(schema, 4).map(String),
    ...messageKeyOf(schema),
  };
}

/** How restJson1 spells the text of this error; the other protocols go by the members. */
function messageKeyOf(schema: readonly unknown[]): { messageKey?: string } {
  const at = listAt(schema, 4).findIndex((name) => String(name).toLowerCase() === "message");
  if (at === -1) return {};
  const { jsonName } = placeOf(listAt(schema, 5)[at]).place ?? {};
  return { messageKey: jsonName ?? textAt(listAt(schema, 4), at) };
}

/** Follows references from the operations down; each named shape is read once, so recursive shapes end. */
class ShapeReader {
  readonly shapes = new Map<ShapeId, Shape>();
  readonly #takesPlaces: boolean;

  constructor(takesPlaces: boolean) {
    this.#takesPlaces = takesPlaces;
  }

  idOf(reference: unknown): ShapeId {
    if (typeof reference === "function") return this.idOf(reference());
    if (reference === "unit") return this.#define("unit", { kind: "unit" });
    if (typeof reference === "number") return this.#scalar(reference, false);
    invariant(Array.isArray(reference), `a schema is neither a number nor a tuple: ${String(reference)}`);
    if (reference.length === 2) {
      invariant(
        this.#takesPlaces || typeof reference[1] === "number",
        "a member carries traits that the codecs do not know",
      );
      return this.idOf(reference[0]);
    }
    return this.#named(reference);
  }

  #named(schema: readonly unknown[]): ShapeId {
    const id = textAt(schema, 2);
    if (schema[0] === SIMPLE) return this.#scalar(numberAt(schema, 4), (bitsOf(schema[3]) & SENSITIVE_BIT) !== 0);
    if (this.shapes.has(id)) return id;
    this.shapes.set(id, { kind: "unit" }); // Stands in while the shape's own members are read.
    this.shapes.set(id, this.#read(schema));
    return id;
  }

  #read(schema: readonly unknown[]): Shape {
    switch (schema[0]) {
      case LIST:
        return { kind: "list", element: this.idOf(schema[4]), ...elementNameOf(schema[4]) };
      case MAP:
        return { kind: "map", value: this.idOf(withoutName(schema[5])), ...entryNamesOf(schema) };
      // An error is a member of event streams, which no emulated operation has.
      case ERROR:
      case STRUCTURE:
      case UNION:
        return { kind: "structure", members: this.#members(schema), ...xmlNameOf(schema[3]) };
      default:
        throw new Defect(`a schema of kind ${String(schema[0])} is not known`);
    }
  }

  /** The SDK writes required members first and then says how many they are. */
  #members(schema: readonly unknown[]): readonly Member[] {
    const requiredCount = typeof schema[6] === "number" ? schema[6] : 0;
    const references = listAt(schema, 5);
    return listAt(schema, 4).map((name, index) => ({
      name: String(name),
      shape: this.idOf(references[index]),
      required: index < requiredCount,
      ...(this.#takesPlaces ? placeOf(references[index]) : {}),
    }));
  }

  #scalar(code: number, sensitive: boolean): ShapeId {
    if (code >= MAP_MODIFIER) {
      const value = this.#scalar(code - MAP_MODIFIER, sensitive);
      return this.#define(`map<${value}>`, { kind: "map", value });
    }
    if (code >= LIST_MODIFIER) {
      const element = this.#scalar(code - LIST_MODIFIER, sensitive);
      return this.#define(`list<${element}>`, { kind: "list", element });
    }
    const kind = SCALAR.get(code);
    invariant(kind !== undefined, `a scalar schema of code ${code} is not known`);
    if (kind === "string") return this.#define(sensitive ? "sensitive string" : "string", { kind, sensitive });
    return this.#define(kind, { kind } as Shape);
  }

  #define(id: ShapeId, shape: Shape): ShapeId {
    if (!this.shapes.has(id)) this.shapes.set(id, shape);
    return id;
  }
}

const listAt = (schema: readonly unknown[], index: number): readonly unknown[] => {
  const value = schema[index];
  invariant(Array.isArray(value), `a schema has no list at place ${index}`);
  return value;
};

const textAt = (schema: readonly unknown[], index: number): string => {
  const value = schema[index];
  invariant(typeof value === "string", `a schema has no name at place ${index}`);
  return value;
};

const numberAt = (schema: readonly unknown[], index: number): number => {
  const value = schema[index];
  invariant(typeof value === "number", `a schema has no number at place ${index}`);
  return value;
};

const bitsOf = (traits: unknown): number => (typeof traits === "number" ? traits : 0);

const xmlNameOf = (traits: unknown): { xmlName?: string } => {
  const { xmlName } = traitsOf(traits);
  return typeof xmlName === "string" ? { xmlName } : {};
};

const elementNameOf = (reference: unknown): { elementName?: string } => {
  const { xmlName } = Array.isArray(reference) && reference.length === 2 ? xmlNameOf(reference[1]) : {};
  return xmlName === undefined ? {} : { elementName: xmlName };
};

/** Keys and values of a map in query requests may have names of their own; nothing else is known of them. */
function entryNamesOf(schema: readonly unknown[]): { entryNames?: Readonly<{ key: string; value: string }> } {
  const [key, value] = [schema[4], schema[5]].map((part) => elementNameOf(part).elementName);
  return key === undefined || value === undefined ? {} : { entryNames: { key, value } };
}

const withoutName = (reference: unknown): unknown =>
  elementNameOf(reference).elementName !== undefined && Array.isArray(reference) ? reference[0] : reference;

const traitsOf = (traits: unknown): Readonly<Record<string, unknown>> =>
  typeof traits === "object" && traits !== null ? (traits as Readonly<Record<string, unknown>>) : {};
