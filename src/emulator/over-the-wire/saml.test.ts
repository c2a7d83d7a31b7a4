import {
  CreateRoleCommand,
  CreateSAMLProviderCommand,
  DeleteRoleCommand,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import {
  DescribeOrganizationCommand,
  LeaveOrganizationCommand,
  ListPoliciesForTargetCommand,
  UpdatePolicyCommand,
} from "@aws-sdk/client-organizations";
import {
  AssumeRoleCommand,
  AssumeRoleWithSAMLCommand,
  type AssumeRoleWithSAMLCommandInput,
  AssumeRoleWithWebIdentityCommand,
  type Credentials,
  GetCallerIdentityCommand,
  STSClient,
} from "@aws-sdk/client-sts";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Hands, history, refusal, type Served, served } from "./served.test-support.ts";
import {
  ACCOUNT,
  ADMIN,
  encoded,
  ISSUER,
  OIDC_PROVIDER,
  PROVIDER_NAME,
  READER,
  roleArn,
  SAML_PROVIDER,
  type Said,
  SIGN_IN,
  samlXml,
  singleSignOnFile,
  webToken,
} from "./single-sign-on.test-support.ts";

let on: Served;
let anybody: STSClient;
beforeAll(async () => {
  on = await served(singleSignOnFile());
  const unused = { accessKeyId: "", secretAccessKey: "" };
  anybody = new STSClient({ endpoint: on.url, region: "eu-west-1", credentials: unused, maxAttempts: 1 });
});
beforeEach(() => on.control("POST", "reset"));
afterAll(() => on.close());

const now = async () => new Date(String((await on.control("GET", "clock")).now));
const NOT_AUTHORIZED = "Not authorized to perform sts:AssumeRoleWithSAML";

async function signIn(said: Partial<Said> = {}, parts: Partial<AssumeRoleWithSAMLCommandInput> = {}) {
  const SAMLAssertion = encoded(samlXml({ at: await now(), ...said }));
  const RoleArn = roleArn(said.role ?? ADMIN);
  return anybody.send(new AssumeRoleWithSAMLCommand({ RoleArn, PrincipalArn: SAML_PROVIDER, SAMLAssertion, ...parts }));
}

const handsOf = ({ AccessKeyId = "", SecretAccessKey = "", SessionToken = "" }: Partial<Credentials> = {}): Hands =>
  on.with({ accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken });

const signedIn = async (said: Partial<Said> = {}): Promise<Hands> => handsOf((await signIn(said)).Credentials);

async function builtBy(role = "ci", claims: Readonly<Record<string, unknown>> = {}): Promise<Hands> {
  const WebIdentityToken = webToken(await now(), claims);
  const { Credentials } = await anybody.send(
    new AssumeRoleWithWebIdentityCommand({ RoleArn: roleArn(role), RoleSessionName: "build-7", WebIdentityToken }),
  );
  return handsOf(Credentials);
}

async function guard(Condition: object): Promise<void> {
  const { organizations } = on.as("management/admin");
  const { Policies = [] } = await organizations.send(
    new ListPoliciesForTargetCommand({ TargetId: ACCOUNT, Filter: "SERVICE_CONTROL_POLICY" }),
  );
  const PolicyId = Policies.find(({ Name }) => Name === "probe")?.Id;
  const Statement = [{ Effect: "Deny", Action: "organizations:LeaveOrganization", Resource: "*", Condition }];
  const Content = JSON.stringify({ Version: "2012-10-17", Statement });
  await organizations.send(new UpdatePolicyCommand({ PolicyId, Content }));
}

