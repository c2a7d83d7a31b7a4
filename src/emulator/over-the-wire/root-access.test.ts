/** Centralised root access with the real SDK clients: switching it on, root sessions, their tasks, and what the records say. */
import {
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  DeactivateMFADeviceCommand,
  DeleteAccessKeyCommand,
  DeleteLoginProfileCommand,
  DeleteSigningCertificateCommand,
  DisableOrganizationsRootCredentialsManagementCommand,
  DisableOrganizationsRootSessionsCommand,
  EnableOrganizationsRootCredentialsManagementCommand,
  EnableOrganizationsRootSessionsCommand,
  GetAccountSummaryCommand,
  GetLoginProfileCommand,
  GetUserCommand,
  ListAccessKeysCommand,
  ListMFADevicesCommand,
  ListOrganizationsFeaturesCommand,
  ListSigningCertificatesCommand,
  ListUsersCommand,
} from "@aws-sdk/client-iam";
import {
  DisableAWSServiceAccessCommand,
  EnableAWSServiceAccessCommand,
  LeaveOrganizationCommand,
  RegisterDelegatedAdministratorCommand,
} from "@aws-sdk/client-organizations";
import {
  CreateBucketCommand,
  DeleteBucketPolicyCommand,
  ListBucketsCommand,
  PutBucketPolicyCommand,
} from "@aws-sdk/client-s3";
import { CreateQueueCommand, GetQueueAttributesCommand, SetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import {
  AssumeRoleCommand,
  AssumeRootCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
} from "@aws-sdk/client-sts";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import {
  type Credentials,
  type Hands,
  handsWith,
  history,
  refusal,
  type Served,
  served,
} from "./served.test-support.ts";
import { storesOf, storesWith } from "./stores.test-support.ts";

let on: Served;
beforeEach(async () => {
  if (on === undefined) on = await served("scenarios/organizations/root-access.yaml");
  else await on.control("POST", "reset");
});
afterAll(() => on.close());

const PAYMENTS = "470000000012";
const VAULT = "470000000021";
const TASKS = "arn:aws:iam::aws:policy/root-task/";
const AUDIT = "IAMAuditRootUserCredentials";
const DELETE = "IAMDeleteRootUserCredentials";
const ALLOW_RECOVERY = "IAMCreateRootUserPassword";
const management = () => on.as("central-management/admin");
const outcome = (sent: Promise<unknown>): Promise<string> =>
  sent.then(
    () => "answered",
    ({ name }: Error) => name,
  );

type Asked = Readonly<{ task: string; target?: string; seconds?: number }>;
const rootOf = ({ task, target = PAYMENTS, seconds }: Asked) =>
  new AssumeRootCommand({
    TargetPrincipal: target,
    TaskPolicyArn: { arn: `${TASKS}${task}` },
    ...(seconds !== undefined && { DurationSeconds: seconds }),
  });

async function credentialsFor(hands: Hands, asked: Asked): Promise<Credentials> {
  const { Credentials: given } = await hands.sts.send(rootOf(asked));
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = given ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

const rootFor = async (asked: Asked, hands = management()): Promise<Hands> =>
  on.with(await credentialsFor(hands, asked));

describe("switching it on", () => {
  const scattered = () => on.as("scattered-management/admin");
  const trust = () =>
    scattered().organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: "iam.amazonaws.com" }));
  const enableSessions = (hands: Hands) => hands.iam.send(new EnableOrganizationsRootSessionsCommand({}));

  test("needs an organization, its management account, and trusted access for IAM", async () => {
    expect(await outcome(enableSessions(on.as("lonely/admin")))).toBe("OrganizationNotFoundException");
    expect(await outcome(enableSessions(scattered()))).toBe("ServiceAccessNotEnabledException");
    await trust();
    expect(await outcome(enableSessions(on.as("workbench/admin")))).toBe(
      "AccountNotManagementOrDelegatedAdministratorException",
    );
    expect(await outcome(enableSessions(scattered()))).toBe("answered");
  });

  test("answers with everything that is on, once each", async () => {
    await trust();
    expect(await enableSessions(scattered())).toMatchObject({
      OrganizationId: "o-rootscatter",
      EnabledFeatures: ["RootSessions"],
    });
    await enableSessions(scattered());
    await scattered().iam.send(new EnableOrganizationsRootCredentialsManagementCommand({}));
    const features = async () =>
      (await scattered().iam.send(new ListOrganizationsFeaturesCommand({}))).EnabledFeatures ?? [];
    expect(await features()).toEqual(["RootCredentialsManagement", "RootSessions"]);
    await scattered().iam.send(new DisableOrganizationsRootSessionsCommand({}));
    expect(await features()).toEqual(["RootCredentialsManagement"]);
    await scattered().iam.send(new DisableOrganizationsRootCredentialsManagementCommand({}));
    expect(await features()).toEqual([]);
  });

  test("a delegated administrator reads it, switches it off, and does not switch it on", async () => {
    const { iam } = on.as("security/admin");
    expect((await iam.send(new ListOrganizationsFeaturesCommand({}))).EnabledFeatures).toHaveLength(2);
    expect((await iam.send(new DisableOrganizationsRootSessionsCommand({}))).EnabledFeatures).toHaveLength(1);
    expect(await outcome(enableSessions(on.as("security/admin")))).toBe("CallerIsNotManagementAccountException");
  });

  test("it sleeps while IAM is not trusted", async () => {
    const { organizations, iam, sts } = scattered();
    await trust();
    await enableSessions(scattered());
    const workbench = { task: AUDIT, target: "470000000031" };
    expect(await outcome(sts.send(rootOf(workbench)))).toBe("answered");
    await organizations.send(new DisableAWSServiceAccessCommand({ ServicePrincipal: "iam.amazonaws.com" }));
    expect(await outcome(iam.send(new ListOrganizationsFeaturesCommand({})))).toBe("ServiceAccessNotEnabledException");
    expect(await outcome(sts.send(rootOf(workbench)))).toBe("AccessDenied");
    await trust();
    expect(await outcome(sts.send(rootOf(workbench)))).toBe("answered");
  });

  test("a policy can deny it like every other action", async () => {
    const asked = on.as("central-management/auditor").iam.send(new ListOrganizationsFeaturesCommand({}));
    expect((await refusal(asked)).message).toContain("iam:ListOrganizationsFeatures");
  });
});

