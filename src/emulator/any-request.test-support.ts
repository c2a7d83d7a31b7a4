/** Requests for any operation of any service, made of an input as a careless client would make them: nothing is checked. */
import { type Answered, answered, post, requestFor, type Standing, signed } from "./emulator.test-support.ts";
import type { Member, OpenService, OperationModel, Shape, ShapeId, WireRequest } from "./wire/index.ts";

export type AnyCall = Readonly<{ as: string; opened: OpenService; operation: string; input: unknown }>;

/** One signed call by a principal, at the clock's time. */
export function callAny(on: Standing, { as, opened, operation, input }: AnyCall): Promise<Answered> {
  const service = opened.service.signingName;
  const request = signed(requestOf(opened, operation, input), on.key(as), { service, at: on.clock.now() });
  return answered(on.emulator.answer(request));
}

/** An unsigned request; members that are null or undefined are left out where the protocol has no word for them. */
export function requestOf(opened: OpenService, operation: string, input: unknown): WireRequest {
  const { signingName, protocol, targetPrefixes } = opened.service;
  switch (protocol) {
    case "restXml":
      return restRequest(opened, operation, input);
    case "restJson1":
      return restJsonRequest(opened, operation, input);
    case "awsQuery":
      return requestFor(signingName, operation, Object.fromEntries(formOf(input, "")));
    default:
      return post(JSON.stringify(input), {
        "content-type": `application/x-amz-json-${protocol === "awsJson1_0" ? "1.0" : "1.1"}`,
        "x-amz-target": `${targetPrefixes[0]}.${operation}`,
      });
  }
}

/** `Tags.member.1.Key`: how a query service is told of structures and lists. */
function formOf(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each, index) => formOf(each, `${path}.member.${index + 1}`));
  if (typeof value !== "object") return [[path, String(value)]];
  return Object.entries(value).flatMap(([name, each]) => formOf(each, path === "" ? name : `${path}.${name}`));
}

/** What Node's own server would not let through a header. */
const NO_HEADER = /[^\t\x20-\x7e\x80-\xff]/g;

function restJsonRequest({ model }: OpenService, operation: string, input: unknown): WireRequest {
  const described = model.operations.get(operation);
  if (described?.http === undefined) throw new Error(`${operation} has no place on the wire`);
  const { method, uri } = described.http;
  const values = new Map(typeof input === "object" && input !== null ? Object.entries(input) : []);
  let path = uri;
  const query: string[] = [];
  const body: Record<string, unknown> = {};
  for (const { name, place = {} } of membersOf(model.shapes, described)) {
    const value = values.get(name);
    if (place.label === true) path = path.replace(`{${name}}`, encoded(textOf(value ?? "")));
    else if (value === undefined || value === null) continue;
    else if (place.query !== undefined) query.push(`${encoded(place.query)}=${encoded(textOf(value))}`);
    else body[place.jsonName ?? name] = value;
  }
  const request = post(JSON.stringify(body), { "content-type": "application/json" });
  return { ...request, method, path, query: query.join("&") };
}

function restRequest({ model }: OpenService, operation: string, input: unknown): WireRequest {
  const described = model.operations.get(operation);
  if (described?.http === undefined) throw new Error(`${operation} has no place on the wire`);
  const members = membersOf(model.shapes, described);
  const values = new Map(typeof input === "object" && input !== null ? Object.entries(input) : []);
  const [path = "", fixed] = described.http.uri.split("?", 2);
  const query = fixed === undefined ? [] : [fixed];
  const headers: Record<string, string> = { host: "127.0.0.1:4747", "x-amz-content-sha256": "UNSIGNED-PAYLOAD" };
  let body = "";
  for (const { name, place = {}, shape } of members) {
    const value = values.get(name);
    if (value === undefined || value === null || place.label === true) continue;
    if (place.query !== undefined) query.push(`${encoded(place.query)}=${encoded(textOf(value))}`);
    else if (place.header !== undefined) headers[place.header.toLowerCase()] = textOf(value).replace(NO_HEADER, "");
    else if (place.payload === true)
      body = typeof value === "string" ? value : xmlOf(model.shapes, shape, { name: place.xmlName ?? name, value });
  }
  const bucket = textOf(values.get("Bucket") ?? "");
  const key = textOf(values.get("Key") ?? "");
  const hasBucket = members.some(({ name, place }) => name === "Bucket" && place?.label === true);
  const full = `${hasBucket ? `/${encoded(bucket)}` : ""}${path.replace("{Key+}", encoded(key))}`;
  return {
    method: described.http.method,
    path: full === "" ? "/" : full,
    query: query.join("&"),
    headers,
    body: new TextEncoder().encode(body),
  };
}

function membersOf(shapes: ReadonlyMap<ShapeId, Shape>, { input }: OperationModel): readonly Member[] {
  const shape = shapes.get(input);
  return shape?.kind === "structure" ? shape.members : [];
}

const textOf = (value: unknown): string => (typeof value === "object" ? JSON.stringify(value) : String(value));
const LONE = /[\ud800-\udfff]/gu;
const encoded = (text: string): string =>
  encodeURIComponent(text.replace(LONE, "\ufffd")).replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16)}`);
const escaped = (text: string): string => text.replace(/[&<>"]/g, (each) => `&#${each.charCodeAt(0)};`);

type Element = Readonly<{ name: string; value: unknown; flattened?: boolean }>;

function xmlOf(shapes: ReadonlyMap<ShapeId, Shape>, id: ShapeId, { name, value, flattened }: Element): string {
  const shape = shapes.get(id);
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) {
    const inner = shape?.kind === "list" ? shape : undefined;
    const each = flattened === true ? name : (inner?.elementName ?? "member");
    const inside = value.map((element) => xmlOf(shapes, inner?.element ?? "string", { name: each, value: element }));
    return flattened === true ? inside.join("") : `<${name}>${inside.join("")}</${name}>`;
  }
  if (typeof value !== "object") return `<${name}>${escaped(String(value))}</${name}>`;
  const members = shape?.kind === "structure" ? shape.members : [];
  const inside = Object.entries(value).map(([own, held]) => {
    const member = members.find((each) => each.name === own);
    const place = member?.place;
    const element = { name: place?.xmlName ?? own, value: held, flattened: place?.flattened === true };
    return /^[A-Za-z]\w*$/.test(own) ? xmlOf(shapes, member?.shape ?? "string", element) : "";
  });
  return `<${name}>${inside.join("")}</${name}>`;
}
