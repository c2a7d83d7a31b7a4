import {
  DeleteAccessKeyCommand,
  ListAccessKeysCommand,
  ListUsersCommand,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import { DescribeOrganizationCommand, LeaveOrganizationCommand } from "@aws-sdk/client-organizations";
import {
  AssumeRoleCommand,
  type Credentials,
  GetCallerIdentityCommand,
  GetFederationTokenCommand,
  type GetFederationTokenCommandInput,
  GetSessionTokenCommand,
} from "@aws-sdk/client-sts";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Hands, history, refusal, type Served, served } from "./served.test-support.ts";

let on: Served;
beforeAll(async () => {
  on = await served();
});
beforeEach(() => on.control("POST", "reset"));
afterAll(() => on.close());

const ACCOUNT = "100000000025";
const ARN = `arn:aws:sts::${ACCOUNT}:federated-user/mallory`;
const allow = (Action: string | readonly string[]) =>
  JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Allow", Action, Resource: "*" } });

const mayFederate = (document = allow(["sts:*", "organizations:*"]), UserName = "alice") =>
  on
    .as("open-invited/admin")
    .iam.send(new PutUserPolicyCommand({ UserName, PolicyName: "p", PolicyDocument: document }));

const ask = (parts: Partial<GetFederationTokenCommandInput> = {}, hands = on.as("open-invited/alice")) =>
  hands.sts.send(new GetFederationTokenCommand({ Name: "mallory", ...parts }));

function handsOf({ AccessKeyId = "", SecretAccessKey = "", SessionToken = "" }: Partial<Credentials> = {}): Hands {
  return on.with({ accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken });
}

test("the session is the federated user, and records say for whom the user vouched", async () => {
  await mayFederate();
  const { Credentials, FederatedUser } = await ask({ Policy: allow("organizations:*") });
  expect(FederatedUser).toEqual({ FederatedUserId: `${ACCOUNT}:mallory`, Arn: ARN });
  const hands = handsOf(Credentials);
  const identity = await hands.sts.send(new GetCallerIdentityCommand({}));
  expect(identity).toMatchObject({ UserId: `${ACCOUNT}:mallory`, Account: ACCOUNT, Arn: ARN });
  await on.control("POST", "clock", { advance: "1h" });
  const records = await history(on.as("open-invited/admin"));
  const used = records.find(({ eventName }) => eventName === "GetCallerIdentity");
  expect(used?.userIdentity).toMatchObject({
    type: "FederatedUser",
    principalId: `${ACCOUNT}:mallory`,
    arn: ARN,
    sessionContext: { sessionIssuer: { type: "IAMUser", userName: "alice" } },
  });
  const given = records.find(({ eventName }) => eventName === "GetFederationToken");
  expect(given?.responseElements).toMatchObject({ federatedUser: { arn: ARN } });
  expect(JSON.stringify(given)).not.toContain(Credentials?.SecretAccessKey);
});

test("what it may is what both the user and the call's policy allow; without a policy that is nothing", async () => {
  await mayFederate();
  const describe = (hands: Hands) => hands.organizations.send(new DescribeOrganizationCommand({}));
  const both = await ask({ Policy: allow("organizations:*") });
  expect((await describe(handsOf(both.Credentials))).Organization?.Id).toBe("o-twoacme001");
  for (const Policy of [undefined, allow("s3:*")]) {
    const { Credentials } = await ask({ ...(Policy !== undefined && { Policy }) });
    expect(await refusal(describe(handsOf(Credentials)))).toMatchObject({
      name: "AccessDeniedException",
      message: expect.stringContaining("no session policy allows"),
    });
  }
  await mayFederate(allow("sts:*"));
  const wide = await ask({ Policy: allow("*") });
  expect((await refusal(wide.Credentials ? leave(handsOf(wide.Credentials)) : Promise.resolve())).name).toBe(
    "AccessDeniedException",
  );
});

const leave = (hands: Hands) => hands.organizations.send(new LeaveOrganizationCommand({}));

test("the session outlives the key that it came from", async () => {
  await mayFederate();
  const { Credentials } = await ask({ Policy: allow("organizations:*") });
  const { iam } = on.as("open-invited/admin");
  const { AccessKeyMetadata = [] } = await iam.send(new ListAccessKeysCommand({ UserName: "alice" }));
  for (const { AccessKeyId } of AccessKeyMetadata) {
    await iam.send(new DeleteAccessKeyCommand({ UserName: "alice", AccessKeyId }));
  }
  expect((await refusal(ask())).name).toBe("InvalidClientTokenId");
  const { Organization } = await handsOf(Credentials).organizations.send(new DescribeOrganizationCommand({}));
  expect(Organization?.Id).toBe("o-twoacme001");
  await on.control("POST", "clock", { advance: "13h" });
  const late = handsOf(Credentials).organizations.send(new DescribeOrganizationCommand({}));
  expect((await refusal(late)).name).toBe("ExpiredTokenException");
});

test("neither IAM nor STS takes it, but for the question who it is", async () => {
  await mayFederate(allow("*"));
  const { iam, sts } = handsOf((await ask({ Policy: allow("*") })).Credentials);
  expect(await refusal(iam.send(new ListUsersCommand({})))).toMatchObject({
    name: "InvalidClientTokenId",
    status: 403,
  });
  const RoleArn = `arn:aws:iam::${ACCOUNT}:role/admin`;
  const assume = sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "chain" }));
  expect(await refusal(assume)).toMatchObject({ name: "AccessDenied", status: 403 });
  expect((await refusal(sts.send(new GetSessionTokenCommand({})))).name).toBe("AccessDenied");
  expect((await refusal(sts.send(new GetFederationTokenCommand({ Name: "again" })))).name).toBe("AccessDenied");
});

test("it takes a user's own key and the permission; tags are another permission", async () => {
  const leaver = on.as("open-invited/leaver");
  expect(await refusal(ask({}, leaver))).toMatchObject({
    name: "AccessDenied",
    message: expect.stringContaining(`sts:GetFederationToken on resource: ${ARN}`),
  });
  await mayFederate(allow("sts:GetFederationToken"), "leaver");
  const Tags = [{ Key: "team", Value: "blue" }];
  expect((await ask({}, leaver)).Credentials).toBeDefined();
  expect(await refusal(ask({ Tags }, leaver))).toMatchObject({ message: expect.stringContaining("sts:TagSession") });
  await mayFederate(allow("sts:*"), "leaver");
  expect((await ask({ Tags }, leaver)).Credentials).toBeDefined();
  expect((await refusal(ask({}, on.as("open-invited/admin")))).name).toBe("AccessDenied");
  expect((await refusal(ask({}, on.as("open-root-keys/root")))).status).toBe(501);
  expect((await refusal(ask({ Policy: "{" }, leaver))).name).toBe("MalformedPolicyDocumentException");
});