describe("becoming root", () => {
  const denied = async (hands: Hands, asked: Asked) => outcome(hands.sts.send(rootOf(asked)));

  test("is for users and roles of the management account and of the administrator for IAM", async () => {
    expect(await denied(management(), { task: AUDIT })).toBe("answered");
    expect(await denied(on.as("security/admin"), { task: AUDIT })).toBe("answered");
    expect(await denied(on.as("security/admin"), { task: AUDIT, target: `arn:aws:iam::${PAYMENTS}:root` })).toBe(
      "answered",
    );
    expect(await denied(on.as("workshop/admin"), { task: AUDIT })).toBe("AccessDenied");
    expect(await denied(on.as("central-management/root"), { task: AUDIT })).toBe("AccessDenied");
    expect(await denied(await rootFor({ task: AUDIT }), { task: AUDIT, target: VAULT })).toBe("AccessDenied");
  });

  test("an administrator of another service is none for this", async () => {
    const { organizations } = management();
    const sso = "sso.amazonaws.com";
    await organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: sso }));
    await organizations.send(
      new RegisterDelegatedAdministratorCommand({ AccountId: "470000000014", ServicePrincipal: sso }),
    );
    expect(await denied(on.as("workshop/admin"), { task: AUDIT })).toBe("AccessDenied");
  });

  test.each([
    ["the management account's own root user", "470000000001", "AccessDenied"],
    ["a member of another organization", "470000000031", "AccessDenied"],
    ["an account that stands alone", "470000000041", "AccessDenied"],
    ["an account that nobody has", "999999999999", "AccessDenied"],
    ["a role", `arn:aws:iam::${PAYMENTS}:role/admin`, "ValidationError"],
    ["nothing", "payments", "ValidationError"],
  ])("not in %s", async (_, target, code) => {
    expect(await denied(management(), { task: AUDIT, target })).toBe(code);
  });

  test("not without sessions switched on, not for other policies, not for longer than 15 minutes", async () => {
    expect(await denied(management(), { task: "AdministratorAccess" })).toBe("ValidationError");
    expect(await denied(management(), { task: AUDIT, seconds: 901 })).toBe("ValidationError");
    await management().iam.send(new DisableOrganizationsRootSessionsCommand({}));
    expect(await denied(management(), { task: AUDIT })).toBe("AccessDenied");
  });

  test("the task can be limited by sts:TaskPolicyArn", async () => {
    const auditor = on.as("central-management/auditor");
    expect(await denied(auditor, { task: AUDIT })).toBe("answered");
    const asked = await refusal(auditor.sts.send(rootOf({ task: DELETE })));
    expect(asked.message).toContain(`sts:AssumeRoot on resource: arn:aws:iam::${PAYMENTS}:root`);
  });

  test("the session is the member's root user, and ends after what was asked, 15 minutes at most", async () => {
    const short = await rootFor({ task: AUDIT, seconds: 60 });
    const long = await rootFor({ task: AUDIT });
    expect(await long.sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: PAYMENTS,
      Arn: `arn:aws:iam::${PAYMENTS}:root`,
    });
    const summary = (hands: Hands) => outcome(hands.iam.send(new GetAccountSummaryCommand({})));
    await on.control("POST", "clock", { advance: "2m" });
    expect([await summary(short), await summary(long)]).toEqual(["ExpiredToken", "answered"]);
    await on.control("POST", "clock", { advance: "14m" });
    expect(await summary(long)).toBe("ExpiredToken");
  });

  test("of no seconds at all, a session lasts as if nothing had been asked", async () => {
    const { Credentials: given } = await management().sts.send(rootOf({ task: AUDIT, seconds: 0 }));
    const rest = await management().sts.send(rootOf({ task: AUDIT }));
    expect(given?.Expiration).toEqual(rest.Credentials?.Expiration);
    const hands = await rootFor({ task: AUDIT, seconds: 0 });
    expect(await outcome(hands.iam.send(new GetAccountSummaryCommand({})))).toBe("answered");
  });

  test("every Region's endpoint does it", async () => {
    const { sts } = handsWith(on.url, on.credentials("central-management/admin"), "eu-west-1");
    expect(await outcome(sts.send(rootOf({ task: AUDIT })))).toBe("answered");
  });
});

