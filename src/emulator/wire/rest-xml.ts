/** The protocol restXml, as S3 speaks it: input in path, query, headers and body; output in headers and XML or bytes. */
import { accept, type Result, refuse } from "../../kernel/index.ts";
import { type ChunkedBody, payloadOf } from "./aws-chunked.ts";
import { type Codec, perOperation, type Trouble } from "./codec.ts";
import { textOf, type WireRequest, type WireResponse } from "./message.ts";
import { bytes, date, list, record, scalar } from "./output-value.ts";
import { splitPairs } from "./query-string.ts";
import {
  compileElementParsers,
  compileElementRenderers,
  type ElementParser,
  parseScalar,
  shapeOf,
  structureRenderer,
} from "./rest-xml-body.ts";
import { readS3Path } from "./s3-path.ts";
import type { Member, OperationModel, ServiceModel, Shape, Structure } from "./service-model.ts";
import type { WireError } from "./wire-error.ts";
import { parseXml } from "./xml-parse.ts";
import { escapeXml } from "./xml-render.ts";

const CONTENT_TYPE = "application/xml";
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Compiles the codec of one restXml service; each operation's closures are made at its first call. */
export function restXmlCodec(model: ServiceModel): Codec {
  const elements = compileElementParsers(model);
  const parse = perOperation((operation) => inputParser(model, operation, elements));
  const render = perOperation((operation) => outputRenderer(model, operation));
  return {
    parseInput: (operation, request) => parse(operation)(request),
    renderOutput: (operation, output, requestId) => render(operation)(output, requestId),
    renderError: (error, requestId) => renderRestError(error, requestId, model),
  };
}

/** Writes an error in S3's form. Amazon S3 API Reference: "Error responses". */
export function renderRestError(error: WireError, requestId: string, model?: ServiceModel): WireResponse {
  const status = error.status ?? model?.errors.get(error.code)?.queryStatus ?? 400;
  if (status === 304) return answer(status, requestId, { headers: {}, body: "" });
  const said = { Code: error.code, Message: error.message, ...error.members, RequestId: requestId };
  const inside = Object.entries({ ...said, HostId: hostId(requestId) }).map(
    ([name, text]) => `<${name}>${escapeXml(text)}</${name}>`,
  );
  const body = `${DECLARATION}<Error>${inside.join("")}</Error>`;
  return answer(status, requestId, { headers: { "content-type": CONTENT_TYPE }, body });
}

const hostId = (requestId: string): string => Buffer.from(`orgdrill ${requestId}`).toString("base64");

type Content = Readonly<{ headers: Readonly<Record<string, string>>; body: string | Uint8Array }>;

const answer = (status: number, requestId: string, { headers, body }: Content): WireResponse => ({
  status,
  headers: {
    ...(status === 204 || status === 304 ? {} : { "content-length": String(Buffer.byteLength(body)) }),
    ...headers,
    "x-amz-request-id": requestId,
    "x-amz-id-2": hostId(requestId),
  },
  body,
});

/** What of a request an input can be made of. */
type Parts = Readonly<{
  request: WireRequest;
  query: ReadonlyMap<string, string>;
  path: Readonly<{ bucket: string | undefined; key: string | undefined }>;
  payload: ChunkedBody;
}>;

type Read = (parts: Parts, trouble: Trouble) => unknown;

const MALFORMED_XML: WireError = {
  code: "MalformedXML",
  message: "The XML you provided was not well-formed or did not validate against our published schema",
  status: 400,
};
const INVALID_URI: WireError = { code: "InvalidURI", message: "Couldn't parse the specified URI.", status: 400 };

function inputParser(
  model: ServiceModel,
  operation: OperationModel,
  elements: (id: string) => ElementParser,
): (request: WireRequest) => Result<Structure, WireError> {
  const shape = shapeOf(model, operation.input);
  const members = shape.kind === "structure" ? shape.members : [];
  const fields = members.map((member) => ({ member, read: readerOf(member, shapeOf(model, member.shape), elements) }));
  return (request) => {
    const query = splitPairs(request.query, false);
    const path = readS3Path(request.path);
    if (query === undefined || path === undefined) return refuse(INVALID_URI);
    const payload = payloadOf(request);
    if (!payload.ok) return payload;
    const parts: Parts = { request, query: new Map(query), path, payload: payload.value };
    const structure: Record<string, unknown> = {};
    for (const { member, read } of fields) {
      const trouble: Trouble = { text: undefined };
      const value = read(parts, trouble);
      if (trouble.text !== undefined) return refuse(invalidMember(member, trouble.text));
      if (value !== undefined) structure[member.name] = value;
    }
    return accept(structure);
  };
}

function invalidMember({ place, name }: Member, text: string): WireError {
  if (place?.payload === true) return MALFORMED_XML;
  return {
    code: "InvalidArgument",
    message: text,
    status: 400,
    members: { ArgumentName: place?.query ?? place?.header ?? name },
  };
}

