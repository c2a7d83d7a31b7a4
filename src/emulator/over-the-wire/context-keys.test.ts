import {
  AttachUserPolicyCommand,
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
  CreateUserCommand,
  GetRoleCommand,
  PutUserPolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import {
  CreateOrganizationalUnitCommand,
  DescribeOrganizationCommand,
  EnableAWSServiceAccessCommand,
  ListPoliciesCommand,
  ListPoliciesForTargetCommand,
  UpdatePolicyCommand,
} from "@aws-sdk/client-organizations";
import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  AssumeRoleWithSAMLCommand,
  AssumeRoleWithWebIdentityCommand,
  type Credentials,
  GetCallerIdentityCommand,
  GetFederationTokenCommand,
  GetSessionTokenCommand,
  STSClient,
} from "@aws-sdk/client-sts";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Hands, refusal, type Served, served } from "./served.test-support.ts";
import {
  ACCOUNT,
  ADMIN,
  encoded,
  GITHUB,
  OIDC_PROVIDER,
  roleArn,
  SAML_PROVIDER,
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

const TARGET = `arn:aws:iam::${ACCOUNT}:role/ops/target`;
const EVERYTHING = { Effect: "Allow", Action: "*", Resource: "*" };
const policy = (...Statement: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const now = async () => new Date(String((await on.control("GET", "clock")).now));
const handsOf = ({ AccessKeyId = "", SecretAccessKey = "", SessionToken = "" }: Partial<Credentials> = {}): Hands =>
  on.with({ accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken });

async function assume(hands: Hands, parts: Partial<AssumeRoleCommandInput> = {}): Promise<Hands> {
  const asked = new AssumeRoleCommand({ RoleArn: TARGET, RoleSessionName: "night", ...parts });
  return handsOf((await hands.sts.send(asked)).Credentials);
}

async function bySaml(attributes: Readonly<Record<string, string>> = {}): Promise<Hands> {
  const SAMLAssertion = encoded(samlXml({ at: await now(), attributes }));
  const asked = { RoleArn: roleArn(ADMIN), PrincipalArn: SAML_PROVIDER, SAMLAssertion };
  return handsOf((await anybody.send(new AssumeRoleWithSAMLCommand(asked))).Credentials);
}

async function byWebIdentity(): Promise<Hands> {
  const claims = {
    amr: ["pwd", "otp"],
    actor: "jo",
    "https://aws.amazon.com/tags": { principal_tags: { team: ["blue"] }, transitive_tag_keys: ["team"] },
    "https://aws.amazon.com/source_identity": "jo.doe",
  };
  const WebIdentityToken = webToken(await now(), claims);
  const asked = { RoleArn: roleArn("tagged-ci"), RoleSessionName: "build-7", WebIdentityToken };
  return handsOf((await anybody.send(new AssumeRoleWithWebIdentityCommand(asked))).Credentials);
}

const FORMS: Readonly<Record<string, () => Promise<Hands>>> = {
  root: async () => on.as("payments/root"),
  user: async () => on.as("payments/alice"),
  "user with a session": async () =>
    handsOf((await on.as("payments/alice").sts.send(new GetSessionTokenCommand({}))).Credentials),
  "federated user": async () => {
    const asked = { Name: "mallory", Policy: policy(EVERYTHING), Tags: [{ Key: "team", Value: "green" }] };
    return handsOf((await on.as("payments/alice").sts.send(new GetFederationTokenCommand(asked))).Credentials);
  },
  role: () =>
    assume(on.as("payments/alice"), {
      Tags: [{ Key: "Team", Value: "blue" }],
      TransitiveTagKeys: ["Team"],
      SourceIdentity: "alice.doe",
    }),
  "chained role": async () => assume((await FORMS.role?.()) as Hands, { RoleSessionName: "later" }),
  "web identity": byWebIdentity,
  SAML: () => bySaml({ "PrincipalTag:team": "blue" }),
};

type Fits = Readonly<{ fits: object; other: object }>;
/** One value, a list of values, absent, or the conditions that must and must not hold. */
type Expected = string | readonly string[] | null | Fits;

const fitting = (key: string, expected: Expected): Fits => {
  if (expected === null) return { fits: { Null: { [key]: "true" } }, other: { Null: { [key]: "false" } } };
  if (typeof expected === "string")
    return { fits: { StringEquals: { [key]: expected } }, other: { StringNotEquals: { [key]: expected } } };
  if (!("fits" in expected)) {
    const values = expected as readonly string[];
    return {
      fits: { "ForAnyValue:StringEquals": { [key]: values } },
      other: { "ForAnyValue:StringNotEquals": { [key]: values } },
    };
  }
  return expected;
};

const numeric = (key: string, most: number): Fits => ({
  fits: { NumericLessThan: { [key]: String(most) } },
  other: { NumericGreaterThan: { [key]: String(most) } },
});
const date = (key: string, before: Date): Fits => ({
  fits: { DateGreaterThan: { [key]: before.toISOString() } },
  other: { DateLessThan: { [key]: before.toISOString() } },
});

const PATH = "o-acmeacme01/r-acme/ou-acme-workload/";
const SAML_KEYS_GONE = { "saml:aud": null, "saml:iss": null, "saml:doc": null };
const NOT_FEDERATED = { "aws:FederatedProvider": null, "saml:sub": null, [`${GITHUB}:sub`]: null };
const LONG_TERM = { "aws:MultiFactorAuthPresent": null, "aws:MultiFactorAuthAge": null, "aws:TokenIssueTime": null };
const ONE_FACTOR = { "aws:MultiFactorAuthPresent": "false", "aws:MultiFactorAuthAge": null };

const always = (at: Date): Readonly<Record<string, Expected>> => ({
  "aws:PrincipalAccount": ACCOUNT,
  "aws:PrincipalOrgID": "o-acmeacme01",
  "aws:PrincipalOrgPaths": [PATH],
  "aws:ResourceAccount": ACCOUNT,
  "aws:ResourceOrgID": "o-acmeacme01",
  "aws:ResourceOrgPaths": [PATH],
  "aws:RequestedRegion": "us-east-1",
  "aws:SourceIp": {
    fits: { IpAddress: { "aws:SourceIp": "127.0.0.0/8" } },
    other: { NotIpAddress: { "aws:SourceIp": "127.0.0.0/8" } },
  },
  "aws:UserAgent": {
    fits: { StringLike: { "aws:UserAgent": "*aws-sdk-js/*" } },
    other: { StringNotLike: { "aws:UserAgent": "*aws-sdk-js/*" } },
  },
  "aws:SecureTransport": {
    fits: { Bool: { "aws:SecureTransport": "true" } },
    other: { Bool: { "aws:SecureTransport": "false" } },
  },
  "aws:ViaAWSService": {
    fits: { Bool: { "aws:ViaAWSService": "false" } },
    other: { Bool: { "aws:ViaAWSService": "true" } },
  },
  "aws:PrincipalIsAWSService": {
    fits: { Bool: { "aws:PrincipalIsAWSService": "false" } },
    other: { Bool: { "aws:PrincipalIsAWSService": "true" } },
  },
  "aws:CurrentTime": date("aws:CurrentTime", new Date(at.getTime() - 60_000)),
  "aws:EpochTime": date("aws:EpochTime", new Date(at.getTime() - 60_000)),
  "aws:CalledVia": null,
  "aws:SourceVpce": null,
  "aws:SourceAccount": null,
  "aws:RequestTag/team": null,
  "aws:TagKeys": null,
  "organizations:PolicyType": null,
  "sts:RoleSessionName": null,
});

const session = (at: Date) => ({ "aws:TokenIssueTime": date("aws:TokenIssueTime", new Date(at.getTime() - 60_000)) });

const OF_FORM: Readonly<Record<string, (at: Date) => Readonly<Record<string, Expected>>>> = {
  root: (at) => ({
    "aws:PrincipalArn": `arn:aws:iam::${ACCOUNT}:root`,
    "aws:PrincipalType": "Account",
    "aws:userid": ACCOUNT,
    "aws:username": null,
    "aws:PrincipalTag/team": null,
    "aws:SourceIdentity": null,
    "aws:MultiFactorAuthPresent": "true",
    "aws:MultiFactorAuthAge": numeric("aws:MultiFactorAuthAge", 600),
    ...NOT_FEDERATED,
    ...session(at),
  }),
  user: () => ({
    "aws:PrincipalArn": `arn:aws:iam::${ACCOUNT}:user/people/alice`,
    "aws:PrincipalType": "User",
    "aws:username": "alice",
    "aws:PrincipalTag/team": "red",
    "aws:SourceIdentity": null,
    ...NOT_FEDERATED,
    ...LONG_TERM,
  }),
  "user with a session": (at) => ({
    "aws:PrincipalArn": `arn:aws:iam::${ACCOUNT}:user/people/alice`,
    "aws:PrincipalType": "User",
    "aws:username": "alice",
    "aws:PrincipalTag/team": "red",
    ...NOT_FEDERATED,
    ...ONE_FACTOR,
    ...session(at),
  }),
  "federated user": (at) => ({
    "aws:PrincipalArn": `arn:aws:sts::${ACCOUNT}:federated-user/mallory`,
    "aws:PrincipalType": "FederatedUser",
    "aws:userid": `${ACCOUNT}:mallory`,
    "aws:username": null,
    "aws:PrincipalTag/team": "green",
    ...NOT_FEDERATED,
    ...ONE_FACTOR,
    ...session(at),
  }),
  role: (at) => ({
    "aws:PrincipalArn": TARGET,
    "aws:PrincipalType": "AssumedRole",
    "aws:username": null,
    "aws:PrincipalTag/team": "blue",
    "aws:SourceIdentity": "alice.doe",
    ...NOT_FEDERATED,
    ...ONE_FACTOR,
    ...session(at),
  }),
  "chained role": (at) => ({
    "aws:PrincipalArn": TARGET,
    "aws:PrincipalType": "AssumedRole",
    "aws:username": null,
    "aws:PrincipalTag/team": "blue",
    "aws:SourceIdentity": "alice.doe",
    ...NOT_FEDERATED,
    ...ONE_FACTOR,
    ...session(at),
  }),
  "web identity": (at) => ({
    "aws:PrincipalArn": roleArn("tagged-ci"),
    "aws:PrincipalType": "AssumedRole",
    "aws:username": null,
    "aws:PrincipalTag/team": "blue",
    "aws:SourceIdentity": "jo.doe",
    "aws:FederatedProvider": OIDC_PROVIDER,
    [`${GITHUB}:sub`]: "repo:acme/shop:ref:refs/heads/main",
    [`${GITHUB}:aud`]: "sts.amazonaws.com",
    [`${GITHUB}:amr`]: ["pwd", "otp"],
    [`${GITHUB}:actor`]: null,
    "saml:sub": null,
    ...ONE_FACTOR,
    ...session(at),
  }),
  SAML: (at) => ({
    "aws:PrincipalArn": roleArn(ADMIN),
    "aws:PrincipalType": "AssumedRole",
    "aws:username": null,
    "aws:PrincipalTag/team": "blue",
    "aws:SourceIdentity": null,
    "aws:FederatedProvider": SAML_PROVIDER,
    "saml:sub": "jo",
    "saml:sub_type": "persistent",
    "saml:namequalifier": {
      fits: { StringLike: { "saml:namequalifier": "*=" } },
      other: { Null: { "saml:namequalifier": "true" } },
    },
    [`${GITHUB}:sub`]: null,
    ...SAML_KEYS_GONE,
    ...ONE_FACTOR,
    ...session(at),
  }),
};

async function probe(): Promise<(condition: object) => Promise<void>> {
  const { organizations } = on.as("management/admin");
  const { Policies = [] } = await organizations.send(
    new ListPoliciesForTargetCommand({ TargetId: ACCOUNT, Filter: "SERVICE_CONTROL_POLICY" }),
  );
  const PolicyId = Policies.find(({ Name }) => Name === "probe")?.Id;
  return async (Condition) => {
    const Content = policy({ Effect: "Deny", Action: "organizations:DescribeOrganization", Resource: "*", Condition });
    await organizations.send(new UpdatePolicyCommand({ PolicyId, Content }));
  };
}

const isDenied = ({ organizations }: Hands): Promise<boolean> =>
  organizations.send(new DescribeOrganizationCommand({})).then(
    () => false,
    ({ name }: Error) => name === "AccessDeniedException",
  );

test.each(Object.keys(FORMS))(
  "a service control policy sees a %s as AWS documents it",
  { timeout: 60_000 },
  async (form) => {
    const at = await now();
    const hands = (await FORMS[form]?.()) as Hands;
    const guard = await probe();
    const { UserId = "" } = await hands.sts.send(new GetCallerIdentityCommand({}));
    const facts = { "aws:userid": UserId, ...always(at), ...OF_FORM[form]?.(at) };
    const wrong: string[] = [];
    for (const [key, expected] of Object.entries(facts)) {
      const { fits, other } = fitting(key, expected);
      await guard(fits);
      if (!(await isDenied(hands))) wrong.push(`${key}: ${JSON.stringify(fits)} should hold`);
      await guard(other);
      if (await isDenied(hands)) wrong.push(`${key}: ${JSON.stringify(other)} should not hold`);
    }
    expect(wrong).toEqual([]);
  },
);

type Row = Readonly<{ key: string; action: string; condition: Expected; call(hands: Hands): Promise<unknown> }>;
const TAGS = [
  { Key: "team", Value: "blue" },
  { Key: "cost", Value: "1" },
];
const READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const newUnit = ({ organizations }: Hands) =>
  organizations.send(new CreateOrganizationalUnitCommand({ ParentId: "r-acme", Name: "New", Tags: TAGS }));
const list = ({ organizations }: Hands) => organizations.send(new ListPoliciesCommand({ Filter: "TAG_POLICY" }));
const getRole = ({ iam }: Hands) => iam.send(new GetRoleCommand({ RoleName: "marked" }));
const attach = ({ iam }: Hands) => iam.send(new AttachUserPolicyCommand({ UserName: "probe", PolicyArn: READ_ONLY }));
const bounded = ({ iam }: Hands) =>
  iam.send(new CreateUserCommand({ UserName: "new", PermissionsBoundary: READ_ONLY }));

const WATCHED = "config.amazonaws.com";
const trusted = ({ organizations }: Hands) =>
  organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: WATCHED }));