describe("a task and nothing else", () => {
  test("auditing", async () => {
    const { iam, organizations, sts } = await rootFor({ task: AUDIT });
    expect((await iam.send(new ListAccessKeysCommand({}))).AccessKeyMetadata).toHaveLength(1);
    expect((await iam.send(new ListMFADevicesCommand({}))).MFADevices).toHaveLength(1);
    expect((await iam.send(new ListSigningCertificatesCommand({}))).Certificates).toEqual([]);
    expect((await iam.send(new GetUserCommand({}))).User?.Arn).toBe(`arn:aws:iam::${PAYMENTS}:root`);
    expect((await iam.send(new GetLoginProfileCommand({}))).LoginProfile?.UserName).toBe(PAYMENTS);
    expect((await iam.send(new GetAccountSummaryCommand({}))).SummaryMap?.AccountAccessKeysPresent).toBe(1);
    for (const sent of [
      iam.send(new DeleteLoginProfileCommand({})),
      iam.send(new CreateAccessKeyCommand({})),
      iam.send(new ListUsersCommand({})),
      iam.send(new ListAccessKeysCommand({ UserName: "somebody" })),
      organizations.send(new LeaveOrganizationCommand({})),
      sts.send(new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${PAYMENTS}:role/admin`, RoleSessionName: "root" })),
      sts.send(new GetSessionTokenCommand({})),
    ]) {
      expect(await outcome(sent)).toMatch(/^AccessDenied/);
    }
  });

  test("removing and giving back", async () => {
    const { iam } = await rootFor({ task: DELETE });
    const { AccessKeyMetadata = [] } = await iam.send(new ListAccessKeysCommand({}));
    const { MFADevices = [] } = await iam.send(new ListMFADevicesCommand({}));
    await iam.send(new DeleteAccessKeyCommand({ AccessKeyId: AccessKeyMetadata[0]?.AccessKeyId }));
    await iam.send(new DeactivateMFADeviceCommand({ SerialNumber: MFADevices[0]?.SerialNumber }));
    await iam.send(new DeleteLoginProfileCommand({}));
    expect(await outcome(iam.send(new DeleteLoginProfileCommand({})))).toBe("NoSuchEntityException");
    const certificate = iam.send(new DeleteSigningCertificateCommand({ CertificateId: "A".repeat(24) }));
    expect(await outcome(certificate)).toBe("NoSuchEntityException");
    const visit = (action: string) => outcome(on.control("POST", "console", { action, account: "payments" }));
    expect(await visit("sign-in")).toBe("Error");
    expect(await visit("request-password-recovery")).toBe("Error");
    const allowing = (await rootFor({ task: ALLOW_RECOVERY })).iam;
    expect(await outcome(allowing.send(new GetLoginProfileCommand({})))).toBe("NoSuchEntityException");
    const named = allowing.send(new CreateLoginProfileCommand({ Password: "Correct-Horse-1" }));
    expect(await outcome(named)).toBe("InvalidInputException");
    expect((await allowing.send(new CreateLoginProfileCommand({}))).LoginProfile?.UserName).toBe(PAYMENTS);
    expect(await outcome(allowing.send(new CreateLoginProfileCommand({})))).toBe("EntityAlreadyExistsException");
    expect(await visit("request-password-recovery")).toBe("answered");
  });

  test("root's own credentials do not leave the name out", async () => {
    const { iam } = on.as("payments/root");
    expect(await outcome(iam.send(new GetLoginProfileCommand({})))).toBe("ValidationError");
    expect(await outcome(iam.send(new CreateLoginProfileCommand({})))).toBe("ValidationError");
    const { iam: admin } = on.as("payments/admin");
    expect(await outcome(admin.send(new CreateLoginProfileCommand({ UserName: "somebody" })))).toBe(
      "InvalidInputException",
    );
  });

  const SHUT = { Effect: "Deny", Principal: "*", Action: "*", Resource: "*" };
  const policy = (action: string) =>
    JSON.stringify({ Version: "2012-10-17", Statement: [{ ...SHUT, Action: action }] });

  test("unlocking a bucket", async () => {
    const owner = storesOf(on, "payments/admin").s3;
    const Bucket = "shut-to-everybody";
    await owner.send(new CreateBucketCommand({ Bucket }));
    const shut = {
      Version: "2012-10-17",
      Statement: [{ ...SHUT, Action: "s3:*", Resource: [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`] }],
    };
    await owner.send(new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify(shut) }));
    expect(await outcome(owner.send(new DeleteBucketPolicyCommand({ Bucket })))).toBe("AccessDenied");
    const { s3, sqs } = storesWith(on.url, await credentialsFor(management(), { task: "S3UnlockBucketPolicy" }));
    expect((await s3.send(new ListBucketsCommand({}))).Buckets).toHaveLength(1);
    expect(await outcome(s3.send(new CreateBucketCommand({ Bucket: "another-bucket" })))).toBe("AccessDenied");
    expect(await outcome(sqs.send(new CreateQueueCommand({ QueueName: "queue" })))).toMatch(/^AccessDenied/);
    expect(await outcome(s3.send(new DeleteBucketPolicyCommand({ Bucket })))).toBe("answered");
    expect(await outcome(owner.send(new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify(shut) })))).toBe(
      "answered",
    );
  });

  test("unlocking a queue", async () => {
    const owner = storesOf(on, "payments/admin").sqs;
    const { QueueUrl } = await owner.send(new CreateQueueCommand({ QueueName: "shut" }));
    await owner.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy: policy("sqs:*") } }));
    const open = new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy: "" } });
    expect(await outcome(owner.send(open))).toMatch(/^AccessDenied/);
    const { sqs } = storesWith(on.url, await credentialsFor(management(), { task: "SQSUnlockQueuePolicy" }));
    const read = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["Policy"] });
    expect((await sqs.send(read)).Attributes?.Policy).toContain("sqs:*");
    expect(await outcome(sqs.send(open))).toBe("answered");
    expect(await outcome(owner.send(open))).toBe("answered");
  });
});

