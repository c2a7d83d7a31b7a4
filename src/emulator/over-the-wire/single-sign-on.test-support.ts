/** An organization whose people come by single sign-on and whose builds come with tokens, and what their providers would send. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const ACCOUNT = "222222222222";
export const PROVIDER_NAME = "AWSSSO_0a1b2c3d4e5f6071_DO_NOT_DELETE";
export const SAML_PROVIDER = `arn:aws:iam::${ACCOUNT}:saml-provider/${PROVIDER_NAME}`;
export const GITHUB = "token.actions.githubusercontent.com";
export const OIDC_PROVIDER = `arn:aws:iam::${ACCOUNT}:oidc-provider/${GITHUB}`;
export const ISSUER = "https://portal.sso.eu-west-1.amazonaws.com/saml/assertion/acme";
export const SINGLE_SIGN_ON = "aws-reserved/sso.amazonaws.com/eu-west-1";
export const ADMIN = "AWSReservedSSO_Admin_0123456789abcdef";
export const READER = "AWSReservedSSO_Reader_fedcba9876543210";
export const SIGN_IN = "https://signin.aws.amazon.com/saml";

export const roleArn = (name: string, account = ACCOUNT): string => {
  const path = name.startsWith("AWSReservedSSO_") ? `${SINGLE_SIGN_ON}/` : "";
  return `arn:aws:iam::${account}:role/${path}${name}`;
};

const ssoRole = (name: string): string =>
  `{ path: /${SINGLE_SIGN_ON}/, trust: "saml:${PROVIDER_NAME}", policies: [AdministratorAccess], tags: { team: role } }`.replace(
    /^/,
    `${name}: `,
  );

/** Path of an organization file with one member; the service control policy `probe` hangs on it and denies nothing yet. */
export function singleSignOnFile(): string {
  const path = join(mkdtempSync(join(tmpdir(), "orgdrill-sso-")), "org.yaml");
  writeFileSync(
    path,
    `orgdrill: 1
organizations:
  - name: acme
    id: o-acmeacme01
    management:
      id: "111111111111"
      name: management
      email: aws@acme.example
      principals: { users: { probe: { accessKeys: 1 } }, roles: { admin: { trust: self, policies: [AdministratorAccess] } } }
    root:
      id: r-acme
      organizationalUnits:
        - name: Workloads
          id: ou-acme-workload
          accounts:
            - id: "${ACCOUNT}"
              name: payments
              email: payments@acme.example
              policies: [FullAWSAccess, probe]
              principals:
                root: { password: true, mfa: true }
                users:
                  alice: { path: /people/, policies: [AdministratorAccess], accessKeys: 1, tags: { team: red } }
                roles:
                  admin: { trust: self, policies: [AdministratorAccess] }
                  target: { path: /ops/, trust: { document: { Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: { AWS: "${ACCOUNT}" }, Action: ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"] }] } }, policies: [AdministratorAccess], tags: { team: role } }
                  plain: { trust: self, policies: [AdministratorAccess] }
                  ci: { trust: "oidc:${GITHUB}", policies: [AdministratorAccess] }
                  tagged-ci: { trust: { document: { Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: { Federated: "${OIDC_PROVIDER}" }, Action: ["sts:AssumeRoleWithWebIdentity", "sts:TagSession", "sts:SetSourceIdentity"] }] } }, policies: [AdministratorAccess] }
                  ${ssoRole(ADMIN)}
                  ${ssoRole(READER)}
policies:
  probe:
    type: SERVICE_CONTROL_POLICY
    document: { Version: "2012-10-17", Statement: [{ Effect: Deny, Action: "s3:PutObject", Resource: "*" }] }
`,
  );
  return path;
}

export type Said = Readonly<{
  at: Date;
  role?: string;
  /** \`ROLE,PROVIDER\` pairs; the role with the provider unless given. */
  pairs?: readonly string[];
  issuer?: string;
  nameId?: string;
  format?: string;
  sessionName?: string;
  recipient?: string;
  audience?: string;
  status?: string;
  /** By the last part of the attribute's name, or by a name of its own. */
  attributes?: Readonly<Record<string, string | readonly string[]>>;
  sessionNotOnOrAfter?: Date;
  lifetimeMs?: number;
}>;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

function attribute(name: string, values: string | readonly string[]): string {
  const full =
    name.includes(":") && !name.startsWith("PrincipalTag:") ? name : `https://aws.amazon.com/SAML/Attributes/${name}`;
  const written = [values].flat().map((value) => `<saml2:AttributeValue>${escaped(value)}</saml2:AttributeValue>`);
  return `<saml2:Attribute Name="${escaped(full)}">${written.join("")}</saml2:Attribute>`;
}

/** A response as an identity provider would write it, unsigned. */
export function samlXml(said: Said): string {
  const { at, role = ADMIN, pairs = [`${roleArn(role)},${SAML_PROVIDER}`], sessionName = "jo@acme.example" } = said;
  const { nameId = "jo", format = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent", audience = SIGN_IN } = said;
  const until = new Date(at.getTime() + (said.lifetimeMs ?? 300_000)).toISOString();
  const attributes = {
    Role: pairs,
    ...(sessionName === "" ? {} : { RoleSessionName: sessionName }),
    ...said.attributes,
  };
  const ends = said.sessionNotOnOrAfter ? ` SessionNotOnOrAfter="${said.sessionNotOnOrAfter.toISOString()}"` : "";
  const subject = nameId === "" ? "" : `<saml2:NameID Format="${format}">${escaped(nameId)}</saml2:NameID>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<saml2p:Response xmlns:saml2p="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r1" Version="2.0" IssueInstant="${at.toISOString()}">
  <saml2p:Status><saml2p:StatusCode Value="${said.status ?? "urn:oasis:names:tc:SAML:2.0:status:Success"}"/></saml2p:Status>
  <saml2:Assertion xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion" ID="_a1" Version="2.0" IssueInstant="${at.toISOString()}">
    <saml2:Issuer>${escaped(said.issuer ?? ISSUER)}</saml2:Issuer>
    <saml2:Subject>${subject}
      <saml2:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">
        <saml2:SubjectConfirmationData NotOnOrAfter="${until}" Recipient="${said.recipient ?? SIGN_IN}"/>
      </saml2:SubjectConfirmation>
    </saml2:Subject>
    <saml2:Conditions NotBefore="${at.toISOString()}" NotOnOrAfter="${until}">
      <saml2:AudienceRestriction><saml2:Audience>${audience}</saml2:Audience></saml2:AudienceRestriction>
    </saml2:Conditions>
    <saml2:AuthnStatement AuthnInstant="${at.toISOString()}"${ends}/>
    <saml2:AttributeStatement>${Object.entries(attributes)
      .map(([name, values]) => attribute(name, values))
      .join("")}</saml2:AttributeStatement>
  </saml2:Assertion>
</saml2p:Response>`;
}

export const encoded = (xml: string): string => Buffer.from(xml).toString("base64");

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A token as GitHub would issue it, unsigned. */
export function webToken(at: Date, claims: Readonly<Record<string, unknown>> = {}): string {
  const exp = Math.floor(at.getTime() / 1000) + 300;
  const said = { iss: `https://${GITHUB}`, sub: "repo:acme/shop:ref:refs/heads/main", aud: "sts.amazonaws.com", exp };
  return `${part({ alg: "none" })}.${part({ ...said, ...claims })}.`;
}
