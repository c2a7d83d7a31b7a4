import {
  CreateOpenIDConnectProviderCommand,
  CreateRoleCommand,
  DeleteRoleCommand,
  ListUsersCommand,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { AttachPolicyCommand, CreatePolicyCommand, EnablePolicyTypeCommand } from "@aws-sdk/client-organizations";
import {
  AssumeRoleWithWebIdentityCommand,
  type AssumeRoleWithWebIdentityCommandInput,
  GetCallerIdentityCommand,
  STSClient,
} from "@aws-sdk/client-sts";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { history, refusal, type Served, served } from "./served.test-support.ts";

let on: Served;
let anybody: STSClient;
beforeAll(async () => {
  on = await served();
  const unused = { accessKeyId: "", secretAccessKey: "" };
  anybody = new STSClient({ endpoint: on.url, region: "eu-west-1", credentials: unused, maxAttempts: 1 });
});
beforeEach(async () => {
  await on.control("POST", "reset");
  await makeRole("ci", trust());
});
afterAll(() => on.close());

const ACCOUNT = "100000000021";
const ISSUER = "token.actions.githubusercontent.com";
const PROVIDER = `arn:aws:iam::${ACCOUNT}:oidc-provider/${ISSUER}`;
const RoleArn = `arn:aws:iam::${ACCOUNT}:role/ci`;
const SUBJECT = "repo:acme/shop:ref:refs/heads/main";
const NOT_AUTHORIZED = "Not authorized to perform sts:AssumeRoleWithWebIdentity";

const trust = (
  condition: object = { StringEquals: { [`${ISSUER}:sub`]: SUBJECT, [`${ISSUER}:aud`]: "sts.amazonaws.com" } },
) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: {
      Effect: "Allow",
      Principal: { Federated: PROVIDER },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: condition,
    },
  });

const makeRole = (RoleName: string, AssumeRolePolicyDocument: string) =>
  on.as("open-complete/admin").iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const clock = async () => Date.parse(String((await on.control("GET", "clock")).now));

async function token(claims: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const exp = Math.floor((await clock()) / 1000) + 300;
  const all = { iss: `https://${ISSUER}`, sub: SUBJECT, aud: "sts.amazonaws.com", exp, ...claims };
  return `${encode({ alg: "none" })}.${encode(all)}.`;
}

const assume = async (
  claims: Readonly<Record<string, unknown>> = {},
  parts: Partial<AssumeRoleWithWebIdentityCommandInput> = {},
) => {
  const WebIdentityToken = await token(claims);
  return anybody.send(
    new AssumeRoleWithWebIdentityCommand({ RoleArn, RoleSessionName: "build-7", WebIdentityToken, ...parts }),
  );
};

test("an unsigned call with a token that the trust policy wants opens a session of the role", async () => {
  const answer = await assume();
  expect(answer).toMatchObject({
    SubjectFromWebIdentityToken: SUBJECT,
    AssumedRoleUser: { Arn: `arn:aws:sts::${ACCOUNT}:assumed-role/ci/build-7` },
    Provider: PROVIDER,
    Audience: "sts.amazonaws.com",
  });
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = answer.Credentials ?? {};
  const hands = on.with({ accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken });
  expect((await hands.sts.send(new GetCallerIdentityCommand({}))).Arn).toBe(answer.AssumedRoleUser?.Arn);
  const PolicyDocument = JSON.stringify({
    Version: "2012-10-17",
    Statement: {
      ...{ Effect: "Allow", Action: "iam:ListUsers", Resource: "*" },
      Condition: { StringEquals: { "aws:FederatedProvider": PROVIDER } },
    },
  });
  expect((await refusal(hands.iam.send(new ListUsersCommand({})))).name).toBe("AccessDenied");
  await on
    .as("open-complete/admin")
    .iam.send(new PutRolePolicyCommand({ RoleName: "ci", PolicyName: "list", PolicyDocument }));
  expect((await hands.iam.send(new ListUsersCommand({}))).Users).toHaveLength(1);
});

