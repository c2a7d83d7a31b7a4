/** Whether an assertion is meant for AWS, for now, and says what a session needs. IAM User Guide: "Troubleshoot SAML federation with IAM" has the texts. */
import { accept, addMs, type Instant, minutes, type Result, refuse } from "../../../../kernel/index.ts";
import type { StsRefusal } from "../refusals.ts";
import { isTag, MOST_TAGS } from "../session-tag.ts";
import type { SamlAssertion, SamlResponse } from "./saml-response.ts";

const SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";
const NAMES = "https://aws.amazon.com/SAML/Attributes";
const ROLE = `${NAMES}/Role`;
const SESSION_NAME = `${NAMES}/RoleSessionName`;
const SOURCE_IDENTITY = `${NAMES}/SourceIdentity`;
const DURATION = `${NAMES}/SessionDuration`;
const TRANSITIVE = `${NAMES}/TransitiveTagKeys`;
const TAG = `${NAMES}/PrincipalTag:`;

/** AWS's sign-in endpoints, of any Region and with the id of a provider that decrypts. */
const RECIPIENT =
  /^https:\/\/(?:[a-z0-9-]{1,30}\.)?signin\.aws\.amazon\.com\/(?:static\/)?saml(?:\/acs\/[\w-]{1,128})?$/;
const AUDIENCE = "urn:amazon:webservices";
const NAME = /^[a-zA-Z_0-9+=,.@-]{2,64}$/;
const REDEEMED_WITHIN_MS = minutes(5);

export type SamlFacts = Readonly<{
  assertion: SamlAssertion;
  sessionName: string;
  sourceIdentity: string | undefined;
  tags: readonly (readonly [string, string])[];
  transitiveTagKeys: readonly string[];
  /** Seconds, where the attribute `SessionDuration` asks for a shorter session. */
  sessionSeconds: number | undefined;
}>;

/** The one assertion of a response with what it says for AWS, or why it is none. Neither its time nor its signature is looked at. */
export function checkAssertion(response: SamlResponse | undefined): Result<SamlFacts, StsRefusal> {
  if (response === undefined) return invalid("Invalid base64 SAMLResponse");
  if (response.isEncrypted) return refuse({ kind: "NotEmulated", what: "encrypted SAML assertions" });
  if (response.status !== SUCCESS) return refuse({ kind: "ProviderRejected", status: response.status });
  const { assertion } = response;
  if (assertion === undefined) return invalid("The response must hold exactly one assertion");
  if (assertion.issuer === "") return invalid("The assertion must name its Issuer");
  if (!RECIPIENT.test(assertion.recipient)) return invalid("Response does not contain the required recipient");
  if (!assertion.audiences.some((each) => each === AUDIENCE || RECIPIENT.test(each)))
    return invalid("Response does not contain the required audience.");
  return factsOf(assertion);
}

/** Why an assertion cannot be redeemed now; undefined when it can. */
export function untimely(assertion: SamlAssertion, now: Instant): StsRefusal | undefined {
  const { issuedAt, redeemBefore, notBefore, notOnOrAfter } = assertion;
  if (issuedAt === undefined || redeemBefore === undefined)
    return { kind: "InvalidIdentityToken", message: "The assertion must say when it was issued and when it ends" };
  const isLate = now > addMs(issuedAt, REDEEMED_WITHIN_MS) || now >= redeemBefore;
  if (isLate || (notOnOrAfter !== undefined && now >= notOnOrAfter)) return { kind: "AssertionExpired" };
  const isEarly = issuedAt > addMs(now, REDEEMED_WITHIN_MS) || (notBefore ?? issuedAt) > addMs(now, REDEEMED_WITHIN_MS);
  return isEarly ? { kind: "InvalidIdentityToken", message: "The assertion is not yet valid" } : undefined;
}

function factsOf(assertion: SamlAssertion): Result<SamlFacts, StsRefusal> {
  const { attributes } = assertion;
  const sessionName = attributes.get(SESSION_NAME)?.[0];
  if (sessionName === undefined) return invalid("RoleSessionName is required in AuthnResponse");
  if (!NAME.test(sessionName)) return invalid("RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}");
  const sourceIdentity = attributes.get(SOURCE_IDENTITY)?.[0];
  if (sourceIdentity !== undefined && !NAME.test(sourceIdentity))
    return invalid('Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with "aws:"');
  const tags = tagsOf(attributes);
  if (tags === undefined) return invalid("Every PrincipalTag must have one value, and key and value must fit a tag");
  const sessionSeconds = durationOf(attributes.get(DURATION)?.[0]);
  if (sessionSeconds === null) return invalid("SessionDuration must be a number from 900 to 43200");
  const transitiveTagKeys = attributes.get(TRANSITIVE) ?? [];
  return accept({ assertion, sessionName, sourceIdentity, tags, transitiveTagKeys, sessionSeconds });
}

/** Undefined where one does not fit. */
function tagsOf(attributes: SamlAssertion["attributes"]): SamlFacts["tags"] | undefined {
  const tags: (readonly [string, string])[] = [];
  for (const [name, values] of attributes) {
    if (!name.startsWith(TAG)) continue;
    const key = name.slice(TAG.length);
    const [value, ...others] = values;
    if (value === undefined || others.length > 0 || !isTag(key, value)) return undefined;
    tags.push([key, value]);
  }
  return tags.length > MOST_TAGS ? undefined : tags;
}

/** Null where it is no such number. */
function durationOf(text: string | undefined): number | undefined | null {
  if (text === undefined) return undefined;
  const duration = /^\d{3,5}$/.test(text) ? Number(text) : 0;
  return duration >= 900 && duration <= 43_200 ? duration : null;
}

/** Whether the assertion's `Role` names this role with this provider, in either order. */
export function namesRole({ attributes }: SamlAssertion, roleArn: string, providerArn: string): boolean {
  return (attributes.get(ROLE) ?? []).some((pair) => {
    const arns = pair.split(",").map((each) => each.trim());
    return arns.length === 2 && arns.includes(roleArn) && arns.includes(providerArn);
  });
}

const invalid = (message: string): Result<never, StsRefusal> => refuse({ kind: "InvalidIdentityToken", message });