describe("guardrails", () => {
  test("one that denies the root user spares the sessions; another binds them", async () => {
    const audited = async (hands: Hands) => outcome(hands.iam.send(new GetAccountSummaryCommand({})));
    expect(await audited(on.as("vault/root"))).toMatch(/^AccessDenied/);
    expect(await audited(await rootFor({ task: AUDIT, target: VAULT }))).toBe("answered");
  });
});

describe("the records", () => {
  const sessionContext = (record: Awaited<ReturnType<typeof history>>[number] | undefined) =>
    record?.userIdentity.sessionContext;

  test("tell of the call in the caller's account, and of the task in the member's", async () => {
    const { iam } = await rootFor({ task: AUDIT });
    await iam.send(new ListAccessKeysCommand({}));
    const [assumed] = await history(management());
    expect(assumed).toMatchObject({
      eventSource: "sts.amazonaws.com",
      eventName: "AssumeRoot",
      recipientAccountId: "470000000001",
      userIdentity: { type: "AssumedRole" },
      requestParameters: { targetPrincipal: PAYMENTS, taskPolicyArn: { arn: `${TASKS}${AUDIT}` } },
      responseElements: { credentials: { accessKeyId: expect.stringMatching(/^ASIA/) } },
    });
    expect(JSON.stringify(assumed)).not.toContain("SecretAccessKey");
    expect(sessionContext(assumed)).toMatchObject({ assumedRoot: "true" });
    const [done] = await history(on.as("payments/admin"));
    expect(done).toMatchObject({
      eventName: "ListAccessKeys",
      recipientAccountId: PAYMENTS,
      userIdentity: {
        type: "Root",
        principalId: PAYMENTS,
        arn: `arn:aws:iam::${PAYMENTS}:root`,
        accessKeyId: expect.stringMatching(/^ASIA/),
      },
    });
    expect(sessionContext(done)).toMatchObject({ assumedRoot: "true", attributes: { mfaAuthenticated: "false" } });
  });

  test("of a refused call carry no mark", async () => {
    await outcome(on.as("workshop/admin").sts.send(rootOf({ task: AUDIT })));
    const [refused] = await history(on.as("workshop/admin"));
    expect(refused).toMatchObject({ eventName: "AssumeRoot", errorCode: "AccessDenied" });
    expect(sessionContext(refused)).not.toHaveProperty("assumedRoot");
  });
});
