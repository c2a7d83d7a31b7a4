/** The protocol awsQuery: form parameters in, XML out (Smithy: AWS query protocol). IAM and STS speak it. */
import { accept, type Result, refuse } from "../../kernel/index.ts";
import { type Codec, perOperation, type Trouble } from "./codec.ts";
import { respond, type WireRequest, type WireResponse } from "./message.ts";
import { readForm, textOfPart } from "./query-form.ts";
import { compileFormParsers } from "./query-parse.ts";
import type { OperationModel, ServiceModel, Structure } from "./service-model.ts";
import type { ServiceDescription } from "./services.ts";
import type { WireError } from "./wire-error.ts";
import { compileXmlRenderers, escapeXml } from "./xml-render.ts";

const CONTENT_TYPE = "text/xml";

/** Statuses of errors that every query service may answer but no schema declares (API reference: Common Errors). */
const COMMON_STATUS: ReadonlyMap<string, number> = new Map([
  ["AccessDenied", 403],
  ["ExpiredToken", 403],
  ["InvalidClientTokenId", 403],
  ["MissingAuthenticationToken", 403],
  ["OptInRequired", 403],
  ["SignatureDoesNotMatch", 403],
  ["InternalFailure", 500],
  ["ServiceUnavailable", 503],
]);

/** The operation that the parameter `Action` names, in the query of the URL or in a form body. */
export function queryOperationName(service: ServiceDescription, request: WireRequest): Result<string, WireError> {
  const form = readForm(request);
  if (!form.ok) return form;
  const action = textOfPart(form.value, "Action");
  if (action === undefined || action === "") {
    return refuse({
      code: "MissingAction",
      message: "The request is missing an action or a required parameter.",
      status: 400,
    });
  }
  const version = textOfPart(form.value, "Version");
  return version === service.apiVersion ? accept(action) : refuse(unknownQueryOperation(action, version));
}

/** The answer to an action, or to a version of it, that the service does not have. */
export const unknownQueryOperation = (action: string, version = "NO_VERSION_SPECIFIED"): WireError => ({
  code: "InvalidAction",
  message: `Could not find operation ${action} for version ${version}`,
  status: 400,
});

/** Compiles the codec of one query service; each operation's closures are made at its first call. */
export function awsQueryCodec(model: ServiceModel): Codec {
  const parsers = compileFormParsers(model);
  const resultOf = resultRenderer(model);
  const compiled = perOperation((operation) => ({ parse: parsers(operation.input), result: resultOf(operation) }));
  return {
    parseInput(operation, request) {
      const form = readForm(request);
      if (!form.ok) return form;
      const trouble: Trouble = { text: undefined };
      const input = compiled(operation).parse(form.value, trouble);
      if (trouble.text === undefined) return accept(input as Structure);
      return refuse({ code: "MalformedInput", message: trouble.text, status: 400 });
    },
    renderOutput(operation, output, requestId) {
      const { open, close, inside } = compiled(operation).result;
      const metadata = `<ResponseMetadata><RequestId>${escapeXml(requestId)}</RequestId></ResponseMetadata>`;
      return respond(200, CONTENT_TYPE, requestId, open + inside(output) + metadata + close);
    },
    renderError: (error, requestId) => renderQueryError(error, requestId, model),
  };
}

type ResultRenderer = Readonly<{ open: string; close: string; inside: (output: Structure) => string }>;

/** An operation without output has no `…Result` element at all. */
function resultRenderer(model: ServiceModel): (operation: OperationModel) => ResultRenderer {
  const renderers = compileXmlRenderers(model);
  return ({ name, output }) => {
    const open = `<${name}Response xmlns="${model.service.xmlNamespace}">`;
    const close = `</${name}Response>`;
    if (output === "unit") return { open, close, inside: () => "" };
    const render = renderers(output);
    return { open, close, inside: (value) => `<${name}Result>${render(value)}</${name}Result>` };
  };
}

/** Writes an error; `code` may be the wire code or the name of a declared error shape. The declarations may be absent. */
export function renderQueryError(
  error: WireError,
  requestId: string,
  { service, errors }: Pick<ServiceModel, "service"> & Partial<Pick<ServiceModel, "errors">>,
): WireResponse {
  const declared = errors?.get(error.code);
  const code = declared?.queryCode ?? error.code;
  const status = error.status ?? declared?.queryStatus ?? COMMON_STATUS.get(code) ?? 400;
  const members = Object.entries(error.members ?? {}).map(([name, text]) => element(name, text));
  const inside = [
    element("Type", status < 500 ? "Sender" : "Receiver"),
    element("Code", code),
    error.message === "" ? "" : element("Message", error.message),
    ...members,
  ].join("");
  const body =
    `<ErrorResponse xmlns="${service.xmlNamespace}"><Error>${inside}</Error>` +
    `${element("RequestId", requestId)}</ErrorResponse>`;
  return respond(status, CONTENT_TYPE, requestId, body);
}

const element = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`;