test("the record names who came, from which provider, and the role; the session's records name the provider", async () => {
  const answer = await assume();
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = answer.Credentials ?? {};
  const hands = on.with({ accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken });
  await hands.sts.send(new GetCallerIdentityCommand({}));
  await on.control("POST", "clock", { advance: "1h" });
  const records = await history(on.as("open-complete/admin"));
  const assumed = records.find(({ eventName }) => eventName === "AssumeRoleWithWebIdentity");
  expect(assumed).toMatchObject({
    userIdentity: {
      type: "WebIdentityUser",
      principalId: `${PROVIDER}:sts.amazonaws.com:${SUBJECT}`,
      userName: SUBJECT,
      identityProvider: PROVIDER,
    },
    requestParameters: { roleArn: RoleArn, roleSessionName: "build-7" },
    responseElements: { subjectFromWebIdentityToken: SUBJECT, provider: PROVIDER, audience: "sts.amazonaws.com" },
    resources: [{ accountId: ACCOUNT, type: "AWS::IAM::Role", ARN: RoleArn }],
    recipientAccountId: ACCOUNT,
  });
  expect(JSON.stringify(assumed)).not.toContain(SecretAccessKey);
  expect(JSON.stringify(assumed)).not.toContain(await token());
  const used = records.find(({ eventName, userIdentity }) => {
    return eventName === "GetCallerIdentity" && userIdentity.accessKeyId === AccessKeyId;
  });
  expect(used?.userIdentity).toMatchObject({
    type: "AssumedRole",
    sessionContext: { webIdFederationData: { federatedProvider: PROVIDER, attributes: {} } },
  });
});

test("whoever reads the explanation learns that nobody verified the token", async () => {
  const { $metadata } = await assume();
  const explained = await on.control("GET", `explain/${$metadata.requestId}`);
  expect(JSON.stringify(explained)).toContain("its signature is not verified here");
});

test.each([
  ["another branch", { sub: "repo:acme/shop:ref:refs/heads/evil" }],
  ["another audience", { aud: "elsewhere" }],
  ["a subject in other letters", { sub: SUBJECT.toUpperCase() }],
])("%s is denied, and the record says by whom", async (_what, claims) => {
  expect(await refusal(assume(claims))).toMatchObject({ name: "AccessDenied", status: 403, message: NOT_AUTHORIZED });
  await on.control("POST", "clock", { advance: "1h" });
  const [denied] = await history(on.as("open-complete/admin"));
  expect(denied).toMatchObject({ eventName: "AssumeRoleWithWebIdentity", errorCode: "AccessDenied" });
});

test("a role without a condition on the subject takes every token of the provider", async () => {
  await makeRole("loose", trust({ StringEquals: { [`${ISSUER}:aud`]: "sts.amazonaws.com" } }));
  const loose = { RoleArn: `arn:aws:iam::${ACCOUNT}:role/loose` };
  expect((await assume({ sub: "repo:evil/evil:ref:refs/heads/x" }, loose)).Credentials).toBeDefined();
});

test("a role that does not name the provider, and one that is not there, are refused alike", async () => {
  const admin = assume({}, { RoleArn: `arn:aws:iam::${ACCOUNT}:role/admin` });
  expect(await refusal(admin)).toMatchObject({ name: "AccessDenied", message: NOT_AUTHORIZED });
  const nobody = assume({}, { RoleArn: `arn:aws:iam::${ACCOUNT}:role/nobody` });
  expect(await refusal(nobody)).toMatchObject({ name: "AccessDenied", message: NOT_AUTHORIZED });
  const nowhere = assume({}, { RoleArn: "arn:aws:iam::999999999999:role/ci" });
  expect(await refusal(nowhere)).toMatchObject({ name: "AccessDenied", message: NOT_AUTHORIZED });
});

test("an account that trusts no such provider has none", async () => {
  await on.as("open-complete/admin").iam.send(new DeleteRoleCommand({ RoleName: "ci" }));
  expect(await refusal(assume())).toMatchObject({
    name: "InvalidIdentityTokenException",
    message: `No OpenIDConnect provider found in your account for https://${ISSUER}`,
  });
});

test("a token is over when its time is, by the emulator's clock", async () => {
  const WebIdentityToken = await token();
  await on.control("POST", "clock", { advance: "5m" });
  expect(await refusal(assume({}, { WebIdentityToken }))).toMatchObject({
    name: "ExpiredTokenException",
    status: 400,
    message: expect.stringMatching(/^Token expired: current date\/time \d+ must be before/),
  });
});

test.each([
  ["text", "not-a-token"],
  ["two parts", `${encode({})}.${encode({})}`],
  ["a payload that is no JSON", `${encode({})}.!!!!.`],
  ["a payload that is a list", `${encode({})}.${encode([])}.`],
  ["no claims", `${encode({})}.${encode({})}.`],
  ["no time", `${encode({})}.${encode({ iss: "https://x", sub: "s", aud: "a" })}.`],
])("%s is no token", async (_what, WebIdentityToken) => {
  expect(await refusal(assume({}, { WebIdentityToken }))).toMatchObject({ name: "InvalidIdentityTokenException" });
});