const LINKED = "guardduty.amazonaws.com";
const linked = ({ iam }: Hands) => iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: LINKED }));

const ROWS: readonly Row[] = [
  {
    key: "organizations:ServicePrincipal",
    action: "organizations:EnableAWSServiceAccess",
    condition: WATCHED,
    call: trusted,
  },
  { key: "iam:AWSServiceName", action: "iam:CreateServiceLinkedRole", condition: LINKED, call: linked },
  { key: "aws:RequestTag/team", action: "organizations:CreateOrganizationalUnit", condition: "blue", call: newUnit },
  { key: "aws:RequestTag/other", action: "organizations:CreateOrganizationalUnit", condition: null, call: newUnit },
  { key: "aws:TagKeys", action: "organizations:TagResource", condition: ["team", "cost"], call: newUnit },
  { key: "organizations:PolicyType", action: "organizations:ListPolicies", condition: "TAG_POLICY", call: list },
  { key: "aws:ResourceTag/team", action: "iam:GetRole", condition: "blue", call: getRole },
  { key: "iam:ResourceTag/team", action: "iam:GetRole", condition: "blue", call: getRole },
  { key: "aws:ResourceTag/other", action: "iam:GetRole", condition: null, call: getRole },
  { key: "aws:RequestedRegion", action: "iam:GetRole", condition: "us-east-1", call: getRole },
  { key: "iam:PolicyARN", action: "iam:AttachUserPolicy", condition: READ_ONLY, call: attach },
  { key: "iam:PermissionsBoundary", action: "iam:AttachUserPolicy", condition: null, call: attach },
  { key: "iam:PermissionsBoundary", action: "iam:CreateUser", condition: READ_ONLY, call: bounded },
];

