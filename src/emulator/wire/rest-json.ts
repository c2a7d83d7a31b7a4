/** The protocol restJson1: input in path, query, headers and a JSON body; output in headers and JSON (Smithy: AWS restJson1). */
import { accept, invariant, type Result, refuse } from "../../kernel/index.ts";
import { type Codec, perOperation, type Trouble } from "./codec.ts";
import { compileJsonParsers, type JsonParser, structureParser } from "./json-parse.ts";
import { compileJsonRenderers, structureRenderer } from "./json-render.ts";
import { respond, textOf, type WireRequest, type WireResponse } from "./message.ts";
import { splitPairs } from "./query-string.ts";
import { labelsIn, type PathLabels, patternOf } from "./rest-json-route.ts";
import { parseScalar, shapeOf } from "./rest-xml-body.ts";
import type { ErrorModel, Member, OperationModel, ServiceModel, Shape, Structure } from "./service-model.ts";
import type { WireError } from "./wire-error.ts";

const CONTENT_TYPE = "application/json";

/** Compiles the codec of one restJson1 service; each operation's closures are made at its first call. */
export function restJsonCodec(model: ServiceModel): Codec {
  const shapes = compileJsonParsers(model);
  const renderers = compileJsonRenderers(model);
  const parse = perOperation((operation) => inputParser(model, operation, shapes));
  const render = perOperation(({ output, http }) => {
    const members = membersOf(model, output);
    const body = structureRenderer(members.filter(standsInBody), renderers);
    const headers = members.filter(({ place }) => place?.header !== undefined);
    return { body, headers, ...wholesOf(members), usual: http?.status ?? 200 };
  });
  return {
    parseInput: (operation, request) => parse(operation)(request),
    renderOutput(operation, output, requestId) {
      const { body, headers, payload, status, usual } = render(operation);
      const told = status === undefined ? undefined : output[status];
      const text = payload === undefined ? body(output) : bytesOf(output[payload.name]);
      const answer = respond(typeof told === "number" ? told : usual, CONTENT_TYPE, requestId, text);
      return { ...answer, headers: { ...answer.headers, ...headersOf(headers, output) } };
    },
    renderError: (error, requestId) => renderRestJsonError(error, requestId, model.errors),
  };
}

/**
 * Writes an error: its name stands in a header, and in the body beside its text. An error that the service declares has its own
 * status; one that nobody declares has 400. A member `__type` of the error takes the place of the name in the body.
 */
export function renderRestJsonError(
  error: WireError,
  requestId: string,
  errors?: ReadonlyMap<string, ErrorModel>,
): WireResponse {
  const declared = errors?.get(error.code);
  const body: Record<string, string> = { __type: error.code, ...error.members };
  if (error.message !== "") body[declared?.messageKey ?? "message"] = error.message;
  const answer = respond(error.status ?? declared?.queryStatus ?? 400, CONTENT_TYPE, requestId, JSON.stringify(body));
  return { ...answer, headers: { ...answer.headers, "x-amzn-errortype": error.code } };
}

type Parts = Readonly<{
  labels: PathLabels;
  query: ReadonlyMap<string, readonly string[]>;
  headers: WireRequest["headers"];
}>;

const MALFORMED: WireError = { code: "SerializationException", message: "", status: 400 };