function readerOf(
  { name, place = {}, shape: id }: Member,
  shape: Shape,
  elements: (id: string) => ElementParser,
): Read {
  if (place.label === true) return ({ path }) => (name === "Bucket" ? path.bucket : path.key);
  if (place.payload === true) return payloadReader(shape, shape.kind === "structure" ? elements(id) : undefined);
  const { query, header, prefixHeaders } = place;
  if (prefixHeaders !== undefined) return ({ request }) => prefixed(request.headers, prefixHeaders);
  if (query !== undefined)
    return (parts, trouble) => scalarFrom(parts.query.get(query), shape, { name: query, trouble });
  if (header === undefined) return () => undefined;
  return ({ request, payload }, trouble) =>
    scalarFrom(headerOf(request, header) ?? payload.trailers.get(header), shape, { name: header, trouble });
}

const headerOf = ({ headers }: WireRequest, name: string): string | undefined =>
  Object.hasOwn(headers, name) ? headers[name] : undefined;

function payloadReader(shape: Shape, parse: ElementParser | undefined): Read {
  return ({ payload }, trouble) => {
    if (shape.kind === "blob") return payload.bytes;
    if (payload.bytes.length === 0) return undefined;
    if (parse === undefined) return textOf(payload.bytes);
    const root = parseXml(textOf(payload.bytes));
    if (root === undefined) trouble.text ??= "not well-formed";
    return root === undefined ? undefined : parse(root, trouble);
  };
}

type Named = Readonly<{ name: string; trouble: Trouble }>;

function scalarFrom(text: string | undefined, shape: Shape, { name, trouble }: Named): unknown {
  if (text === undefined) return undefined;
  if (shape.kind === "list") return text.split(",").map((each) => each.trim());
  const value = parseScalar(shape.kind, text);
  if (value === undefined) trouble.text ??= `Provided ${name} not an integer or within integer range`;
  return value;
}

function prefixed(headers: WireRequest["headers"], prefix: string): Readonly<Record<string, string>> | undefined {
  const found = Object.entries(headers).filter(([name]) => name.startsWith(prefix) && name.length > prefix.length);
  if (found.length === 0) return undefined;
  const map: Record<string, string> = Object.create(null);
  for (const [name, value] of found) map[name.slice(prefix.length)] = value;
  return map;
}

function outputRenderer(model: ServiceModel, { output, http }: OperationModel) {
  const shape = shapeOf(model, output);
  const members = shape.kind === "structure" ? shape.members : [];
  const root = (shape.kind === "structure" ? shape.xmlName : undefined) ?? output;
  const bodyOf = bodyRenderer(model, members, root);
  return (value: Structure, requestId: string): WireResponse => {
    // A part of an object is told from the whole by its range.
    const status = typeof value.ContentRange === "string" ? 206 : (http?.status ?? 200);
    const headers: Record<string, string> = {};
    for (const member of members) writeHeader(member, value[member.name], headers);
    return answer(status, requestId, bodyOf(value, headers));
  };
}

type BodyRenderer = (value: Structure, headers: Readonly<Record<string, string>>) => Content;

function bodyRenderer(model: ServiceModel, members: readonly Member[], root: string): BodyRenderer {
  const renderers = compileElementRenderers(model);
  const payload = members.find(({ place }) => place?.payload === true);
  const xml = (name: string, inside: string): string =>
    `${DECLARATION}<${name} xmlns="${model.service.xmlNamespace}">${inside}</${name}>`;
  const asXml = (headers: Readonly<Record<string, string>>, body: string): Content => ({
    headers: { "content-type": CONTENT_TYPE, ...headers },
    body,
  });
  if (payload !== undefined) {
    const { kind } = shapeOf(model, payload.shape);
    const name = payload.place?.xmlName ?? payload.shape;
    return (value, headers) => {
      const held = value[payload.name];
      if (held === undefined || held === null) return { headers, body: "" };
      if (kind === "blob") return { headers, body: bytes(held) };
      return kind === "structure"
        ? asXml(headers, xml(name, renderers(payload.shape)(held)))
        : { headers, body: String(held) };
    };
  }
  const inBody = members.filter(({ place }) => place?.header === undefined && place?.prefixHeaders === undefined);
  if (inBody.length === 0) return (_value, headers) => ({ headers, body: "" });
  // GetBucketLocation has no element around its only one (Smithy: the trait s3UnwrappedXmlOutput).
  if (inBody.length === 1 && inBody[0]?.name === root) {
    return (value, headers) => asXml(headers, xml(root, escapeXml(String(value[root] ?? ""))));
  }
  const inside = structureRenderer(model, inBody, renderers);
  return (value, headers) => asXml(headers, xml(root, inside(value)));
}

function writeHeader({ place }: Member, value: unknown, headers: Record<string, string>): void {
  if (value === undefined || value === null) return;
  if (place?.prefixHeaders !== undefined) {
    for (const [name, text] of Object.entries(record(value))) headers[place.prefixHeaders + name] = String(text);
  } else if (place?.header !== undefined) headers[place.header] = headerText(value, place.dateTime === true);
}

function headerText(value: unknown, isDateTime: boolean): string {
  if (value instanceof Date) return isDateTime ? date(value).toISOString() : date(value).toUTCString();
  if (Array.isArray(value)) return list(value).join(",");
  return String(typeof value === "number" ? scalar(value, "number") : value);
}
