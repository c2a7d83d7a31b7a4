/** Signature Version 4, verified: who signed a request, or AWS's own answer to a signature that does not hold. */
import { hash } from "node:crypto";
import { accept, type Result, refuse } from "../../kernel/index.ts";
import { type AuthenticationFailure, authenticationError } from "./authentication-error.ts";
import { basicTime, parseBasicTime } from "./basic-time.ts";
import { stringToSign } from "./canonical-request.ts";
import { chunksHold } from "./chunk-signatures.ts";
import { type Claim, readClaim } from "./credential-claim.ts";
import type { WireRequest } from "./message.ts";
import { serviceNamed } from "./services.ts";
import { signatureMatches, signingKey } from "./signing-key.ts";
import type { WireError } from "./wire-error.ts";

/** What the world knows of an access key; `expiresAt` in milliseconds since 1970. */
export type SigningSecret = Readonly<{ secret: string; sessionToken?: string; expiresAt?: number }>;

export type AuthenticationRequest = Readonly<{
  request: WireRequest;
  /** The signing name that the credential scope must have. */
  service: string;
  /** The region that the credential scope must have; any, when left out. */
  region?: string;
  /** Milliseconds since 1970 against which the signature's age is judged. */
  now: number;
  /** Milliseconds since 1970 against which the end of a session is judged. */
  sessionNow: number;
  findKey: (accessKeyId: string) => SigningSecret | undefined;
}>;

export type Authenticated = Readonly<{ accessKeyId: string; region: string; service: string }>;

type Problem = Readonly<{ failure: AuthenticationFailure; text?: string }>;

const ALLOWED_SKEW_MINUTES = 15;
const ALLOWED_SKEW_MS = ALLOWED_SKEW_MINUTES * 60_000;

/**
 * Verifies the signature of a request, in its Authorization header or presigned in its query.
 * Refuses with the error and status that the service's protocol uses: nothing claimed, claim unreadable, too old or too
 * new by more than 15 minutes, unknown key, session token missing, wrong or expired, or signature wrong.
 * STS does not honour `X-Amz-Expires`: a presigned request lives 15 minutes whatever it says (aws-sdk-go issue 2167,
 * aws-iam-authenticator pull requests 160 and 753), so only its syntax is checked.
 */
export function authenticate(asked: AuthenticationRequest): Result<Authenticated, WireError> {
  const protocol = serviceNamed(asked.service)?.protocol ?? "awsJson1_1";
  const claim = readClaim(asked.request);
  if (!claim.ok) {
    if (isSignedAsOfOld(asked.request)) return refuse(OLD_SIGNATURE);
    const { refusal } = claim;
    return refuse(
      authenticationError(protocol, refusal.kind, refusal.kind === "incomplete" ? refusal.text : undefined),
    );
  }
  const problem =
    problemWithScope(claim.value, asked) ?? problemWithAge(claim.value, asked) ?? verify(claim.value, asked);
  if (problem !== undefined) return refuse(authenticationError(protocol, problem.failure, problem.text));
  const { accessKeyId, region, service } = claim.value;
  return accept({ accessKeyId, region, service });
}

/** Some clients presign with Signature Version 2 unless told otherwise. */
const isSignedAsOfOld = ({ headers, query }: WireRequest): boolean =>
  headers.authorization?.startsWith("AWS ") === true || /(^|&)AWSAccessKeyId=/.test(query);

/** As S3 answers in Regions that never knew the old version. */
const OLD_SIGNATURE: WireError = {
  code: "InvalidRequest",
  message: "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.",
  status: 400,
};

function problemWithScope(claim: Claim, asked: AuthenticationRequest): Problem | undefined {
  if (!claim.signedHeaders.names.includes("host")) {
    return mismatch("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
  }
  if (claim.service !== asked.service) {
    return mismatch(`Credential should be scoped to correct service: '${asked.service}'. `);
  }
  if (asked.region !== undefined && claim.region !== asked.region) {
    return mismatch(`Credential should be scoped to a valid region, not '${claim.region}'. `);
  }
  return undefined;
}

function problemWithAge(claim: Claim, { now, service }: AuthenticationRequest): Problem | undefined {
  const signedAt = parseBasicTime(claim.timestamp);
  if (signedAt === undefined) {
    const text = `Date must be in ISO-8601 'basic format'. Got '${claim.timestamp}'. See http://en.wikipedia.org/wiki/ISO_8601`;
    return { failure: "incomplete", text };
  }
  const day = claim.timestamp.slice(0, 8);
  if (day !== claim.date) {
    return mismatch(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${claim.date}' != '${day}', from '${claim.timestamp}'.`,
    );
  }
  // A presigned URL of S3 lives as long as it says; of no other service here does it.
  if (service === "s3" && claim.form === "presigned") {
    const until = signedAt + (claim.lifetimeSeconds ?? 0) * 1000;
    if (now >= until) return { failure: "expiredRequest" };
  } else if (signedAt < now - ALLOWED_SKEW_MS) return { failure: "skewed", text: tooOld(claim.timestamp, now) };
  return signedAt > now + ALLOWED_SKEW_MS ? { failure: "skewed", text: tooNew(claim.timestamp, now) } : undefined;
}

const tooOld = (timestamp: string, now: number): string =>
  `Signature expired: ${timestamp} is now earlier than ${basicTime(now - ALLOWED_SKEW_MS)} (${basicTime(now)} - ${ALLOWED_SKEW_MINUTES} min.)`;

const tooNew = (timestamp: string, now: number): string =>
  `Signature not yet current: ${timestamp} is still later than ${basicTime(now + ALLOWED_SKEW_MS)} (${basicTime(now)} + ${ALLOWED_SKEW_MINUTES} min.)`;

function verify(claim: Claim, asked: AuthenticationRequest): Problem | undefined {
  const known = asked.findKey(claim.accessKeyId);
  if (known === undefined || known.sessionToken !== claim.sessionToken) return { failure: "unknownKey" };
  if (known.expiresAt !== undefined && asked.sessionNow >= known.expiresAt) return { failure: "expiredSession" };
  if (isOtherBody(asked.request, claim)) return { failure: "otherBody" };
  const text = stringToSign(asked.request, claim);
  const key = signingKey(claim, known.secret);
  const holds =
    text !== undefined && signatureMatches(key, text, claim.signature) && chunksHold(asked.request, claim, key);
  return holds ? undefined : { failure: "mismatch" };
}

const HASH = /^[0-9a-f]{64}$/;

/** S3 tells a body that is not the signed one from a signature that is wrong. */
const isOtherBody = ({ body }: WireRequest, { service, declaredHash = "" }: Claim): boolean =>
  service === "s3" && HASH.test(declaredHash) && hash("sha256", body, "hex") !== declaredHash;

const mismatch = (text: string): Problem => ({ failure: "mismatch", text });