function inputParser(
  model: ServiceModel,
  operation: OperationModel,
  shapes: (id: string) => JsonParser,
): (request: WireRequest) => Result<Structure, WireError> {
  const members = membersOf(model, operation.input);
  const { payload } = wholesOf(members);
  const isPayloadJson = payload !== undefined && shapeOf(model, payload.shape).kind !== "blob";
  const outside = members
    .filter((member) => !standsInBody(member) && member.place?.payload !== true)
    .map((member) => ({ name: member.name, read: readerOf(member, shapeOf(model, member.shape)) }));
  const inBody = members.filter(standsInBody);
  const body = structureParser(inBody, shapes);
  const pattern = patternOf(operation.http?.uri ?? "");
  return (request) => {
    const query = queryOf(request.query);
    const labels = labelsIn(pattern, request.path);
    if (query === undefined || labels === undefined) return refuse(MALFORMED);
    const isJson = isPayloadJson || inBody.length > 0;
    const read = isJson ? readJson(request.body) : accept({});
    if (!read.ok) return read;
    const trouble: Trouble = { text: undefined };
    const structure = { ...(isPayloadJson ? {} : (body(read.value, trouble) as Structure | undefined)) };
    const whole = isPayloadJson ? shapes(payload.shape)(read.value, trouble) : request.body;
    if (payload !== undefined && !isEmpty(whole)) structure[payload.name] = whole;
    const parts: Parts = { labels, query, headers: request.headers };
    for (const { name, read: readMember } of outside) {
      const value = readMember(parts, trouble);
      if (value !== undefined) structure[name] = value;
    }
    return trouble.text === undefined ? accept(structure) : refuse({ ...MALFORMED, message: trouble.text });
  };
}

/** No service of this protocol here has headers by prefix. */
function membersOf(model: ServiceModel, id: string): readonly Member[] {
  const shape = shapeOf(model, id);
  const members = shape.kind === "structure" ? shape.members : [];
  const isKnown = ({ place }: Member) => place?.prefixHeaders === undefined;
  invariant(members.every(isKnown), `${id} has a member in a place that the codec does not know`);
  return members;
}

const standsInBody = ({ place }: Member): boolean =>
  place?.label !== true &&
  place?.query === undefined &&
  place?.header === undefined &&
  place?.payload !== true &&
  place?.status !== true;

/** The member that is the whole body, and the name of the one that is the status. */
const wholesOf = (members: readonly Member[]) => ({
  payload: members.find(({ place }) => place?.payload === true),
  status: members.find(({ place }) => place?.status === true)?.name,
});

/** Clients send `{}` in place of a body that they do not have. */
const isEmpty = (value: unknown): boolean =>
  value instanceof Uint8Array ? value.length === 0 : Object.keys(value ?? {}).length === 0;

/** Of the answers that are one member alone, all are bytes. */
const bytesOf = (value: unknown): Uint8Array => (value instanceof Uint8Array ? value : new Uint8Array());

type Read = (parts: Parts, trouble: Trouble) => unknown;

function readerOf({ name, place = {} }: Member, shape: Shape): Read {
  if (place.label === true) return ({ labels }, trouble) => scalarFrom(labels.get(name), shape, { name, trouble });
  const { query, header } = place;
  if (query !== undefined) {
    return (parts, trouble) => {
      const values = parts.query.get(query);
      if (shape.kind === "list") return values;
      return scalarFrom(values?.[0], shape, { name: query, trouble });
    };
  }
  if (header === undefined) return () => undefined;
  return ({ headers }, trouble) =>
    scalarFrom(Object.hasOwn(headers, header) ? headers[header] : undefined, shape, { name: header, trouble });
}

type Named = Readonly<{ name: string; trouble: Trouble }>;

function scalarFrom(text: string | undefined, shape: Shape, { name, trouble }: Named): unknown {
  if (text === undefined) return undefined;
  const value = parseScalar(shape.kind, text);
  if (value === undefined) trouble.text ??= `Value '${text.slice(0, 64)}' at '${name}' is no ${shape.kind}`;
  return value;
}

/** A name that comes several times is a list. */
function queryOf(query: string): ReadonlyMap<string, readonly string[]> | undefined {
  const pairs = splitPairs(query, false);
  if (pairs === undefined) return undefined;
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const known = values.get(name);
    if (known === undefined) values.set(name, [value]);
    else known.push(value);
  }
  return values;
}

/** An empty body counts as `{}`. */
function readJson(body: Uint8Array): Result<unknown, WireError> {
  if (body.length === 0) return accept({});
  try {
    return accept(JSON.parse(textOf(body)));
  } catch (failure) {
    if (failure instanceof SyntaxError) return refuse(MALFORMED);
    throw failure;
  }
}

function headersOf(members: readonly Member[], output: Structure): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const { name, place } of members) {
    const value = output[name];
    if (value !== undefined && value !== null && place?.header !== undefined) headers[place.header] = String(value);
  }
  return headers;
}
