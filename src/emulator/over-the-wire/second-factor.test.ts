import {
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  GetUserCommand,
  ListUsersCommand,
  PutUserPolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import {
  AssumeRoleCommand,
  AssumeRootCommand,
  type Credentials,
  GetCallerIdentityCommand,
  GetFederationTokenCommand,
  GetSessionTokenCommand,
} from "@aws-sdk/client-sts";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { oneTimeCode } from "../../domain/principal/one-time-code.ts";
import { instant } from "../../kernel/index.ts";
import { type Hands, history, refusal, type Served, served } from "./served.test-support.ts";
import { ACCOUNT, singleSignOnFile } from "./single-sign-on.test-support.ts";

let on: Served;
let seed = "";
beforeAll(async () => {
  on = await served(singleSignOnFile());
});
beforeEach(async () => {
  await on.control("POST", "reset");
  const { iam } = on.as("payments/admin");
  const made = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: "alice" }));
  seed = Buffer.from(made.VirtualMFADevice?.Base32StringSeed ?? new Uint8Array()).toString("utf8");
  const at = await now();
  const codes = {
    AuthenticationCode1: oneTimeCode(seed, instant(at - 30_000)),
    AuthenticationCode2: oneTimeCode(seed, instant(at)),
  };
  await iam.send(new EnableMFADeviceCommand({ UserName: "alice", SerialNumber, ...codes }));
  await on.control("POST", "clock", { advance: "2m" });
});
afterAll(() => on.close());

const SerialNumber = `arn:aws:iam::${ACCOUNT}:mfa/alice`;
const RoleArn = `arn:aws:iam::${ACCOUNT}:role/ops/target`;
const now = async () => Date.parse(String((await on.control("GET", "clock")).now));
const code = async () => ({ SerialNumber, TokenCode: oneTimeCode(seed, instant(await now())) });
const handsOf = ({ AccessKeyId = "", SecretAccessKey = "", SessionToken = "" }: Partial<Credentials> = {}): Hands =>
  on.with({ accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken });
const assume = (brought: Readonly<{ SerialNumber?: string; TokenCode?: string }>) =>
  on.as("payments/alice").sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "night", ...brought }));
const policy = (...Statement: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement });

test("a trust policy that wants a factor gets it with the call, and the session has it", async () => {
  const PolicyDocument = policy({
    ...{ Effect: "Allow", Principal: { AWS: ACCOUNT }, Action: "sts:AssumeRole" },
    Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" }, NumericLessThan: { "aws:MultiFactorAuthAge": "60" } },
  });
  await on.as("payments/admin").iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: "target", PolicyDocument }));
  expect((await refusal(assume({}))).name).toBe("AccessDenied");
  const { Credentials } = await assume(await code());
  await handsOf(Credentials).iam.send(new ListUsersCommand({}));
  await on.control("POST", "clock", { advance: "1h" });
  const records = await history(on.as("payments/admin"));
  expect(records.find(({ eventName }) => eventName === "ListUsers")?.userIdentity).toMatchObject({
    sessionContext: { attributes: { mfaAuthenticated: "true" } },
  });
  const assumed = records.find(({ eventName, errorCode }) => eventName === "AssumeRole" && errorCode === undefined);
  expect(assumed?.requestParameters).toMatchObject({ serialNumber: SerialNumber });
  expect(JSON.stringify(assumed)).not.toContain("tokenCode");
});

test("a code works once, a wrong one never, and half of it is refused", async () => {
  const brought = await code();
  await assume(brought);
  const invalid = "MultiFactorAuthentication failed with invalid MFA one time pass code.";
  expect(await refusal(assume(brought))).toMatchObject({ name: "AccessDenied", status: 403, message: invalid });
  await on.control("POST", "clock", { advance: "1m" });
  const right = await code();
  const TokenCode = String((Number(right.TokenCode) + 1) % 1_000_000).padStart(6, "0");
  expect((await refusal(assume({ SerialNumber, TokenCode }))).message).toBe(invalid);
  expect((await refusal(assume({ SerialNumber }))).message).toContain("must provide both");
  await assume(right);
});

test("a session token with a factor opens what a key alone does not", async () => {
  const PolicyDocument = policy({
    ...{ Effect: "Deny", Action: "iam:GetUser", Resource: "*" },
    Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
  });
  const { iam } = on.as("payments/admin");
  await iam.send(new PutUserPolicyCommand({ UserName: "alice", PolicyName: "mfa", PolicyDocument }));
  const { sts } = on.as("payments/alice");
  expect((await refusal(on.as("payments/alice").iam.send(new GetUserCommand({})))).name).toBe("AccessDenied");
  const without = await sts.send(new GetSessionTokenCommand({}));
  expect((await refusal(handsOf(without.Credentials).iam.send(new GetUserCommand({})))).name).toBe(
    "InvalidClientTokenId",
  );
  const withFactor = await sts.send(new GetSessionTokenCommand(await code()));
  await handsOf(withFactor.Credentials).iam.send(new GetUserCommand({}));
});

test("IAM takes a session token with a factor alone, and STS either for nothing but a role and who it is", async () => {
  const PolicyDocument = policy({ Effect: "Allow", Action: "*", Resource: "*" });
  await on
    .as("payments/admin")
    .iam.send(new PutUserPolicyCommand({ UserName: "alice", PolicyName: "everything", PolicyDocument }));
  const { sts } = on.as("payments/alice");
  const without = handsOf((await sts.send(new GetSessionTokenCommand({}))).Credentials);
  const withFactor = handsOf((await sts.send(new GetSessionTokenCommand(await code()))).Credentials);
  expect(await refusal(without.iam.send(new ListUsersCommand({})))).toMatchObject({
    name: "InvalidClientTokenId",
    status: 403,
    message: "The security token included in the request is invalid",
  });
  await withFactor.iam.send(new ListUsersCommand({}));
  for (const hands of [without, withFactor]) {
    await hands.sts.send(new GetCallerIdentityCommand({}));
    await hands.sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "night" }));
    const root = new AssumeRootCommand({
      TargetPrincipal: ACCOUNT,
      TaskPolicyArn: { arn: "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials" },
    });
    for (const asked of [
      hands.sts.send(new GetSessionTokenCommand({})),
      hands.sts.send(new GetFederationTokenCommand({ Name: "mallory" })),
      hands.sts.send(root),
    ])
      expect(await refusal(asked)).toMatchObject({
        name: "AccessDenied",
        message: expect.stringContaining("with session credentials"),
      });
  }
});
