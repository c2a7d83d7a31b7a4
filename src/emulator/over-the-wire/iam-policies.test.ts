/** Whose a policy is, how it is named, and what IAM says of a document, by the SDK's client. */
import { ListRulesCommand } from "@aws-sdk/client-eventbridge";
import * as Iam from "@aws-sdk/client-iam";
import { AssumeRoleCommand } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Hands, handsWith, history, refusal, type Served, served } from "./served.test-support.ts";

let on: Served;
let iam: Iam.IAMClient;
beforeAll(async () => {
  on = await served("scenarios/organizations/escalation.yaml");
});
beforeEach(async () => {
  await on.control("POST", "reset");
  iam = on.as("outside/admin").iam;
});
afterAll(() => on.close());

const ACCOUNT = "480000000021";
const document = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });
const statement = (Action: unknown, Effect = "Allow"): object => ({ Effect, Action, Resource: "*" });
const DOCUMENT = document(statement("s3:*"));

/** A new user with a key and, where it is given, one policy. */
async function userWith(UserName: string, PolicyDocument?: string): Promise<Hands> {
  await iam.send(new Iam.CreateUserCommand({ UserName }));
  if (PolicyDocument !== undefined) {
    await iam.send(new Iam.PutUserPolicyCommand({ UserName, PolicyName: "own", PolicyDocument }));
  }
  const { AccessKey: key } = await iam.send(new Iam.CreateAccessKeyCommand({ UserName }));
  return handsWith(on.url, { accessKeyId: key?.AccessKeyId ?? "", secretAccessKey: key?.SecretAccessKey ?? "" });
}

test("what AWS refuses of a document is refused in its words, and what it takes takes effect", async () => {
  const create = (PolicyDocument: string) => iam.send(new Iam.CreatePolicyCommand({ PolicyName: "p", PolicyDocument }));
  expect(
    await refusal(create(document({ ...statement("s3:*"), Resource: "arn:aws:s3:us-east-1::plans" }))),
  ).toMatchObject({
    name: "MalformedPolicyDocumentException",
    message: "Resource arn:aws:s3:us-east-1::plans can not contain region information.",
    status: 400,
  });
  const odd = {
    ...statement(["iam:ListUsers", "s3.s:List", "iam: some words "]),
    Resource: ["*", "arn:aws:nowhere"],
    Condition: { StringEqualsIfExists: { colour: "blue" }, about: {} },
  };
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Id: "mine", Statement: odd });
  const hands = await userWith("reader", PolicyDocument);
  expect((await hands.iam.send(new Iam.ListUsersCommand({}))).Users?.length).toBeGreaterThan(0);
  expect((await refusal(hands.iam.send(new Iam.ListRolesCommand({})))).name).toBe("AccessDenied");
  await create(PolicyDocument);
  const PolicyArn = `arn:aws:iam::${ACCOUNT}:policy/p`;
  await iam.send(new Iam.PutUserPermissionsBoundaryCommand({ UserName: "reader", PermissionsBoundary: PolicyArn }));
  expect((await hands.iam.send(new Iam.ListUsersCommand({}))).Users?.length).toBeGreaterThan(0);
  const simulated = await iam.send(
    new Iam.SimulateCustomPolicyCommand({
      PolicyInputList: [PolicyDocument],
      ActionNames: ["iam:ListUsers"],
    }),
  );
  expect(simulated.EvaluationResults?.[0]?.MissingContextValues).toEqual(["colour"]);
});

test("a role may not trust nobody", async () => {
  const trusting = (principal: object) => {
    const Statement = { Effect: "Allow", Principal: principal, Action: "sts:AssumeRole" };
    const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
    return iam.send(new Iam.CreateRoleCommand({ RoleName: "trusting", AssumeRolePolicyDocument }));
  };
  for (const nobody of [{}, { AWS: [] }, { AWS: [], Service: [] }]) {
    expect(await refusal(trusting(nobody))).toMatchObject({
      name: "MalformedPolicyDocumentException",
      message: "Invalid principal in policy",
    });
  }
  await trusting({ AWS: [], Service: "lambda.amazonaws.com" });
});

