/** Who a request says it is from: the SigV4 claim in its Authorization header or, presigned, in its query. */
import { accept, type Result, refuse } from "../../kernel/index.ts";
import { basicTime, isBasicTime } from "./basic-time.ts";
import type { WireRequest } from "./message.ts";
import { splitPairs } from "./query-string.ts";

export const ALGORITHM = "AWS4-HMAC-SHA256";
const TERMINATOR = "aws4_request";

export type CredentialScope = Readonly<{
  accessKeyId: string;
  /** `YYYYMMDD`. */
  date: string;
  region: string;
  service: string;
}>;

/** In lower case, in the order in which they were signed; `text` has them with a semicolon between. */
export type SignedHeaders = Readonly<{ text: string; names: readonly string[] }>;

export type Claim = CredentialScope &
  Readonly<{
    form: "header" | "presigned";
    signedHeaders: SignedHeaders;
    signature: string;
    /** As sent, in ISO 8601's basic form, such as `20261101T000000Z`. */
    timestamp: string;
    sessionToken: string | undefined;
    /** The payload hash that the request declares, if it does. */
    declaredHash: string | undefined;
    /** How long a presigned request says that it lives. */
    lifetimeSeconds: number | undefined;
  }>;

/** Nothing was claimed at all, or what was claimed cannot be read; the text is AWS's. */
export type ClaimProblem = Readonly<{ kind: "missing" }> | Readonly<{ kind: "incomplete"; text: string }>;

/** What the Authorization header, or the query in its place, says. */
type Statement = Readonly<{
  credential: string | undefined;
  /** What the credential says; undefined when it cannot be read. */
  scope: CredentialScope | undefined;
  signedHeaders: string | undefined;
  signature: string | undefined;
}>;

/** What stands beside it in headers of its own. */
type Accompaniment = Readonly<{
  timestamp: string | undefined;
  sessionToken: string | undefined;
  declaredHash: string | undefined;
  lifetimeSeconds?: number | undefined;
}>;

/** Reads the claim of a request; the query's wins only where there is no Authorization header. */
export function readClaim(request: WireRequest): Result<Claim, ClaimProblem> {
  const header = request.headers.authorization;
  if (header !== undefined) return readHeaderClaim(header, request);
  if (request.query.includes("X-Amz-Algorithm=")) return readPresignedClaim(request);
  return refuse({ kind: "missing" });
}

/** The scope alone, for finding the service before anything is verified. */
export function readScope(request: WireRequest): CredentialScope | undefined {
  const header = request.headers.authorization;
  if (header !== undefined) return partsOfHeader(header).scope;
  if (!request.query.includes("X-Amz-Credential=")) return undefined;
  return scopeOf(queryParameters(request)?.get("X-Amz-Credential"));
}

function readHeaderClaim(header: string, { headers }: WireRequest): Result<Claim, ClaimProblem> {
  if (!header.startsWith(ALGORITHM)) return refuse({ kind: "missing" });
  const parts = partsOfHeader(header);
  const beside = {
    timestamp: headers["x-amz-date"] ?? basicTimeOfDate(headers.date),
    sessionToken: headers["x-amz-security-token"],
    declaredHash: headers["x-amz-content-sha256"],
  };
  const assembled = assemble("header", parts, beside);
  return assembled ?? refuse({ kind: "incomplete", text: missingFromHeader(parts, beside, header) });
}

function missingFromHeader(parts: Statement, { timestamp }: Accompaniment, header: string): string {
  const missing = [
    parts.credential ? "" : "Authorization header requires 'Credential' parameter. ",
    parts.signature ? "" : "Authorization header requires 'Signature' parameter. ",
    parts.signedHeaders ? "" : "Authorization header requires 'SignedHeaders' parameter. ",
    timestamp ? "" : "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ",
  ];
  return `${missing.join("")}Authorization=${header}`;
}

function readPresignedClaim(request: WireRequest): Result<Claim, ClaimProblem> {
  const parameters = queryParameters(request);
  if (parameters === undefined) {
    return refuse({ kind: "incomplete", text: "The query string contains a syntax error." });
  }
  if (parameters.get("X-Amz-Algorithm") !== ALGORITHM) return refuse({ kind: "missing" });
  const expires = parameters.get("X-Amz-Expires");
  if (expires !== undefined && !isLifetime(expires)) {
    return refuse({ kind: "incomplete", text: "X-Amz-Expires must be a number of seconds from 1 to 604800." });
  }
  const credential = parameters.get("X-Amz-Credential");
  const parts: Statement = {
    credential,
    scope: scopeOf(credential),
    signedHeaders: parameters.get("X-Amz-SignedHeaders"),
    signature: parameters.get("X-Amz-Signature"),
  };
  const beside: Accompaniment = {
    timestamp: parameters.get("X-Amz-Date"),
    sessionToken: parameters.get("X-Amz-Security-Token"),
    declaredHash: parameters.get("X-Amz-Content-Sha256") ?? request.headers["x-amz-content-sha256"],
    lifetimeSeconds: expires === undefined ? undefined : Number(expires),
  };
  return assemble("presigned", parts, beside) ?? refuse({ kind: "incomplete", text: missingFromQuery(parameters) });
}

