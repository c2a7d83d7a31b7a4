/** What a service's requests and answers look like, as plain data of our own: no class of the AWS SDK gets past this. */
import type { ServiceDescription } from "./services.ts";

/** Names one shape within its service; scalars and their lists and maps have built-in names such as `list<string>`. */
export type ShapeId = string;

export type Shape =
  | Readonly<{ kind: "unit" }>
  | Readonly<{ kind: "string"; sensitive: boolean }>
  | Readonly<{ kind: "number" }>
  | Readonly<{ kind: "boolean" }>
  | Readonly<{ kind: "timestamp" }>
  | Readonly<{ kind: "blob" }>
  /** Any JSON at all. */
  | Readonly<{ kind: "document" }>
  /** `elementName` is what XML calls an element where the protocol's own word is not used. */
  | Readonly<{ kind: "list"; element: ShapeId; elementName?: string }>
  /** `entryNames`: what query requests call keys and values where it is not `key` and `value`. */
  | Readonly<{ kind: "map"; value: ShapeId; entryNames?: Readonly<{ key: string; value: string }> }>
  | Readonly<{ kind: "structure"; members: readonly Member[]; xmlName?: string }>;

export type Member = Readonly<{
  name: string;
  shape: ShapeId;
  required: boolean;
  /** Where it stands in a request or an answer of restXml and restJson1; a member without stands in the body under its name. */
  place?: Place;
}>;

export type Place = Readonly<{
  label?: true;
  payload?: true;
  /** The status of an answer. */
  status?: true;
  header?: string;
  prefixHeaders?: string;
  query?: string;
  xmlName?: string;
  /** A list without an element around its elements. */
  flattened?: true;
  /** What JSON calls the member. */
  jsonName?: string;
  /** A timestamp that is ISO 8601 even in a header, and in JSON. */
  dateTime?: true;
}>;

/** `input` and `output` name the shape `unit` where the API has none. */
export type OperationModel = Readonly<{
  name: string;
  input: ShapeId;
  output: ShapeId;
  /** Of restXml and restJson1: method, path with its literal query, and the status of success. */
  http?: Readonly<{ method: string; uri: string; status: number }>;
}>;

export type ErrorModel = Readonly<{
  /** The shape's name, such as `NoSuchEntityException`; JSON services send this. */
  name: string;
  /** What query services send, such as `NoSuchEntity`. */
  queryCode: string;
  /** The status that query services send; JSON services answer 400 to every client error. */
  queryStatus: number;
  fault: "client" | "server";
  members: readonly string[];
  /** What JSON calls the text, where that is not `message`. */
  messageKey?: string;
}>;

export type ServiceModel = Readonly<{
  service: ServiceDescription;
  operations: ReadonlyMap<string, OperationModel>;
  shapes: ReadonlyMap<ShapeId, Shape>;
  /** Found by shape name and by query code. */
  errors: ReadonlyMap<string, ErrorModel>;
}>;

/** Typed input and output: member names as the API writes them, timestamps as `Date`, blobs as bytes. */
export type Structure = Readonly<Record<string, unknown>>;
