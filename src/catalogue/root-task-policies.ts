/** The five policies that a session of AssumeRoot can be for, as AWS publishes them: they deny whatever is not the task, and allow nothing. */

type TaskFacts = Readonly<{ versionCreatedAt: string; actions: readonly string[]; statements: readonly object[] }>;

const PATH = "/root-task/";
const ROOT_USERS = "arn:aws:iam::*:root";

function taskPolicy(name: string, { versionCreatedAt, actions, statements }: TaskFacts) {
  const others = { Sid: "DenyAllOtherActionsOnAnyResource", Effect: "Deny", NotAction: actions, Resource: "*" };
  return {
    name,
    path: PATH,
    arn: `arn:aws:iam::aws:policy${PATH}${name}`,
    version: "v1",
    versionCreatedAt,
    document: JSON.stringify({ Version: "2012-10-17", Statement: [others, ...statements] }),
    abridged: false,
    source: `AWS Managed Policy Reference Guide: ${name}`,
  };
}

const onOthers = (sid: string, actions: readonly string[]): object => ({
  Sid: sid,
  Effect: "Deny",
  Action: actions,
  NotResource: ROOT_USERS,
});

const byOthers = (sid: string, actions: readonly string[]): object => ({
  Sid: sid,
  Effect: "Deny",
  Action: actions,
  Resource: "*",
  Condition: { StringNotLike: { "aws:PrincipalArn": ROOT_USERS } },
});

const READ_CREDENTIALS = [
  "iam:ListAccessKeys",
  "iam:ListSigningCertificates",
  "iam:GetLoginProfile",
  "iam:ListMFADevices",
  "iam:GetUser",
  "iam:GetAccessKeyLastUsed",
];
const DELETE_CREDENTIALS = [
  "iam:DeleteAccessKey",
  "iam:DeleteSigningCertificate",
  "iam:DeleteLoginProfile",
  "iam:DeactivateMFADevice",
  "iam:DeleteVirtualMFADevice",
  ...READ_CREDENTIALS,
];
const CREATE_PASSWORD = ["iam:CreateLoginProfile", "iam:GetLoginProfile"];
const UNLOCK_BUCKET = ["s3:DeleteBucketPolicy", "s3:PutBucketPolicy", "s3:GetBucketPolicy", "s3:ListAllMyBuckets"];
const UNLOCK_QUEUE = ["sqs:SetQueueAttributes", "sqs:GetQueueAttributes", "sqs:ListQueues", "sqs:GetQueueUrl"];

export const ROOT_TASK_POLICIES = [
  taskPolicy("IAMAuditRootUserCredentials", {
    versionCreatedAt: "2024-11-06T22:27:58Z",
    actions: [...READ_CREDENTIALS, "iam:GetAccountSummary"],
    statements: [onOthers("DenyAuditingCredentialsOnNonRootUserResource", READ_CREDENTIALS)],
  }),
  taskPolicy("IAMCreateRootUserPassword", {
    versionCreatedAt: "2024-11-06T22:32:59Z",
    actions: CREATE_PASSWORD,
    statements: [onOthers("DenyCreatingPasswordOnNonRootUserResource", CREATE_PASSWORD)],
  }),
  taskPolicy("IAMDeleteRootUserCredentials", {
    versionCreatedAt: "2024-11-06T22:47:58Z",
    actions: DELETE_CREDENTIALS,
    statements: [onOthers("DenyDeletingRootUserCredentialsOnNonRootUserResource", DELETE_CREDENTIALS)],
  }),
  taskPolicy("S3UnlockBucketPolicy", {
    versionCreatedAt: "2024-11-06T21:55:56Z",
    actions: UNLOCK_BUCKET,
    statements: [byOthers("DenyManagingBucketPolicyForNonRootCallers", UNLOCK_BUCKET)],
  }),
  taskPolicy("SQSUnlockQueuePolicy", {
    versionCreatedAt: "2024-11-06T21:51:02Z",
    actions: UNLOCK_QUEUE,
    statements: [
      {
        Sid: "DenyGettingQueueAttributesOnNonOwnQueue",
        Effect: "Deny",
        Action: ["sqs:GetQueueAttributes"],
        Resource: "arn:aws:sqs:*:*:*",
        Condition: { StringNotEqualsIfExists: { "aws:ResourceAccount": ["${aws:PrincipalAccount}"] } },
      },
      byOthers("DenyActionsForNonRootUser", UNLOCK_QUEUE),
    ],
  }),
];

/** The policy of this ARN where a session of AssumeRoot can be for it. */
export const rootTaskPolicy = (arn: string): (typeof ROOT_TASK_POLICIES)[number] | undefined =>
  ROOT_TASK_POLICIES.find((each) => each.arn === arn);
