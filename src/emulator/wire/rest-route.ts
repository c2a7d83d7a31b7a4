/** Which operation of a restXml service a request asks for: by method, path, and what stands in query and headers. */
import { accept, type Result, refuse } from "../../kernel/index.ts";
import type { WireRequest } from "./message.ts";
import { splitPairs } from "./query-string.ts";
import { readS3Path } from "./s3-path.ts";
import type { Member, OperationModel, ServiceModel } from "./service-model.ts";
import type { WireError } from "./wire-error.ts";

/** What the path names: nothing, a bucket, or an object in one. */
type Level = "service" | "bucket" | "object";

type Route = Readonly<{
  operation: OperationModel;
  /** Query parameters that say which operation is meant; undefined where any value will do. */
  literals: readonly (readonly [string, string])[];
  /** Parameters and headers without which the operation cannot be meant. */
  queries: readonly string[];
  headers: readonly string[];
}>;

export type Router = (request: WireRequest) => Result<OperationModel, WireError>;

const INVALID_URI: WireError = { code: "InvalidURI", message: "Couldn't parse the specified URI.", status: 400 };
const NOT_ALLOWED: WireError = {
  code: "MethodNotAllowed",
  message: "The specified method is not allowed against this resource.",
  status: 405,
};

/** The most specific operation wins; among equals the one that `x-id` names, which SDKs send and which means nothing else. */
export function restRouter(model: ServiceModel): Router {
  const routes = new Map<string, Route[]>();
  for (const operation of model.operations.values()) {
    const place = placeOf(model, operation);
    if (place !== undefined) routes.set(place, [...(routes.get(place) ?? []), routeOf(model, operation)]);
  }
  return (request) => {
    const path = readS3Path(request.path);
    const query = splitPairs(request.query, false);
    if (path === undefined || query === undefined) return refuse(INVALID_URI);
    const level: Level = path.bucket === undefined ? "service" : path.key === undefined ? "bucket" : "object";
    const said = new Map(query);
    const meant = (routes.get(`${request.method} ${level}`) ?? [])
      .filter((route) => isMeant(route, said, request))
      .sort((left, right) => weight(right, said) - weight(left, said));
    return meant[0] === undefined ? refuse(NOT_ALLOWED) : accept(meant[0].operation);
  };
}

function isMeant(
  { literals, queries, headers }: Route,
  said: ReadonlyMap<string, string>,
  request: WireRequest,
): boolean {
  return (
    literals.every(([name, value]) => said.has(name) && (value === "" || said.get(name) === value)) &&
    queries.every((name) => said.has(name)) &&
    headers.every((name) => Object.hasOwn(request.headers, name))
  );
}

const weight = ({ literals, queries, headers, operation }: Route, said: ReadonlyMap<string, string>): number =>
  2 * (literals.length + queries.length + headers.length) + Number(said.get("x-id") === operation.name);

/** Operations that stand on other hosts or paths are not among them. */
function placeOf(model: ServiceModel, { http, input }: OperationModel): string | undefined {
  const path = http?.uri.split("?", 1)[0];
  if (http === undefined || (path !== "/" && path !== "/{Key+}")) return undefined;
  const namesBucket = membersOf(model, input).some(({ name, place }) => name === "Bucket" && place?.label === true);
  const level: Level = path === "/{Key+}" ? "object" : namesBucket ? "bucket" : "service";
  return `${http.method} ${level}`;
}

function routeOf(model: ServiceModel, operation: OperationModel): Route {
  const literals = splitPairs(operation.http?.uri.split("?", 2)[1] ?? "", false) ?? [];
  const required = membersOf(model, operation.input).filter((member) => member.required);
  return {
    operation,
    literals: literals.filter(([name]) => name !== "x-id"),
    queries: required.flatMap(({ place }) => place?.query ?? []),
    headers: required.flatMap(({ place }) => place?.header ?? []),
  };
}

function membersOf(model: ServiceModel, id: string): readonly Member[] {
  const shape = model.shapes.get(id);
  return shape?.kind === "structure" ? shape.members : [];
}