test("what is not emulated is said, and an input that does not fit is refused before the token is read", async () => {
  expect(await refusal(assume({}, { ProviderId: "www.amazon.com" }))).toMatchObject({ status: 501 });
  expect(await refusal(assume({ "https://aws.amazon.com/tags": {} }))).toMatchObject({
    name: "InvalidIdentityTokenException",
  });
  expect(await refusal(assume({}, { RoleSessionName: "a b" }))).toMatchObject({ name: "ValidationError" });
  expect(await refusal(assume({}, { DurationSeconds: 7_200 }))).toMatchObject({ name: "ValidationError" });
});

test("no service control policy stops a caller from outside, and a resource control policy does", async () => {
  const { organizations } = on.as("management/admin");
  const create = async (Type: "SERVICE_CONTROL_POLICY" | "RESOURCE_CONTROL_POLICY", statement: object) => {
    const Content = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    const created = await organizations.send(
      new CreatePolicyCommand({ Type, Name: `no-${Type}`, Description: "", Content }),
    );
    const PolicyId = created.Policy?.PolicySummary?.Id;
    await organizations.send(new AttachPolicyCommand({ PolicyId, TargetId: ACCOUNT }));
  };
  const deny = { Effect: "Deny", Action: "sts:AssumeRoleWithWebIdentity", Resource: "*" };
  await create("SERVICE_CONTROL_POLICY", deny);
  expect((await assume()).Credentials).toBeDefined();
  await organizations.send(new EnablePolicyTypeCommand({ RootId: "r-two1", PolicyType: "RESOURCE_CONTROL_POLICY" }));
  const elsewhere = { StringNotEquals: { [`${ISSUER}:sub`]: SUBJECT } };
  await create("RESOURCE_CONTROL_POLICY", { ...deny, Principal: "*", Condition: elsewhere });
  expect((await assume()).Credentials).toBeDefined();
  await makeRole("loose", trust({ StringEquals: { [`${ISSUER}:aud`]: "sts.amazonaws.com" } }));
  const loose = { RoleArn: `arn:aws:iam::${ACCOUNT}:role/loose` };
  expect(await refusal(assume({ sub: "other" }, loose))).toMatchObject({ name: "AccessDenied" });
});

test("a provider that the account told IAM about vouches for its clients only", async () => {
  const { iam } = on.as("open-complete/admin");
  const provider = { Url: `https://${ISSUER}`, ClientIDList: ["sts.amazonaws.com"], ThumbprintList: ["a".repeat(40)] };
  await iam.send(new CreateOpenIDConnectProviderCommand(provider));
  await assume();
  expect(await refusal(assume({ aud: "elsewhere" }))).toMatchObject({
    name: "InvalidIdentityTokenException",
    message: "Incorrect token audience",
  });
});

test("tags and a source identity come with the token, each with an action of its own", async () => {
  const claims = {
    "https://aws.amazon.com/tags": { principal_tags: { team: ["blue"] }, transitive_tag_keys: ["team"] },
    "https://aws.amazon.com/source_identity": "jo.doe",
  };
  expect(await refusal(assume(claims))).toMatchObject({ name: "AccessDenied", message: NOT_AUTHORIZED });
  const both = trust().replace(
    '"sts:AssumeRoleWithWebIdentity"',
    '["sts:AssumeRoleWithWebIdentity","sts:TagSession","sts:SetSourceIdentity"]',
  );
  await makeRole("tagged", both);
  const RoleArn = `arn:aws:iam::${ACCOUNT}:role/tagged`;
  expect((await assume(claims, { RoleArn })).SourceIdentity).toBe("jo.doe");
  const unfit = { "https://aws.amazon.com/tags": { principal_tags: { team: ["blue", "red"] } } };
  expect((await refusal(assume(unfit, { RoleArn }))).name).toBe("InvalidIdentityTokenException");
});

test("a trust policy can ask for the workflow, and the session forgets it", async () => {
  await makeRole("deploy", trust({ StringEquals: { [`${ISSUER}:environment`]: "production" } }));
  const deploy = { RoleArn: `arn:aws:iam::${ACCOUNT}:role/deploy` };
  expect((await refusal(assume({ environment: "test" }, deploy))).name).toBe("AccessDenied");
  expect((await assume({ environment: "production" }, deploy)).Credentials).toBeDefined();
});

test("no other operation goes unsigned", async () => {
  const form = "Action=GetCallerIdentity&Version=2011-06-15";
  const response = await fetch(on.url, {
    ...{ method: "POST", body: form, headers: { "content-type": "application/x-www-form-urlencoded" } },
  });
  expect(response.status).toBe(403);
  expect(await response.text()).toContain("MissingAuthenticationToken");
});
