/** What a SAML response says of somebody. SAML 2.0 Core; IAM User Guide: "Configure SAML assertions for the authentication response". */
import { type Instant, parseInstant } from "../../../../kernel/index.ts";
import { readXml, type XmlElement } from "./read-xml.ts";

export type SamlResponse = Readonly<{
  /** The `StatusCode`'s value. */
  status: string;
  /** Undefined where the provider sent none, or several, or one that is encrypted. */
  assertion: SamlAssertion | undefined;
  isEncrypted: boolean;
}>;

export type SamlAssertion = Readonly<{
  id: string;
  issuer: string;
  issuedAt: Instant | undefined;
  /** `NameID`; empty for none. */
  subject: string;
  /** The format of `NameID` as it is written. */
  format: string;
  /** Of the one bearer confirmation. */
  recipient: string;
  redeemBefore: Instant | undefined;
  audiences: readonly string[];
  notBefore: Instant | undefined;
  notOnOrAfter: Instant | undefined;
  sessionEndsAt: Instant | undefined;
  /** Values by the attribute's name, in the order of the document. */
  attributes: ReadonlyMap<string, readonly string[]>;
}>;

const PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
const ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

let last: Readonly<{ encoded: string; response: SamlResponse | undefined }> | undefined;

/** Undefined where it is no response. One call asks for the same response several times, so the last one is remembered. */
export function samlResponse(encoded: string): SamlResponse | undefined {
  if (last?.encoded === encoded) return last.response;
  const response = parsed(encoded);
  last = { encoded, response };
  return response;
}

function parsed(encoded: string): SamlResponse | undefined {
  const compact = encoded.replace(/[ \t\r\n]+/g, "");
  if (!BASE64.test(compact)) return undefined;
  const root = readXml(Buffer.from(compact, "base64").toString("utf8"));
  if (root?.namespace !== PROTOCOL || root.name !== "Response") return undefined;
  const code = root.children.find(isNamed(PROTOCOL, "Status"))?.children.find(isNamed(PROTOCOL, "StatusCode"));
  const assertions = root.children.filter(isNamed(ASSERTION, "Assertion"));
  const [only] = assertions;
  return {
    status: code?.attributes.get("Value") ?? "",
    assertion: only === undefined || assertions.length > 1 ? undefined : assertionOf(only),
    isEncrypted: root.children.some(isNamed(ASSERTION, "EncryptedAssertion")),
  };
}

const isNamed =
  (namespace: string, name: string) =>
  (element: XmlElement): boolean =>
    element.namespace === namespace && element.name === name;

const childrenOf = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  element?.children.filter(isNamed(ASSERTION, name)) ?? [];

const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined => childrenOf(element, name)[0];

const textOf = (element: XmlElement | undefined): string => element?.text.trim() ?? "";

function assertionOf(assertion: XmlElement): SamlAssertion {
  const subject = childOf(assertion, "Subject");
  const nameId = childOf(subject, "NameID");
  const confirmations = childrenOf(subject, "SubjectConfirmation");
  const confirmed = confirmations.length === 1 ? childOf(confirmations[0], "SubjectConfirmationData") : undefined;
  const conditions = childOf(assertion, "Conditions");
  return {
    id: assertion.attributes.get("ID") ?? "",
    issuer: textOf(childOf(assertion, "Issuer")),
    issuedAt: timeOf(assertion, "IssueInstant"),
    subject: textOf(nameId),
    format: nameId?.attributes.get("Format") ?? UNSPECIFIED,
    recipient: confirmed?.attributes.get("Recipient") ?? "",
    redeemBefore: timeOf(confirmed, "NotOnOrAfter"),
    audiences: childrenOf(conditions, "AudienceRestriction").flatMap((each) =>
      childrenOf(each, "Audience").map(textOf),
    ),
    notBefore: timeOf(conditions, "NotBefore"),
    notOnOrAfter: timeOf(conditions, "NotOnOrAfter"),
    sessionEndsAt: timeOf(childOf(assertion, "AuthnStatement"), "SessionNotOnOrAfter"),
    attributes: attributesOf(assertion),
  };
}

/** SAML 2.0 Core, 2.2.2: what a name without a format is taken for. */
const UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

function attributesOf(assertion: XmlElement): ReadonlyMap<string, readonly string[]> {
  const attributes = new Map<string, readonly string[]>();
  for (const statement of childrenOf(assertion, "AttributeStatement")) {
    for (const attribute of childrenOf(statement, "Attribute")) {
      const name = attribute.attributes.get("Name") ?? "";
      const values = childrenOf(attribute, "AttributeValue").map(textOf);
      attributes.set(name, [...(attributes.get(name) ?? []), ...values]);
    }
  }
  return attributes;
}

/** Fractions of a second may have any length; three digits of them count. */
const timeOf = (element: XmlElement | undefined, attribute: string): Instant | undefined =>
  parseInstant((element?.attributes.get(attribute) ?? "").replace(/(\.\d{3})\d{1,12}/, "$1"));