test("an assertion opens a session of a role of single sign-on, and the answer says for whom", async () => {
  const answer = await signIn({ nameId: "jo & co" });
  expect(answer).toMatchObject({
    AssumedRoleUser: { Arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${ADMIN}/jo@acme.example` },
    Subject: "jo & co",
    SubjectType: "persistent",
    Issuer: ISSUER,
    Audience: SIGN_IN,
    NameQualifier: expect.stringMatching(/^[A-Za-z0-9+/]{27}=$/),
  });
  const identity = await handsOf(answer.Credentials).sts.send(new GetCallerIdentityCommand({}));
  expect(identity.Arn).toBe(answer.AssumedRoleUser?.Arn);
  expect((answer.Credentials?.Expiration?.getTime() ?? 0) - (await now()).getTime()).toBeGreaterThan(3_590_000);
});

test("role and provider stand in either order, with spaces, among other pairs", async () => {
  const pairs = [`${roleArn(READER)},${SAML_PROVIDER}`, ` ${SAML_PROVIDER} , ${roleArn(ADMIN)} `];
  expect((await signIn({ pairs })).Credentials).toBeDefined();
  const other = `arn:aws:iam::${ACCOUNT}:saml-provider/other`;
  for (const wrong of [[`${roleArn(READER)},${SAML_PROVIDER}`], [`${roleArn(ADMIN)},${other}`], [roleArn(ADMIN)], []])
    expect(await refusal(signIn({ pairs: wrong }))).toMatchObject({ name: "AccessDenied", message: NOT_AUTHORIZED });
});

test("a guardrail that spares one permission set lets it leave, and nobody else", async () => {
  const spared = "arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Admin_*";
  await guard({ ArnNotLike: { "aws:PrincipalArn": spared } });
  const leave = new LeaveOrganizationCommand({});
  for (const hands of [await signedIn({ role: READER }), await builtBy(), on.as(`payments/${READER}`)])
    expect((await refusal(hands.organizations.send(leave))).message).toContain("service control policy");
  const hands = await signedIn();
  await hands.organizations.send(leave);
  expect((await refusal(hands.organizations.send(new DescribeOrganizationCommand({})))).name).toBe(
    "AWSOrganizationsNotInUseException",
  );
});

test("a guardrail that spares the build's role lets the token leave, and the single sign-on not", async () => {
  await guard({ ArnNotEquals: { "aws:PrincipalArn": roleArn("ci") } });
  const leave = new LeaveOrganizationCommand({});
  expect((await refusal((await signedIn()).organizations.send(leave))).name).toBe("AccessDeniedException");
  await (await builtBy()).organizations.send(leave);
});

test("whoever has the profile of such a role is spared like whoever signs in, and came from the same provider", async () => {
  await guard({ StringNotEquals: { "aws:FederatedProvider": SAML_PROVIDER } });
  const describe = new LeaveOrganizationCommand({});
  expect((await refusal(on.as("payments/ci").organizations.send(describe))).name).toBe("AccessDeniedException");
  expect((await refusal(on.as("payments/plain").organizations.send(describe))).name).toBe("AccessDeniedException");
  await on.as(`payments/${ADMIN}`).organizations.send(describe);
});

test("the record names the user, the provider and the assertion, and nobody's secret", async () => {
  const answer = await signIn({ attributes: { "PrincipalTag:team": "blue", TransitiveTagKeys: ["team"] } });
  await handsOf(answer.Credentials).sts.send(new GetCallerIdentityCommand({}));
  await on.control("POST", "clock", { advance: "1h" });
  const records = await history(on.as("payments/admin"));
  const assumed = records.find(({ eventName }) => eventName === "AssumeRoleWithSAML");
  expect(assumed).toMatchObject({
    userIdentity: {
      type: "SAMLUser",
      principalId: `${answer.NameQualifier}:jo`,
      userName: "jo",
      identityProvider: answer.NameQualifier,
    },
    requestParameters: {
      sAMLAssertionID: "_a1",
      roleSessionName: "jo@acme.example",
      principalTags: { team: "blue" },
      transitiveTagKeys: ["team"],
      roleArn: roleArn(ADMIN),
      principalArn: SAML_PROVIDER,
    },
    responseElements: { subject: "jo", subjectType: "persistent", issuer: ISSUER, audience: SIGN_IN },
    resources: [{ accountId: ACCOUNT, type: "AWS::IAM::Role", ARN: roleArn(ADMIN) }],
  });
  expect(JSON.stringify(assumed)).not.toContain(answer.Credentials?.SecretAccessKey);
  const used = records.find(({ eventName, userIdentity }) => {
    return eventName === "GetCallerIdentity" && userIdentity.accessKeyId === answer.Credentials?.AccessKeyId;
  });
  expect(used?.userIdentity).toMatchObject({ type: "AssumedRole" });
  expect(JSON.stringify(used)).not.toContain("webIdFederationData");
});

test("whoever reads the explanation learns that nobody verified the assertion", async () => {
  const { $metadata } = await signIn();
  expect(JSON.stringify(await on.control("GET", `explain/${$metadata.requestId}`))).toContain(
    "its signature is not verified here",
  );
});

test.each<[string, Partial<Said>, string, string]>([
  [
    "no session name",
    { sessionName: "" },
    "InvalidIdentityTokenException",
    "RoleSessionName is required in AuthnResponse",
  ],
  [
    "a session name with a space",
    { sessionName: "Jo Doe" },
    "InvalidIdentityTokenException",
    "RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}",
  ],
  [
    "a source identity of AWS's own",
    { attributes: { SourceIdentity: "aws:x" } },
    "InvalidIdentityTokenException",
    'Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with "aws:"',
  ],
  [
    "another audience",
    { audience: "https://elsewhere.example" },
    "InvalidIdentityTokenException",
    "Response does not contain the required audience.",
  ],
  [
    "another recipient",
    { recipient: "https://signin.aws.amazon.com.evil.example/saml" },
    "InvalidIdentityTokenException",
    "recipient",
  ],
  [
    "a failed sign-in",
    { status: "urn:oasis:names:tc:SAML:2.0:status:AuthnFailed" },
    "IDPRejectedClaimException",
    "AuthnFailed",
  ],
  ["no subject", { nameId: "" }, "AccessDenied", NOT_AUTHORIZED],
  [
    "a duration that is none",
    { attributes: { SessionDuration: "1e3" } },
    "InvalidIdentityTokenException",
    "SessionDuration",
  ],
  [
    "a tag with two values",
    { attributes: { "PrincipalTag:team": ["a", "b"] } },
    "InvalidIdentityTokenException",
    "PrincipalTag",
  ],
  [
    "a transitive key without its tag",
    { attributes: { TransitiveTagKeys: "team" } },
    "InvalidParameterValue",
    "transitive tag key",
  ],
])("%s is refused", async (_what, said, name, message) => {
  const refused = await refusal(signIn(said));
  expect(refused).toMatchObject({ name, message: expect.stringContaining(message) });
  expect(refused.status).toBe(name === "AccessDenied" || name.startsWith("IDP") ? 403 : 400);
});

test("an assertion is redeemed within five minutes of its issue, by the emulator's clock", async () => {
  const SAMLAssertion = encoded(samlXml({ at: await now(), lifetimeMs: 3_600_000 }));
  await on.control("POST", "clock", { advance: "301s" });
  expect(await refusal(signIn({}, { SAMLAssertion }))).toMatchObject({
    name: "ExpiredTokenException",
    status: 400,
    message: "Token must be redeemed within 5 minutes of issuance",
  });
  const early = samlXml({ at: new Date((await now()).getTime() + 600_000) });
  expect((await refusal(signIn({}, { SAMLAssertion: encoded(early) }))).name).toBe("InvalidIdentityTokenException");
});

test("the shortest of what is asked, what the provider says and what the role allows counts", async () => {
  const lasts = async (said: Partial<Said>, DurationSeconds?: number) => {
    const { Credentials } = await signIn(said, DurationSeconds === undefined ? {} : { DurationSeconds });
    return Math.round(((Credentials?.Expiration?.getTime() ?? 0) - (await now()).getTime()) / 100_000);
  };
  expect(await lasts({}, 1_800)).toBe(18);
  expect(await lasts({ attributes: { SessionDuration: "900" } })).toBe(9);
  expect(await lasts({ attributes: { SessionDuration: "43200" } })).toBe(36);
  const sessionNotOnOrAfter = new Date((await now()).getTime() + 1_200_000);
  expect(await lasts({ sessionNotOnOrAfter, attributes: { SessionDuration: "1800" } })).toBe(12);
  expect((await refusal(signIn({}, { DurationSeconds: 7_200 }))).name).toBe("ValidationError");
});

const DOCTYPE = '<!DOCTYPE r [<!ENTITY a "jo"><!ENTITY file SYSTEM "file:///etc/passwd">]>';
test.each<[string, (xml: string) => string]>([
  ["a document type", (xml) => xml.replace("?>", `?>${DOCTYPE}`)],
  ["an entity of its own", (xml) => xml.replace(">jo<", ">&a;<")],
  [
    "two assertions",
    (xml) =>
      xml.replace("</saml2p:Response>", `${/<saml2:Assertion.*<\/saml2:Assertion>/s.exec(xml)?.[0]}</saml2p:Response>`),
  ],
  ["another root", (xml) => xml.replaceAll("saml2p:Response", "saml2p:Request")],
  ["another namespace", (xml) => xml.replace("SAML:2.0:assertion", "SAML:1.0:assertion")],
  ["an end that is missing", (xml) => xml.slice(0, -20)],
  ["no Issuer", (xml) => xml.replace(/<saml2:Issuer>.*<\/saml2:Issuer>/, "")],
])("%s is no response", async (_what, change) => {
  const SAMLAssertion = encoded(change(samlXml({ at: await now() })));
  expect(await refusal(signIn({}, { SAMLAssertion }))).toMatchObject({ name: "InvalidIdentityTokenException" });
});

test("what is not base64, is encrypted or names no provider is said", async () => {
  expect(await refusal(signIn({}, { SAMLAssertion: "%%%%" }))).toMatchObject({
    name: "InvalidIdentityTokenException",
    message: "Invalid base64 SAMLResponse",
  });
  const sealed = samlXml({ at: await now() })
    .replace(/<saml2:Assertion /, "<saml2:EncryptedAssertion ")
    .replace("</saml2:Assertion>", "</saml2:EncryptedAssertion>");
  expect((await refusal(signIn({}, { SAMLAssertion: encoded(sealed) }))).status).toBe(501);
  expect((await refusal(signIn({}, { PrincipalArn: OIDC_PROVIDER }))).name).toBe("ValidationError");
  expect((await refusal(signIn({}, { Policy: "{" }))).name).toBe("MalformedPolicyDocumentException");
  const long = JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Action: "a".repeat(2_100), Resource: "*" },
  });
  expect((await refusal(signIn({}, { Policy: long.replace(/a{2100}/, `s3:${"a".repeat(2_100)}`) }))).name).toMatch(
    /Packed|Malformed/,
  );
});

test("a provider that no role trusts is not there, and one of another account vouches for nobody", async () => {
  const other = `arn:aws:iam::${ACCOUNT}:saml-provider/nobody`;
  const said = { pairs: [`${roleArn(ADMIN)},${other}`] };
  expect(await refusal(signIn(said, { PrincipalArn: other }))).toMatchObject({
    name: "InvalidIdentityTokenException",
    message: "Specified provider doesn't exist",
  });
  const foreign = `arn:aws:iam::111111111111:saml-provider/${PROVIDER_NAME}`;
  expect(await refusal(signIn({ pairs: [`${roleArn(ADMIN)},${foreign}`] }, { PrincipalArn: foreign }))).toMatchObject({
    name: "AccessDenied",
    message: NOT_AUTHORIZED,
  });
});

const samlTrust = (Condition: object, Action: readonly string[] = ["sts:AssumeRoleWithSAML"]) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Principal: { Federated: SAML_PROVIDER }, Action, Condition },
  });

test.each<[string, object, object]>([
  ["saml:aud", { StringEquals: { "SAML:aud": SIGN_IN } }, { StringEquals: { "SAML:aud": "urn:amazon:webservices" } }],
  ["saml:iss", { StringEquals: { "saml:iss": ISSUER } }, { StringEquals: { "saml:iss": "urn:other" } }],
  ["saml:sub", { StringEquals: { "saml:sub": "jo" } }, { StringEquals: { "saml:sub": "Jo" } }],
  [
    "saml:sub_type",
    { StringEquals: { "saml:sub_type": "persistent" } },
    { StringEquals: { "saml:sub_type": "transient" } },
  ],
  [
    "saml:doc",
    { StringEquals: { "saml:doc": `${ACCOUNT}/${PROVIDER_NAME}` } },
    { StringEquals: { "saml:doc": PROVIDER_NAME } },
  ],
  ["saml:namequalifier", { Null: { "saml:namequalifier": "false" } }, { Null: { "saml:namequalifier": "true" } }],
  [
    "saml:edupersonaffiliation",
    { "ForAnyValue:StringEquals": { "saml:edupersonaffiliation": "staff" } },
    { "ForAnyValue:StringEquals": { "saml:edupersonaffiliation": "student" } },
  ],
  ["saml:mail", { StringLike: { "saml:mail": "*@acme.example" } }, { StringLike: { "saml:mail": "*@evil.example" } }],
  [
    "sts:RoleSessionName",
    { StringEquals: { "sts:RoleSessionName": "jo@acme.example" } },
    { StringEquals: { "sts:RoleSessionName": "jo" } },
  ],
  ["sts:DurationSeconds", { Null: { "sts:DurationSeconds": "true" } }, { Null: { "sts:DurationSeconds": "false" } }],
  ["aws:PrincipalArn", { Null: { "aws:PrincipalArn": "true" } }, { Null: { "aws:PrincipalArn": "false" } }],
  [
    "aws:FederatedProvider",
    { Null: { "aws:FederatedProvider": "true" } },
    { Null: { "aws:FederatedProvider": "false" } },
  ],
])("the trust policy can ask about %s", async (_key, fits, other) => {
  const { iam } = on.as("payments/admin");
  await iam.send(new CreateRoleCommand({ RoleName: "loose", AssumeRolePolicyDocument: samlTrust(fits) }));
  const attributes = {
    "urn:oid:1.3.6.1.4.1.5923.1.1.1.1": ["staff", "member"],
    "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress": "jo@acme.example",
  };
  expect((await signIn({ role: "loose", attributes })).Credentials).toBeDefined();
  await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: "loose", PolicyDocument: samlTrust(other) }));
  expect(await refusal(signIn({ role: "loose", attributes }))).toMatchObject({ name: "AccessDenied" });
});

test("tags and a source identity are actions of their own, and go along a chain", async () => {
  const { iam } = on.as("payments/admin");
  const attributes = { "PrincipalTag:team": "blue", "PrincipalTag:cost": "1", TransitiveTagKeys: "team" };
  await iam.send(new CreateRoleCommand({ RoleName: "loose", AssumeRolePolicyDocument: samlTrust({}) }));
  expect((await refusal(signIn({ role: "loose", attributes }))).name).toBe("AccessDenied");
  expect((await refusal(signIn({ attributes: { SourceIdentity: "jo" } }))).name).toBe("AccessDenied");
  const PolicyDocument = samlTrust({}, ["sts:AssumeRoleWithSAML", "sts:TagSession", "sts:SetSourceIdentity"]);
  await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: "loose", PolicyDocument }));
  const all = JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Allow", Action: "*", Resource: "*" } });
  await iam.send(new PutRolePolicyCommand({ RoleName: "loose", PolicyName: "all", PolicyDocument: all }));
  const answer = await signIn({ role: "loose", attributes: { ...attributes, SourceIdentity: "jo.doe" } });
  expect(answer.SourceIdentity).toBe("jo.doe");
  const { sts } = handsOf(answer.Credentials);
  const chained = await sts.send(
    new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${ACCOUNT}:role/ops/target`, RoleSessionName: "next" }),
  );
  expect(chained.SourceIdentity).toBe("jo.doe");
  await guard({ StringNotEquals: { "aws:PrincipalTag/team": "blue" } });
  await handsOf(chained.Credentials).organizations.send(new LeaveOrganizationCommand({}));
});

