/**
 * What an OpenID Connect token says. The emulator has no keys of foreign providers: it believes a token's payload and looks at
 * neither its header nor its signature, so any JSON Web Token of three parts serves, an unsigned one (`{"alg":"none"}`) too.
 */
import { accept, type Instant, type Result, refuse } from "../../../kernel/index.ts";
import type { StsRefusal } from "./refusals.ts";

export type WebIdentity = Readonly<{
  /** The issuer without `https://`, as provider ARNs and condition keys spell it. */
  issuer: string;
  subject: string;
  audience: readonly string[];
  /** By condition key in lower case. */
  keys: Readonly<Record<string, string | readonly string[]>>;
}>;

/** Claims by which AWS takes tags and a source identity from a token. IAM User Guide: "Pass session tags in AWS STS". */
const SESSION_CLAIMS = ["https://aws.amazon.com/tags", "https://aws.amazon.com/source_identity"];

/** Refused where it is no token, a claim is missing or its time is over. */
export function readWebIdentity(token: string, now: Instant): Result<WebIdentity, StsRefusal> {
  const claims = claimsOf(token);
  if (claims === undefined)
    return invalid("The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)");
  const issuer = textOf(claims.iss).replace(/^https:\/\//, "");
  const subject = textOf(claims.sub);
  const audience = listOf(claims.aud);
  const { exp } = claims;
  const given = { iss: issuer !== "", sub: subject !== "", aud: audience.length > 0, exp: typeof exp === "number" };
  const absent = Object.entries(given).find(([, isThere]) => !isThere);
  if (absent !== undefined || typeof exp !== "number")
    return invalid(`Missing a required claim: ${absent?.[0] ?? "exp"}`);
  const second = Math.floor(now / 1000);
  if (second >= exp) return refuse({ kind: "TokenExpired", second, expiry: exp });
  const claim = SESSION_CLAIMS.find((name) => claims[name] !== undefined);
  if (claim !== undefined) return refuse({ kind: "NotEmulated", what: `the claim ${claim} of a token` });
  return accept({ issuer, subject, audience, keys: conditionKeys(issuer, claims) });
}

const GOOGLE = "accounts.google.com";

/** IAM User Guide: "Available keys for AWS OIDC federation". At Google, `aud` is who may use the token and `oaud` whom it is for. */
function conditionKeys(issuer: string, claims: Claims): Readonly<Record<string, string | readonly string[]>> {
  const prefix = issuer.toLowerCase();
  const audience = oneOrMany(listOf(claims.aud));
  const authorized = textOf(claims.azp);
  const aud = issuer === GOOGLE && authorized !== "" ? authorized : audience;
  const methods = listOf(claims.amr);
  return {
    [`${prefix}:sub`]: textOf(claims.sub),
    [`${prefix}:aud`]: aud,
    ...(issuer === GOOGLE ? { [`${prefix}:oaud`]: audience } : {}),
    ...(methods.length > 0 ? { [`${prefix}:amr`]: methods } : {}),
  };
}

type Claims = Readonly<Record<string, unknown>>;

const PART = /^[A-Za-z0-9_-]+$/;

function claimsOf(token: string): Claims | undefined {
  const [header = "", payload = "", signature, ...more] = token.split(".");
  if (signature === undefined || more.length > 0 || !PART.test(payload) || readObject(header) === undefined)
    return undefined;
  return readObject(payload);
}

function readObject(part: string): Claims | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Claims =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
const listOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((each) => typeof each === "string" && each !== "");
const oneOrMany = (values: readonly string[]): string | readonly string[] =>
  values.length === 1 ? (values[0] ?? "") : values;

const invalid = (message: string): Result<never, StsRefusal> => refuse({ kind: "InvalidIdentityToken", message });
