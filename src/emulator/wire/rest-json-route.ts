/** Which operation of a restJson1 service a request asks for: by method and path, literal segments before labels (Smithy: HTTP bindings). */
import { accept, type Result, refuse } from "../../kernel/index.ts";
import type { WireRequest } from "./message.ts";
import { decodePercent, splitPairs } from "./query-string.ts";
import type { OperationModel, ServiceModel } from "./service-model.ts";
import type { WireError } from "./wire-error.ts";

export type PathPattern = readonly PathPart[];

/** A label that is greedy takes every segment from its place on. */
type PathPart =
  | Readonly<{ kind: "literal"; text: string }>
  | Readonly<{ kind: "label"; name: string; isGreedy: boolean }>;

/** Values of the labels, decoded. */
export type PathLabels = ReadonlyMap<string, string>;

/** The answer of AWS's front end to a path that no operation has. */
const UNKNOWN_OPERATION: WireError = { code: "UnknownOperationException", message: "", status: 404 };

export const patternOf = (uri: string): PathPattern => segmentsOf(uri.split("?", 1)[0] ?? "").map(partOf);

function partOf(segment: string): PathPart {
  if (!segment.startsWith("{")) return { kind: "literal", text: segment };
  const name = segment.slice(1, -1);
  return name.endsWith("+")
    ? { kind: "label", name: name.slice(0, -1), isGreedy: true }
    : { kind: "label", name, isGreedy: false };
}

const segmentsOf = (path: string): readonly string[] => path.replace(/^\/|\/$/g, "").split("/");

/** What the labels stand for, or undefined where the path is another one or broken; an empty label is none. */
export function labelsIn(pattern: PathPattern, path: string): PathLabels | undefined {
  const segments = segmentsOf(path);
  const labels = new Map<string, string>();
  for (const [index, part] of pattern.entries()) {
    const isRest = part.kind === "label" && part.isGreedy;
    const text = decodePercent(isRest ? segments.slice(index).join("/") : (segments[index] ?? ""));
    if (text === undefined || (part.kind === "literal" ? part.text !== text : text === "")) return undefined;
    if (part.kind === "label") labels.set(part.name, text);
    if (isRest) return labels;
  }
  return segments.length === pattern.length ? labels : undefined;
}

type Route = Readonly<{
  operation: OperationModel;
  pattern: PathPattern;
  /** Query parameters of the path itself, by which operations of one path are told apart. */
  literals: readonly (readonly [string, string])[];
}>;

/** Where several fit, the one with most literals wins. */
export function restJsonRouter(model: ServiceModel): (request: WireRequest) => Result<OperationModel, WireError> {
  const routes = new Map<string, Route[]>();
  for (const operation of model.operations.values()) {
    if (operation.http === undefined) continue;
    const { method, uri } = operation.http;
    const literals = splitPairs(uri.split("?", 2)[1] ?? "", false) ?? [];
    routes.set(method, [...(routes.get(method) ?? []), { operation, pattern: patternOf(uri), literals }]);
  }
  for (const each of routes.values()) each.sort((left, right) => weight(right) - weight(left));
  return ({ method, path, query }) => {
    const said = new Map(splitPairs(query, false));
    const meant = routes
      .get(method)
      ?.find(
        ({ pattern, literals }) =>
          labelsIn(pattern, path) !== undefined && literals.every(([name, value]) => said.get(name) === value),
      );
    return meant === undefined ? refuse(UNKNOWN_OPERATION) : accept(meant.operation);
  };
}

const weight = ({ pattern, literals }: Route): number =>
  pattern.filter(({ kind }) => kind === "literal").length + literals.length;
