/** The condition keys of a SAML sign-in. IAM User Guide: "Available keys for SAML-based AWS STS federation". */
import { createHash } from "node:crypto";
import { attributeKeys } from "./attribute-keys.ts";
import type { SamlAssertion } from "./saml-response.ts";

type Keys = Readonly<Record<string, string | readonly string[]>>;

/** `arn:aws:iam::ACCOUNT:saml-provider/NAME` in its parts. */
export type SamlProvider = Readonly<{ accountId: string; name: string }>;

const FORMAT_PREFIX = "urn:oasis:names:tc:SAML:2.0:nameid-format:";

/** `persistent` or `transient`; a format of another kind is told in full. STS API Reference: AssumeRoleWithSAML, SubjectType. */
export const subjectType = ({ format }: SamlAssertion): string =>
  format.startsWith(FORMAT_PREFIX) ? format.slice(FORMAT_PREFIX.length) : format;

/** STS API Reference: AssumeRoleWithSAML, NameQualifier. */
export const nameQualifier = ({ issuer }: SamlAssertion, { accountId, name }: SamlProvider): string =>
  createHash("sha1").update(`${issuer}${accountId}/${name}`).digest("base64");

/** What policies of the role may ask about for as long as its session lasts. */
export const samlSessionKeys = (assertion: SamlAssertion, provider: SamlProvider): Keys => ({
  "saml:namequalifier": nameQualifier(assertion, provider),
  "saml:sub": assertion.subject,
  "saml:sub_type": subjectType(assertion),
});

/** What the role's trust policy may ask about. */
export const samlTrustKeys = (assertion: SamlAssertion, provider: SamlProvider): Keys => ({
  ...attributeKeys(assertion.attributes),
  ...samlSessionKeys(assertion, provider),
  "saml:aud": assertion.recipient,
  "saml:iss": assertion.issuer,
  "saml:doc": `${provider.accountId}/${provider.name}`,
});