test("a session policy that is too long is refused as STS words it", async () => {
  const { sts } = on.as("outside/admin");
  const RoleArn = `arn:aws:iam::${ACCOUNT}:role/admin`;
  const actions = Array.from({ length: 100 }, (_, at) => `s3:${"x".repeat(20)}${at}`);
  const Policy = document(statement(actions));
  const asked = sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "long", Policy }));
  const size = Math.ceil((Policy.length * 100) / 2_048);
  expect(await refusal(asked)).toMatchObject({
    name: "PackedPolicyTooLargeException",
    message: `Packed policy consumes ${size}% of allotted space`,
    status: 400,
  });
});

describe("a policy of AWS", () => {
  const known = "arn:aws:iam::aws:policy/AdministratorAccess";
  const unknown = "arn:aws:iam::aws:policy/AmazonS3FullAccess";

  test.each([known, unknown])("%s is nobody's to change", async (PolicyArn) => {
    const Tags = [{ Key: "team", Value: "blue" }];
    const writes = [
      new Iam.CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: DOCUMENT }),
      new Iam.DeletePolicyCommand({ PolicyArn }),
      new Iam.SetDefaultPolicyVersionCommand({ PolicyArn, VersionId: "v1" }),
      new Iam.DeletePolicyVersionCommand({ PolicyArn, VersionId: "v1" }),
      new Iam.TagPolicyCommand({ PolicyArn, Tags }),
      new Iam.UntagPolicyCommand({ PolicyArn, TagKeys: ["team"] }),
    ];
    for (const write of writes) {
      expect(await refusal(iam.send(write as Iam.DeletePolicyCommand))).toMatchObject({
        name: "AccessDenied",
        message: "Policy is outside your own account.",
        status: 403,
      });
    }
  });

  test("whose document is abridged has all that is asked of services which are emulated", async () => {
    const PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    const hands = await userWith("auditor");
    const ask = () => hands.events.send(new ListRulesCommand({}));
    expect((await refusal(ask())).name).toBe("AccessDeniedException");
    await iam.send(new Iam.AttachUserPolicyCommand({ UserName: "auditor", PolicyArn }));
    await ask();
    const { EvaluationResults: results = [] } = await iam.send(
      new Iam.SimulatePrincipalPolicyCommand({
        PolicySourceArn: `arn:aws:iam::${ACCOUNT}:user/auditor`,
        ActionNames: ["s3:ListBucket", "sqs:ReceiveMessage", "guardduty:GetFindings", "s3:DeleteBucket"],
      }),
    );
    expect(results.map((each) => each.EvalDecision)).toEqual(["allowed", "allowed", "allowed", "implicitDeny"]);
  });
});

test.each([`arn:aws:iam::${ACCOUNT}:role/admin`, "arn:aws:s3:::our-plans-of-2026", `arn:aws:iam::${ACCOUNT}:policy/`])(
  "%s is an ARN, but no policy's",
  async (PolicyArn) => {
    const message = `ARN ${PolicyArn} is not valid.`;
    const refused = { name: "InvalidInputException", message, status: 400 };
    const role = { RoleName: "admin", PolicyArn };
    expect(await refusal(iam.send(new Iam.AttachRolePolicyCommand(role)))).toMatchObject(refused);
    expect(await refusal(iam.send(new Iam.GetPolicyCommand({ PolicyArn })))).toMatchObject(refused);
    expect(await refusal(iam.send(new Iam.DeletePolicyCommand({ PolicyArn })))).toMatchObject(refused);
  },
);

describe("users change their own password", () => {
  const OldPassword = "Old-password-1";
  const change = ({ iam: own }: Hands) =>
    own.send(new Iam.ChangePasswordCommand({ OldPassword, NewPassword: "New-password-2" }));
  const letUsers = (AllowUsersToChangePassword: boolean) =>
    iam.send(new Iam.UpdateAccountPasswordPolicyCommand({ AllowUsersToChangePassword, MinimumPasswordLength: 8 }));
  const signingIn = async (policy?: string): Promise<Hands> => {
    const hands = await userWith("walker", policy);
    await iam.send(new Iam.CreateLoginProfileCommand({ UserName: "walker", Password: OldPassword }));
    return hands;
  };

  test("when the account's password policy lets them, and no further", async () => {
    const hands = await signingIn();
    expect((await refusal(change(hands))).name).toBe("AccessDenied");
    await letUsers(false);
    expect((await refusal(change(hands))).name).toBe("AccessDenied");
    expect((await refusal(hands.iam.send(new Iam.GetAccountPasswordPolicyCommand({})))).name).toBe("AccessDenied");
    await letUsers(true);
    await change(hands);
    const { PasswordPolicy } = await hands.iam.send(new Iam.GetAccountPasswordPolicyCommand({}));
    expect(PasswordPolicy?.AllowUsersToChangePassword).toBe(true);
    expect((await refusal(hands.iam.send(new Iam.ListUsersCommand({})))).name).toBe("AccessDenied");
  });

  test("but not against a policy that denies it", async () => {
    const hands = await signingIn(document(statement("iam:ChangePassword", "Deny")));
    await letUsers(true);
    expect((await refusal(change(hands))).message).toContain("explicit deny in an identity-based policy");
  });
});