test.each(ROWS)("$action brings $key", async ({ key, action, condition, call }) => {
  const { iam } = on.as("management/admin");
  const AssumeRolePolicyDocument = policy({
    Effect: "Allow",
    Principal: { AWS: "111111111111" },
    Action: "sts:AssumeRole",
  });
  await iam.send(new CreateRoleCommand({ RoleName: "marked", AssumeRolePolicyDocument, Tags: TAGS }));
  const { fits, other } = fitting(key, condition);
  const decide = (Condition: object) =>
    iam.send(
      new PutUserPolicyCommand({
        ...{ UserName: "probe", PolicyName: "p" },
        PolicyDocument: policy(EVERYTHING, { Effect: "Deny", Action: action, Resource: "*", Condition }),
      }),
    );
  await decide(fits);
  expect((await refusal(call(on.as("management/probe")))).name).toMatch(/^AccessDenied/);
  await decide(other);
  await call(on.as("management/probe"));
});

const trust = (Condition: object) =>
  policy({
    ...{ Effect: "Allow", Principal: { AWS: ACCOUNT }, Condition },
    Action: ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"],
  });

test.each<[string, Partial<AssumeRoleCommandInput>, Expected]>([
  ["sts:ExternalId", { ExternalId: "blue" }, "blue"],
  ["sts:ExternalId", {}, null],
  ["sts:RoleSessionName", { RoleSessionName: "dawn" }, "dawn"],
  ["sts:SourceIdentity", { SourceIdentity: "alice" }, "alice"],
  ["sts:SourceIdentity", {}, null],
  ["sts:TransitiveTagKeys", { Tags: TAGS, TransitiveTagKeys: ["team"] }, ["team"]],
  ["sts:TransitiveTagKeys", { Tags: TAGS }, null],
  ["sts:DurationSeconds", { DurationSeconds: 900 }, null],
  ["aws:RequestTag/team", { Tags: TAGS }, "blue"],
  ["aws:TagKeys", { Tags: TAGS }, ["team", "cost"]],
  ["aws:ResourceTag/team", {}, "role"],
  ["iam:ResourceTag/team", {}, "role"],
  ["aws:PrincipalTag/team", {}, "red"],
  ["aws:username", {}, "alice"],
  ["aws:PrincipalOrgID", {}, "o-acmeacme01"],
  ["saml:sub", {}, null],
])("a trust policy sees %s of %j as %j", async (key, parts, expected) => {
  const { iam } = on.as("payments/admin");
  const { fits, other } = fitting(key, expected);
  const RoleName = "target";
  await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: trust(fits) }));
  await assume(on.as("payments/alice"), parts);
  await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: trust(other) }));
  // Alice may everything, so only the trust policy can refuse her.
  expect((await refusal(assume(on.as("payments/alice"), parts))).name).toBe("AccessDenied");
});