test("the last role that trusts it takes the provider away", async () => {
  const { iam } = on.as("payments/admin");
  const trust = samlTrust({}).replaceAll(PROVIDER_NAME, "corporate");
  await iam.send(new CreateRoleCommand({ RoleName: "loose", AssumeRolePolicyDocument: trust }));
  const PrincipalArn = `arn:aws:iam::${ACCOUNT}:saml-provider/corporate`;
  const said = { role: "loose", pairs: [`${PrincipalArn},${roleArn("loose")}`] };
  expect((await signIn(said, { PrincipalArn })).Credentials).toBeDefined();
  await iam.send(new DeleteRoleCommand({ RoleName: "loose" }));
  expect((await refusal(signIn(said, { PrincipalArn }))).message).toBe("Specified provider doesn't exist");
});

test("a provider that the account told IAM about vouches as its metadata says", async () => {
  const { iam } = on.as("payments/admin");
  const metadata = (entityId: string) =>
    `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityId}">${" ".repeat(1_000)}<md:IDPSSODescriptor/></md:EntityDescriptor>`;
  const trust = samlTrust({}).replaceAll(PROVIDER_NAME, "corporate");
  await iam.send(new CreateRoleCommand({ RoleName: "loose", AssumeRolePolicyDocument: trust }));
  await iam.send(new CreateSAMLProviderCommand({ Name: "corporate", SAMLMetadataDocument: metadata(ISSUER) }));
  const PrincipalArn = `arn:aws:iam::${ACCOUNT}:saml-provider/corporate`;
  const said = { role: "loose", pairs: [`${PrincipalArn},${roleArn("loose")}`] };
  expect((await signIn(said, { PrincipalArn })).Credentials).toBeDefined();
  expect(await refusal(signIn({ ...said, issuer: "urn:other" }, { PrincipalArn }))).toMatchObject({
    name: "InvalidIdentityTokenException",
    message: "Issuer not present in specified provider",
  });
});

