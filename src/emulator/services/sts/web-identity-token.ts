/**
 * What an OpenID Connect token says. The emulator has no keys of foreign providers: it believes a token's payload and looks at
 * neither its header nor its signature, so any JSON Web Token of three parts serves, an unsigned one (`{"alg":"none"}`) too.
 */
import { accept, type Instant, type Result, refuse } from "../../../kernel/index.ts";
import type { StsRefusal } from "./refusals.ts";
import { isTag, MOST_TAGS } from "./session-tag.ts";

export type WebIdentity = Readonly<{
  /** The issuer without `https://`, as provider ARNs and condition keys spell it. */
  issuer: string;
  subject: string;
  audience: readonly string[];
  /** Seconds since 1970. */
  expiry: number;
  /** For the trust policy, by condition key in lower case. */
  keys: Keys;
  /** Those of them that the session keeps. */
  sessionKeys: Keys;
  tags: readonly (readonly [string, string])[];
  transitiveTagKeys: readonly string[];
  sourceIdentity: string | undefined;
}>;

type Keys = Readonly<Record<string, string | readonly string[]>>;

/** Claims by which AWS takes tags and a source identity from a token. IAM User Guide: "Pass session tags in AWS STS". */
const TAGS = "https://aws.amazon.com/tags";
const SOURCE_IDENTITY = "https://aws.amazon.com/source_identity";
const NAME = /^[a-zA-Z_0-9+=,.@-]{2,64}$/;

/** Refused where it is no token or a claim is missing; its time is not looked at. */
export function readWebIdentity(token: string): Result<WebIdentity, StsRefusal> {
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
  const passed = passedOn(claims);
  if (!passed.ok) return passed;
  const sessionKeys = keptKeys(issuer, claims);
  const keys = { ...providerKeys(issuer, claims), ...sessionKeys };
  return accept({ issuer, subject, audience, expiry: exp, keys, sessionKeys, ...passed.value });
}

/** Why a token cannot be redeemed now; undefined when it can. */
export function expired({ expiry }: WebIdentity, now: Instant): StsRefusal | undefined {
  const second = Math.floor(now / 1000);
  return second >= expiry ? { kind: "TokenExpired", second, expiry } : undefined;
}

type PassedOn = Pick<WebIdentity, "tags" | "transitiveTagKeys" | "sourceIdentity">;

function passedOn(claims: Claims): Result<PassedOn, StsRefusal> {
  const sourceIdentity = claims[SOURCE_IDENTITY];
  if (sourceIdentity !== undefined && !NAME.test(textOf(sourceIdentity)))
    return invalid('Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with "aws:"');
  const tags = claimedTags(claims[TAGS]);
  if (tags === undefined) return invalid(`The claim ${TAGS} must hold principal_tags with one value for each key`);
  return accept({ ...tags, sourceIdentity: sourceIdentity === undefined ? undefined : textOf(sourceIdentity) });
}

/** Undefined where the claim has another form. */
function claimedTags(claim: unknown): Omit<PassedOn, "sourceIdentity"> | undefined {
  if (claim === undefined) return { tags: [], transitiveTagKeys: [] };
  if (!isObject(claim) || !isObject(claim.principal_tags)) return undefined;
  const tags: (readonly [string, string])[] = [];
  for (const [key, values] of Object.entries(claim.principal_tags)) {
    const [value, ...others] = Array.isArray(values) ? values : [values];
    if (typeof value !== "string" || others.length > 0 || !isTag(key, value)) return undefined;
    tags.push([key, value]);
  }
  if (tags.length > MOST_TAGS) return undefined;
  return { tags, transitiveTagKeys: listOf(claim.transitive_tag_keys) };
}

const GOOGLE = "accounts.google.com";
/** Claims of single providers that trust policies can ask about, by issuer. AWS, What's New, January 2026: "validation of select identity provider claims". */
const PROVIDER_CLAIMS: ReadonlyMap<string, readonly string[]> = new Map([
  [
    "token.actions.githubusercontent.com",
    [
      "actor",
      "actor_id",
      "enterprise_id",
      "environment",
      "job_workflow_ref",
      "ref",
      "repository",
      "repository_id",
      "workflow",
    ],
  ],
]);

function providerKeys(issuer: string, claims: Claims): Keys {
  const named = (PROVIDER_CLAIMS.get(issuer) ?? []).map((name) => [name, textOf(claims[name])] as const);
  return Object.fromEntries(
    named.filter(([, value]) => value !== "").map(([name, value]) => [`${issuer}:${name}`, value]),
  );
}

/** IAM User Guide: "Available keys for AWS OIDC federation". At Google, `aud` is who may use the token and `oaud` whom it is for. */
function keptKeys(issuer: string, claims: Claims): Keys {
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