const missingFromQuery = (parameters: ReadonlyMap<string, string>): string =>
  ["X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date"]
    .filter((name) => !parameters.get(name))
    .map((name) => `AWS query-string parameters must include '${name}'.`)
    .join(" ");

/** Answers nothing when a part that every claim needs is missing. */
function assemble(
  form: Claim["form"],
  { credential, scope, signedHeaders, signature }: Statement,
  { timestamp, sessionToken, declaredHash, lifetimeSeconds }: Accompaniment,
): Result<Claim, ClaimProblem> | undefined {
  if (!credential || !signedHeaders || !signature || !timestamp) return undefined;
  if (scope === undefined) {
    const text = `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`;
    return refuse({ kind: "incomplete", text });
  }
  return accept({
    form,
    accessKeyId: scope.accessKeyId,
    date: scope.date,
    region: scope.region,
    service: scope.service,
    signedHeaders: namesOf(signedHeaders),
    signature,
    timestamp,
    sessionToken,
    declaredHash,
    lifetimeSeconds,
  });
}

/** Splits `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`, in any order of its parts. */
function partsOfHeader(header: string): Statement {
  if (lastRead.header === header) return lastRead.parts;
  let [credential, signedHeaders, signature]: (string | undefined)[] = [];
  for (const part of header.slice(ALGORITHM.length).split(",")) {
    const equals = part.indexOf("=");
    const value = part.slice(equals + 1).trim();
    switch (part.slice(0, equals).trim()) {
      case "Credential":
        credential = value;
        break;
      case "SignedHeaders":
        signedHeaders = value;
        break;
      case "Signature":
        signature = value;
        break;
    }
  }
  lastRead = { header, parts: { credential, scope: scopeOf(credential), signedHeaders, signature } };
  return lastRead.parts;
}

/** A request's header is read for its service, and again for its signature. */
let lastRead: Readonly<{ header: string | undefined; parts: Statement }> = {
  header: undefined,
  parts: { credential: undefined, scope: undefined, signedHeaders: undefined, signature: undefined },
};

function scopeOf(credential: string | undefined): CredentialScope | undefined {
  if (lastScope.credential !== credential) lastScope = { credential, scope: readCredential(credential) };
  return lastScope.scope;
}

function readCredential(credential: string | undefined): CredentialScope | undefined {
  const [accessKeyId, date, region, service, term, ...more] = (credential ?? "").split("/");
  if (!accessKeyId || !date || !region || !service || term !== TERMINATOR || more.length > 0) return undefined;
  return { accessKeyId, date, region, service };
}

/** Requests of one client sign the same headers again and again, with the same credential. */
let lastNames: Readonly<{ sent: string; signed: SignedHeaders }> = { sent: "", signed: { text: "", names: [""] } };

function namesOf(sent: string): SignedHeaders {
  if (lastNames.sent === sent) return lastNames.signed;
  const text = sent.toLowerCase();
  lastNames = { sent, signed: { text, names: text.split(";") } };
  return lastNames.signed;
}

let lastScope: Readonly<{ credential: string | undefined; scope: CredentialScope | undefined }> = {
  credential: undefined,
  scope: undefined,
};

function queryParameters(request: WireRequest): ReadonlyMap<string, string> | undefined {
  const pairs = splitPairs(request.query, false);
  return pairs && new Map(pairs);
}

const LIFETIME = /^\d{1,6}$/;
const LONGEST_LIFETIME_SECONDS = 604_800;
const isLifetime = (text: string): boolean =>
  LIFETIME.test(text) && Number(text) >= 1 && Number(text) <= LONGEST_LIFETIME_SECONDS;

function basicTimeOfDate(httpDate: string | undefined): string | undefined {
  if (httpDate === undefined || isBasicTime(httpDate)) return httpDate;
  const epochMs = Date.parse(httpDate);
  return Number.isNaN(epochMs) ? httpDate : basicTime(epochMs);
}