test("nobody but AWS makes or changes a role of single sign-on", async () => {
  const { iam } = on.as("payments/admin");
  const AssumeRolePolicyDocument = samlTrust({});
  for (const given of [
    { RoleName: "AWSReservedSSO_Admin_ffffffffffffffff", Path: "/aws-reserved/sso.amazonaws.com/" },
    { RoleName: "innocent", Path: "/aws-reserved/sso.amazonaws.com/eu-west-1/" },
    { RoleName: "AWSReservedSSO_Admin_ffffffffffffffff" },
  ])
    expect(await refusal(iam.send(new CreateRoleCommand({ ...given, AssumeRolePolicyDocument })))).toMatchObject({
      name: "InvalidInputException",
      message: expect.stringContaining("reserved for AWS"),
    });
  const PolicyDocument = AssumeRolePolicyDocument;
  for (const change of [
    new UpdateAssumeRolePolicyCommand({ RoleName: ADMIN, PolicyDocument }),
    new DeleteRoleCommand({ RoleName: ADMIN }),
  ])
    expect(await refusal(iam.send(change as DeleteRoleCommand))).toMatchObject({
      name: "UnmodifiableEntityException",
      message: `Cannot perform the operation on the protected role '${ADMIN}' - this role is only modifiable by AWS`,
    });
});
