/** Which attributes of an assertion policies may ask about. IAM User Guide: "Configure SAML assertions for the authentication response", the mapping of attributes. */

const EDU_PERSON = "urn:oid:1.3.6.1.4.1.5923.1.1.1.";
const EDU_ORG = "urn:oid:1.3.6.1.4.1.5923.1.2.1.";
const CLAIMS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";

type Mapped = Readonly<{ key: string; isList: boolean }>;

const list = (key: string): Mapped => ({ key: `saml:${key.toLowerCase()}`, isList: true });
const one = (key: string): Mapped => ({ key: `saml:${key.toLowerCase()}`, isList: false });

/** By the attribute's name; keys are in lower case. */
const MAPPED: ReadonlyMap<string, Mapped> = new Map([
  [`${EDU_PERSON}1`, list("eduPersonAffiliation")],
  [`${EDU_PERSON}2`, list("eduPersonNickname")],
  [`${EDU_PERSON}3`, one("eduPersonOrgDN")],
  [`${EDU_PERSON}4`, list("eduPersonOrgUnitDN")],
  [`${EDU_PERSON}5`, one("eduPersonPrimaryAffiliation")],
  [`${EDU_PERSON}6`, one("eduPersonPrincipalName")],
  [`${EDU_PERSON}7`, list("eduPersonEntitlement")],
  [`${EDU_PERSON}8`, one("eduPersonPrimaryOrgUnitDN")],
  [`${EDU_PERSON}9`, list("eduPersonScopedAffiliation")],
  [`${EDU_PERSON}10`, list("eduPersonTargetedID")],
  [`${EDU_PERSON}11`, list("eduPersonAssurance")],
  [`${EDU_ORG}2`, list("eduOrgHomePageURI")],
  [`${EDU_ORG}3`, list("eduOrgIdentityAuthNPolicyURI")],
  [`${EDU_ORG}4`, list("eduOrgLegalName")],
  [`${EDU_ORG}5`, list("eduOrgSuperiorURI")],
  [`${EDU_ORG}6`, list("eduOrgWhitePagesURI")],
  ["urn:oid:2.5.4.3", list("cn")],
  [`${CLAIMS}name`, one("name")],
  ["http://schemas.xmlsoap.org/claims/CommonName", one("commonName")],
  [`${CLAIMS}givenname`, one("givenName")],
  [`${CLAIMS}surname`, one("surname")],
  [`${CLAIMS}emailaddress`, one("mail")],
  ["http://schemas.microsoft.com/ws/2008/06/identity/claims/primarygroupsid", one("uid")],
  ["2.5.4.3", one("commonName")],
  ["2.5.4.4", one("surname")],
  ["2.4.5.42", one("givenName")],
  ["2.5.4.45", one("x500UniqueIdentifier")],
  ["0.9.2342.19200300100.1.1", one("uid")],
  ["0.9.2342.19200300100.1.3", one("mail")],
  ["0.9.2342.19200300.100.1.45", one("organizationStatus")],
]);

/** Keys for a trust policy; where two attributes map to one key, the first counts. */
export function attributeKeys(
  attributes: ReadonlyMap<string, readonly string[]>,
): Readonly<Record<string, string | readonly string[]>> {
  const keys = new Map<string, string | readonly string[]>();
  for (const [name, values] of attributes) {
    const mapped = MAPPED.get(name);
    const [first] = values;
    if (mapped === undefined || first === undefined || keys.has(mapped.key)) continue;
    keys.set(mapped.key, mapped.isList ? values : first);
  }
  return Object.fromEntries(keys);
}
