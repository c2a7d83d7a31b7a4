import { describe, expect, test } from "vitest";
import { instant } from "../kernel/index.ts";
import type { CallOutcome, Hands } from "../target/index.ts";
import {
  type Action,
  allowPasswordRecovery,
  auditRootUser,
  centraliseRootAccess,
  NothingToActOn,
  onMember,
  openBucket,
  openQueue,
  removeRootCredentials,
  shutBucket,
  shutQueue,
  trustIam,
  unlockBucket,
  unlockQueue,
} from "./index.ts";

const succeeded = (output: Readonly<Record<string, unknown>> = {}): CallOutcome => ({ kind: "succeeded", output });
const REFUSED: CallOutcome = { kind: "refused", code: "AccessDenied", message: "no", status: 403 };
const ISSUED = succeeded({ Credentials: { AccessKeyId: "ASIA", SecretAccessKey: "s", SessionToken: "t" } });
const MEMBER = "222222222222";

/** What is refused, by operation; lists have two of everything. */
function handsRefusing(...refused: readonly string[]) {
  const asked: string[] = [];
  const answers: Readonly<Record<string, CallOutcome>> = {
    AssumeRoot: ISSUED,
    ListAccessKeys: succeeded({ AccessKeyMetadata: [{ AccessKeyId: "A" }, { AccessKeyId: "B" }] }),
    ListMFADevices: succeeded({ MFADevices: [{ SerialNumber: "mfa" }] }),
    ListSigningCertificates: succeeded({ Certificates: [{ CertificateId: "c" }] }),
    ListQueues: succeeded({
      QueueUrls: ["http://127.0.0.1/222222222222/other", "http://127.0.0.1/222222222222/queue"],
    }),
    CreateQueue: succeeded({ QueueUrl: "http://127.0.0.1/222222222222/queue" }),
    ListAccounts: succeeded({ Accounts: [{ Id: MEMBER, Name: "fresh" }] }),
  };
  const handsAs = (arn: string): Hands => ({
    principal: { accountId: "111111111111", principal: "admin" },
    arn,
    async call(service, operation, input = {}) {
      const values = Object.values(input).filter((each) => typeof each === "string" && each.length < 4);
      asked.push([arn.split(":").at(-1), operation, ...values].join(" "));
      const outcome = refused.includes(operation) ? REFUSED : (answers[operation] ?? succeeded());
      const about = { service, operation, input, outcome, requestId: `r-${asked.length}`, arn };
      return { at: instant(0), answeredBy: "our-emulator", ...about };
    },
    becoming: (_credentials, becomes) => handsAs(becomes),
  });
  return { hands: handsAs("arn:aws:iam::111111111111:role/admin"), asked };
}

describe("removing root credentials", () => {
  test("takes root for that task, and everything that there is before the password", async () => {
    const { hands, asked } = handsRefusing();
    const report = await removeRootCredentials(MEMBER).carryOut(hands);
    expect([report.operation, report.arn]).toEqual(["DeleteLoginProfile", `arn:aws:iam::${MEMBER}:root`]);
    expect(asked).toEqual([
      "role/admin AssumeRoot",
      "root ListAccessKeys",
      "root DeleteAccessKey A",
      "root DeleteAccessKey B",
      "root ListMFADevices",
      "root DeactivateMFADevice mfa",
      "root ListSigningCertificates",
      "root DeleteSigningCertificate c",
      "root DeleteLoginProfile",
    ]);
  });

  test.each([
    ["AssumeRoot", 1],
    ["ListMFADevices", 5],
    ["DeleteAccessKey", 3],
    ["DeleteLoginProfile", 9],
  ])("ends with a refused %s", async (operation, calls) => {
    const { hands, asked } = handsRefusing(operation);
    const report = await removeRootCredentials(MEMBER).carryOut(hands);
    expect([report.operation, report.outcome, asked.length]).toEqual([operation, REFUSED, calls]);
  });
});

test.each<readonly [Action, string, string]>([
  [auditRootUser(MEMBER), "IAMAuditRootUserCredentials", "GetLoginProfile"],
  [allowPasswordRecovery(MEMBER), "IAMCreateRootUserPassword", "CreateLoginProfile"],
  [unlockBucket(MEMBER, "bucket"), "S3UnlockBucketPolicy", "DeleteBucketPolicy"],
  [unlockQueue(MEMBER, "queue"), "SQSUnlockQueuePolicy", "SetQueueAttributes"],
])("$id takes root for its task", async (action, task, wanted) => {
  const inputs: unknown[] = [];
  const { hands } = handsRefusing();
  const noting: Hands = {
    ...hands,
    call(service, operation, input) {
      inputs.push(input);
      return hands.call(service, operation, input);
    },
  };
  expect((await action.carryOut(noting)).operation).toBe(wanted);
  expect(inputs[0]).toEqual({
    TargetPrincipal: MEMBER,
    TaskPolicyArn: { arn: `arn:aws:iam::aws:policy/root-task/${task}` },
  });
  expect((await action.carryOut(handsRefusing("AssumeRoot").hands)).operation).toBe("AssumeRoot");
});

test.each<readonly [Action, string, string]>([
  [auditRootUser(MEMBER), "ListAccessKeys", "ListAccessKeys"],
  [
    centraliseRootAccess,
    "EnableOrganizationsRootCredentialsManagement",
    "EnableOrganizationsRootCredentialsManagement",
  ],
  [centraliseRootAccess, "", "EnableOrganizationsRootSessions"],
  [trustIam, "", "EnableAWSServiceAccess"],
  [shutBucket("bucket"), "CreateBucket", "CreateBucket"],
  [shutBucket("bucket"), "", "PutBucketPolicy"],
  [shutQueue("queue"), "CreateQueue", "CreateQueue"],
  [shutQueue("queue"), "", "SetQueueAttributes"],
  [openBucket("bucket"), "", "DeleteBucketPolicy"],
  [openQueue("queue"), "ListQueues", "ListQueues"],
  [openQueue("queue"), "", "SetQueueAttributes"],
])("$id where `%s` is refused comes down to %s", async (action, refused, operation) => {
  expect((await action.carryOut(handsRefusing(refused).hands)).operation).toBe(operation);
});

test("a queue that is not there was not opened, and a member that is not there not entered", async () => {
  const { hands } = handsRefusing();
  await expect(openQueue("absent").carryOut(hands)).rejects.toThrow(NothingToActOn);
  await expect(onMember("absent", auditRootUser).carryOut(hands)).rejects.toThrow(NothingToActOn);
  expect((await onMember("fresh", auditRootUser).carryOut(hands)).arn).toBe(`arn:aws:iam::${MEMBER}:root`);
});

test("every action says how it is undone, and has an id of its own", () => {
  const shelf = [
    ...[trustIam, centraliseRootAccess, shutBucket("a"), shutQueue("a"), openBucket("a"), openQueue("a")],
    ...[removeRootCredentials("1"), allowPasswordRecovery("1"), unlockBucket("1", "a"), unlockQueue("1", "a")],
  ];
  expect(new Set(shelf.map(({ id }) => id)).size).toBe(shelf.length);
  for (const { id, undo, sentence } of shelf) {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z]+)*$/);
    expect(undo).toBeTruthy();
    expect(sentence).toMatch(/^[a-z].*[^.]$/);
  }
});