test("a source identity stays through a chain: it must be allowed again, and nobody changes it", async () => {
  const first = await (FORMS.role?.() as Promise<Hands>);
  expect((await refusal(assume(first, { SourceIdentity: "mallory" }))).name).toBe("AccessDenied");
  await assume(first, { SourceIdentity: "alice.doe" });
  const { iam } = on.as("payments/admin");
  const PolicyDocument = policy({
    Effect: "Allow",
    Principal: { AWS: ACCOUNT },
    Action: ["sts:AssumeRole", "sts:TagSession"],
  });
  await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: "target", PolicyDocument }));
  expect((await refusal(assume(first))).message).toContain("sts:SetSourceIdentity");
  await assume(on.as("payments/alice"));
});

test("an identity policy may use what a SAML session keeps as a variable", async () => {
  const hands = await bySaml();
  const guard = await probe();
  await guard({
    StringEquals: {
      "saml:sub": "jo",
      "aws:PrincipalArn": `arn:aws:iam::${ACCOUNT}:role/aws-reserved/sso.amazonaws.com/eu-west-1/${ADMIN}`,
    },
  });
  expect(await isDenied(hands)).toBe(true);
  await guard({ StringEquals: { "saml:sub": `\${saml:sub_type}` } });
  expect(await isDenied(hands)).toBe(false);
});
