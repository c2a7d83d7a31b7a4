/** The protocols awsJson1_1 and awsJson1_0: the operation is named by a header, input and output are JSON (Smithy: AWS JSON 1.1). */
import { accept, type Result, refuse } from "../../kernel/index.ts";
import { type Codec, perOperation, type Trouble } from "./codec.ts";
import { compileJsonParsers } from "./json-parse.ts";
import { compileJsonRenderers } from "./json-render.ts";
import { respond, textOf, type WireRequest, type WireResponse } from "./message.ts";
import type { ServiceModel, Structure } from "./service-model.ts";
import type { ServiceDescription } from "./services.ts";
import type { WireError } from "./wire-error.ts";

const contentType = ({ protocol }: ServiceDescription): string =>
  `application/x-amz-json-${protocol === "awsJson1_0" ? "1.0" : "1.1"}`;

/** AWS sends no text with it. */
const UNKNOWN_OPERATION: WireError = { code: "UnknownOperationException", message: "", status: 400 };

/** The operation that `X-Amz-Target` names: what stands after its last dot, when what stands before it is this service's. */
export function jsonOperationName(service: ServiceDescription, request: WireRequest): Result<string, WireError> {
  const target = request.headers["x-amz-target"];
  if (request.method !== "POST" || target === undefined) return refuse(UNKNOWN_OPERATION);
  const dot = target.lastIndexOf(".");
  if (!service.targetPrefixes.includes(target.slice(0, Math.max(dot, 0)))) return refuse(UNKNOWN_OPERATION);
  return accept(target.slice(dot + 1));
}

/** The answer to a target that the service does not have. */
export const unknownJsonOperation = (): WireError => UNKNOWN_OPERATION;

/** Compiles the codec of one JSON service; each operation's closures are made at its first call. */
export function awsJsonCodec(model: ServiceModel): Codec {
  const parsers = compileJsonParsers(model);
  const renderers = compileJsonRenderers(model);
  const compiled = perOperation((operation) => ({
    parse: parsers(operation.input),
    render: renderers(operation.output),
  }));
  return {
    parseInput(operation, request) {
      const raw = readJson(request.body);
      if (!raw.ok) return raw;
      const trouble: Trouble = { text: undefined };
      const input = compiled(operation).parse(raw.value, trouble);
      return trouble.text === undefined ? accept(input as Structure) : refuse(serialization(trouble.text));
    },
    renderOutput: (operation, output, requestId) =>
      respond(200, contentType(model.service), requestId, compiled(operation).render(output)),
    renderError: (error, requestId) => renderJsonError(error, requestId, model),
  };
}

/**
 * Writes an error. A JSON service answers 400 to every client error, whatever the `httpError` trait of its schema says
 * (seen with Organizations: emulator facts, section 3), and 500 to its own failures. Errors of AWS's front end, which no
 * service declares, spell their text `message`; a declared error spells it as its shape does.
 */
export function renderJsonError(
  error: WireError,
  requestId: string,
  { service, errors }: Pick<ServiceModel, "service"> & Partial<Pick<ServiceModel, "errors">>,
): WireResponse {
  const declared = errors?.get(error.code);
  const status = error.status ?? (declared?.fault === "server" ? 500 : 400);
  const answer = respond(status, contentType(service), requestId, errorBody(error, declared?.members));
  return service.protocol === "awsJson1_0"
    ? withQueryCode(answer, declared?.queryCode ?? QUERY_CODES.get(error.code) ?? error.code)
    : answer;
}

function errorBody({ code, message, members }: WireError, declared: readonly string[] | undefined): string {
  const spelling = declared?.includes("Message") === true ? "Message" : "message";
  if (members !== undefined) {
    return JSON.stringify({ __type: code, ...members, ...(message === "" ? {} : { [spelling]: message }) });
  }
  const type = JSON.stringify(code);
  return message === "" ? `{"__type":${type}}` : `{"__type":${type},"${spelling}":${JSON.stringify(message)}}`;
}

/** Errors of AWS's front end, which no service declares, by their names of old. */
const QUERY_CODES: ReadonlyMap<string, string> = new Map([
  ["AccessDeniedException", "AccessDenied"],
  ["ExpiredTokenException", "ExpiredToken"],
  ["IncompleteSignatureException", "IncompleteSignature"],
  ["InvalidSignatureException", "SignatureDoesNotMatch"],
  ["MissingAuthenticationTokenException", "MissingAuthenticationToken"],
  ["UnrecognizedClientException", "InvalidClientTokenId"],
]);

/** SQS tells clients of its old protocol what the error was called there (Smithy: the trait awsQueryCompatible). */
const withQueryCode = (answer: WireResponse, code: string): WireResponse => ({
  ...answer,
  headers: { ...answer.headers, "x-amzn-query-error": `${code};${answer.status < 500 ? "Sender" : "Receiver"}` },
});

/** An empty body counts as `{}`: Smithy asks services to accept both from clients of operations without input. */
function readJson(body: Uint8Array): Result<unknown, WireError> {
  if (body.length === 0) return accept({});
  try {
    return accept(JSON.parse(textOf(body)));
  } catch (failure) {
    if (failure instanceof SyntaxError) return refuse(serialization(""));
    throw failure;
  }
}

const serialization = (message: string): WireError => ({ code: "SerializationException", message, status: 400 });