test("the root user's name is the account's alias, and there is none without one; it has no path", async () => {
  const root = on.as("outside/root").iam;
  const shown = async () => (await root.send(new Iam.GetUserCommand({}))).User;
  expect(await shown()).toMatchObject({ UserId: ACCOUNT, Arn: `arn:aws:iam::${ACCOUNT}:root` });
  expect(await shown()).not.toHaveProperty("UserName");
  await iam.send(new Iam.CreateAccountAliasCommand({ AccountAlias: "open-and-complete" }));
  expect(await shown()).toMatchObject({ UserName: "open-and-complete" });
  expect(await shown()).not.toHaveProperty("Path");
});

test("an alias may not look like the id of an account", async () => {
  const alias = (AccountAlias: string) => iam.send(new Iam.CreateAccountAliasCommand({ AccountAlias }));
  expect(await refusal(alias("123456789012"))).toMatchObject({ name: "ValidationError", status: 400 });
  await alias("1234567890123");
});

test("tags of something new need the permission to tag it", async () => {
  const Tags = [{ Key: "team", Value: "blue" }];
  const hands = await userWith("maker", document(statement("iam:Create*")));
  const denied = async (sent: Promise<unknown>) => (await refusal(sent)).message.match(/perform: (\S+) on/)?.[1];
  const policy = { PolicyName: "p", PolicyDocument: DOCUMENT };
  expect(await denied(hands.iam.send(new Iam.CreatePolicyCommand({ ...policy, Tags })))).toBe("iam:TagPolicy");
  await hands.iam.send(new Iam.CreatePolicyCommand(policy));
  const device = { VirtualMFADeviceName: "phone" };
  const made = new Iam.CreateVirtualMFADeviceCommand({ ...device, Tags });
  expect(await denied(hands.iam.send(made))).toBe("iam:TagMFADevice");
  await hands.iam.send(new Iam.CreateVirtualMFADeviceCommand(device));
  const provider = { Url: "https://sign-in.example.com" };
  const known = new Iam.CreateOpenIDConnectProviderCommand({ ...provider, Tags });
  expect(await denied(hands.iam.send(known))).toBe("iam:TagOpenIDConnectProvider");
  const saml = { Name: "sso", SAMLMetadataDocument: `<EntityDescriptor>${" ".repeat(1_000)}</EntityDescriptor>` };
  const added = new Iam.CreateSAMLProviderCommand({ ...saml, Tags });
  expect(await denied(hands.iam.send(added))).toBe("iam:TagSAMLProvider");
  await iam.send(
    new Iam.PutUserPolicyCommand({
      UserName: "maker",
      PolicyName: "own",
      PolicyDocument: document(statement(["iam:Create*", "iam:Tag*"])),
    }),
  );
  await hands.iam.send(known);
});

test("a virtual second factor comes as a seed and as a picture of it, which no record shows", async () => {
  const { VirtualMFADevice: device } = await iam.send(
    new Iam.CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: "a".repeat(226) }),
  );
  expect(Buffer.from(device?.QRCodePNG ?? []).toString("latin1", 1, 4)).toBe("PNG");
  const long = new Iam.CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: "b".repeat(3_000) });
  expect((await iam.send(long)).VirtualMFADevice).not.toHaveProperty("QRCodePNG");
  const made = (await history(on.as("outside/admin"))).filter(
    ({ eventName }) => eventName === "CreateVirtualMFADevice",
  );
  expect(made).toHaveLength(2);
  const shown = made.map(({ responseElements }) => responseElements);
  expect(shown).toContainEqual({ virtualMFADevice: { serialNumber: device?.SerialNumber } });
  expect(JSON.stringify(made)).not.toMatch(/seed|qrCode/i);
});
