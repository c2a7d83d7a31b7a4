/** What somebody is told who asks for what is not emulated: in the protocol of the service, as far as a request shows it. */
import { OPERATIONS_NOT_EMULATED } from "../catalogue/index.ts";
import { invariant } from "../kernel/index.ts";
import type { ServiceName } from "./operation.ts";
import { readScope } from "./wire/credential-claim.ts";
import { renderError, serviceNamed, type WireError, type WireRequest, type WireResponse } from "./wire/index.ts";
import { respond } from "./wire/message.ts";
import { escapeXml } from "./wire/xml-render.ts";

/** 501, because a 500 would make SDKs try again. `reason`: why it is not, from the catalogue. */
export const notEmulated = (what: string, reason?: string): WireError => ({
  code: "NotEmulatedException",
  message: `${what} is not emulated by orgdrill${reason === undefined ? "" : `: ${reason}`}; \`orgdrill list --operations\` lists what is`,
  status: 501,
});

/** The same of an operation of a service that is emulated. */
export function operationNotEmulated(service: ServiceName, name: string): WireError {
  const missing = OPERATIONS_NOT_EMULATED.find((each) => each.service === service && each.name === name);
  return notEmulated(`${service} ${name}`, missing?.reason);
}

/** Services whose clients read XML although they send no form (Smithy: AWS restXml protocol); S3's leaves the outer element out. */
const REST_XML: ReadonlyMap<string, "wrapped" | "bare"> = new Map([
  ["cloudfront", "wrapped"],
  ["route53", "wrapped"],
  ["s3-outposts", "bare"],
  ["s3express", "bare"],
]);

/** Answers a request for a service that is not emulated, or for none at all: 501, or that nobody has signed. */
export function unknownService(request: WireRequest, requestId: string): WireResponse {
  const scope = readScope(request);
  const isForm = (request.headers["content-type"] ?? "").includes("x-www-form-urlencoded");
  const speaker = serviceNamed(isForm ? "iam" : "organizations");
  invariant(speaker !== undefined, "the emulator speaks both protocols");
  if (scope === undefined) return renderError(speaker, isForm ? UNSIGNED_FORM : UNSIGNED, requestId);
  const error = notEmulated(`the service \`${scope.service}\``);
  const form = REST_XML.get(scope.service);
  return form === undefined ? renderError(speaker, error, requestId) : renderRestXml(error, requestId, form);
}

function renderRestXml({ code, message }: WireError, requestId: string, form: "wrapped" | "bare"): WireResponse {
  const inside = `<Code>${code}</Code><Message>${escapeXml(message)}</Message>`;
  const request = `<RequestId>${requestId}</RequestId>`;
  const body =
    form === "bare"
      ? `<Error>${inside}${request}</Error>`
      : `<ErrorResponse><Error><Type>Receiver</Type>${inside}</Error>${request}</ErrorResponse>`;
  return respond(501, "application/xml", requestId, body);
}

const UNSIGNED: WireError = {
  code: "MissingAuthenticationTokenException",
  message: "Missing Authentication Token",
  status: 400,
};
const UNSIGNED_FORM: WireError = { ...UNSIGNED, code: "MissingAuthenticationToken", status: 403 };
