/** Trails that deliver to CloudWatch Logs, over a socket: from a call over the log group, a metric filter, an alarm and a topic into a queue. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateTrailCommand,
  type CreateTrailRequest,
  DeleteTrailCommand,
  GetTrailCommand,
  GetTrailStatusCommand,
  StartLoggingCommand,
  UpdateTrailCommand,
} from "@aws-sdk/client-cloudtrail";
import { CloudWatchClient, DescribeAlarmsCommand, PutMetricAlarmCommand } from "@aws-sdk/client-cloudwatch";
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  DeleteLogGroupCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  PutMetricFilterCommand,
  paginateFilterLogEvents,
} from "@aws-sdk/client-cloudwatch-logs";
import {
  CreateRoleCommand,
  DeleteRolePolicyCommand,
  ListRolesCommand,
  ListUsersCommand,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { EnableAWSServiceAccessCommand, LeaveOrganizationCommand } from "@aws-sdk/client-organizations";
import { CreateBucketCommand, PutBucketPolicyCommand } from "@aws-sdk/client-s3";
import { CreateTopicCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import { CreateQueueCommand, ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { organizationOf, refusal, type Served, served } from "./served.test-support.ts";
import { bucketPolicy as policyOf, storesOf } from "./stores.test-support.ts";

const BUCKET = "grouped-logs.test";
const ADMIN = "open-root-keys/admin";
const OWNER = "100000000026";
const MANAGEMENT = "management/admin";
const GROUP = "trail/all";
let on: Served;
beforeAll(async () => {
  on = await served();
});
beforeEach(async () => {
  await on.control("POST", "reset");
});
afterAll(() => on.close());

const settings = (profile: string) => ({
  ...{ endpoint: on.url, region: "us-east-1", credentials: on.credentials(profile), maxAttempts: 1 },
});
const logs = (profile = ADMIN) => new CloudWatchLogsClient(settings(profile));
const watch = () => new CloudWatchClient(settings(ADMIN));
const advance = async (by: string) => {
  await on.control("POST", "clock", { advance: by });
  await on.control("GET", "notifications");
};
const groupArn = (owner: string) => `arn:aws:logs:us-east-1:${owner}:log-group:${GROUP}`;
const roleArn = (owner: string) => `arn:aws:iam::${owner}:role/trail-to-logs`;
const trust = (Service: string) => policyOf({ Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" });
const mayWrite = (Resource: string, Action: readonly string[] = ["logs:CreateLogStream", "logs:PutLogEvents"]) =>
  policyOf({ Effect: "Allow", Action, Resource });

async function bucket(profile = ADMIN): Promise<void> {
  const { s3 } = storesOf(on, profile);
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  const Policy = policyOf({
    ...{ Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" } },
    ...{
      Action: ["s3:GetBucketAcl", "s3:PutObject"],
      Resource: [`arn:aws:s3:::${BUCKET}`, `arn:aws:s3:::${BUCKET}/*`],
    },
  });
  await s3.send(new PutBucketPolicyCommand({ Bucket: BUCKET, Policy }));
}

async function role(profile: string, PolicyDocument: string, service = "cloudtrail.amazonaws.com"): Promise<void> {
  const { iam } = on.as(profile);
  const RoleName = "trail-to-logs";
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust(service) }));
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "write", PolicyDocument }));
}

async function trail(profile = ADMIN, owner = OWNER, over: Partial<CreateTrailRequest> = {}): Promise<void> {
  const { cloudtrail } = on.as(profile);
  const asked = {
    ...{ Name: "audit", S3BucketName: BUCKET },
    ...{ CloudWatchLogsLogGroupArn: `${groupArn(owner)}:*`, CloudWatchLogsRoleArn: roleArn(owner) },
  };
  await cloudtrail.send(new CreateTrailCommand({ ...asked, ...over }));
  await cloudtrail.send(new StartLoggingCommand({ Name: "audit" }));
}

/** A bucket, a group, a role that may write there, and a trail that logs. */
async function delivering(): Promise<void> {
  await bucket();
  await logs().send(new CreateLogGroupCommand({ logGroupName: GROUP }));
  await role(ADMIN, mayWrite(`${groupArn(OWNER)}:log-stream:${OWNER}_CloudTrail_us-east-1*`));
  await trail();
}

async function logged(eventName: string, profile = ADMIN) {
  const filterPattern = `{ $.eventName = ${eventName} }`;
  const { events = [] } = await logs(profile).send(new FilterLogEventsCommand({ logGroupName: GROUP, filterPattern }));
  return events;
}
const status = () => on.as(ADMIN).cloudtrail.send(new GetTrailStatusCommand({ Name: "audit" }));
const call = () => on.as(ADMIN).iam.send(new ListRolesCommand({}));

describe("a trail with a log group", () => {
  test("whoever walks through the group gets past an event that was written twice", async () => {
    await delivering();
    await on.control("POST", "fault", { kind: "cloudtrail.duplicate", parameters: { eventName: "ListRoles" } });
    await call();
    await call();
    await advance("10m");
    const doubles = await logged("ListRoles");
    expect(new Set(doubles.map(({ eventId }) => eventId)).size).toBe(2);
    expect(doubles).toHaveLength(4);
    const asked = { logGroupName: GROUP, filterPattern: "{ $.eventName = ListRoles }" };
    const seen = new Set<string | undefined>();
    let pages = 0;
    for await (const { events = [] } of paginateFilterLogEvents({ client: logs(), pageSize: 1 }, asked)) {
      for (const { eventId } of events) seen.add(eventId);
      pages += 1;
      if (pages > doubles.length) break;
    }
    expect(pages).toBeLessThan(doubles.length);
    expect(seen.size).toBe(2);
  });

  test("fills it after the modelled delay, under the account's stream, and shows how it went", async () => {
    await delivering();
    await call();
    await advance("4m");
    expect(await logged("ListRoles")).toEqual([]);
    expect((await status()).LatestCloudWatchLogsDeliveryTime).toBeUndefined();
    await advance("1m");
    expect(await logged("ListRoles")).toMatchObject([{ logStreamName: `${OWNER}_CloudTrail_us-east-1` }]);
    const shown = await status();
    expect(shown.LatestCloudWatchLogsDeliveryTime).toBeInstanceOf(Date);
    expect(shown.LatestCloudWatchLogsDeliveryError).toBeUndefined();
    const { Trail } = await on.as(ADMIN).cloudtrail.send(new GetTrailCommand({ Name: "audit" }));
    expect(Trail).toMatchObject({
      CloudWatchLogsLogGroupArn: `${groupArn(OWNER)}:*`,
      CloudWatchLogsRoleArn: roleArn(OWNER),
    });
  });

  test("is heard in a queue: group, filter, alarm, topic, subscription", async () => {
    await delivering();
    await logs().send(
      new PutMetricFilterCommand({
        ...{ logGroupName: GROUP, filterName: "roles", filterPattern: "{ $.eventName = CreateRole }" },
        metricTransformations: [{ metricName: "Roles", metricNamespace: "CIS", metricValue: "1" }],
      }),
    );
    const sns = new SNSClient(settings(ADMIN));
    const { TopicArn = "" } = await sns.send(new CreateTopicCommand({ Name: "alerts" }));
    const Policy = policyOf({
      ...{ Effect: "Allow", Principal: { Service: "sns.amazonaws.com" }, Action: "sqs:SendMessage", Resource: "*" },
    });
    const { sqs } = storesOf(on, ADMIN);
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: "inbox", Attributes: { Policy } }));
    const Endpoint = `arn:aws:sqs:us-east-1:${OWNER}:inbox`;
    await sns.send(
      new SubscribeCommand({ TopicArn, Protocol: "sqs", Endpoint, Attributes: { RawMessageDelivery: "true" } }),
    );
    await watch().send(
      new PutMetricAlarmCommand({
        ...{ AlarmName: "roles", Namespace: "CIS", MetricName: "Roles", Statistic: "Sum", Period: 300 },
        ...{ EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: "GreaterThanOrEqualToThreshold" },
        ...{ TreatMissingData: "notBreaching", AlarmActions: [TopicArn] },
      }),
    );
    await on
      .as(ADMIN)
      .iam.send(new CreateRoleCommand({ RoleName: "backdoor", AssumeRolePolicyDocument: trust("ec2.amazonaws.com") }));
    const heard = async () => {
      await on.control("GET", "notifications");
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
      return Messages.map(({ Body = "" }) => JSON.parse(Body) as { NewStateValue: string });
    };
    await advance("4m");
    expect(await heard()).toEqual([]);
    await advance("3m");
    expect((await watch().send(new DescribeAlarmsCommand({}))).MetricAlarms).toMatchObject([{ StateValue: "ALARM" }]);
    expect(await heard()).toMatchObject([{ AlarmName: "roles", NewStateValue: "ALARM" }]);
  });

  test("that is gone or shut says so in the trail's status, while the log files go on", async () => {
    await delivering();
    await on.as(ADMIN).iam.send(new DeleteRolePolicyCommand({ RoleName: "trail-to-logs", PolicyName: "write" }));
    await advance("6m");
    expect(await status()).toMatchObject({ LatestCloudWatchLogsDeliveryError: "AccessDeniedException" });
    await on
      .as(ADMIN)
      .iam.send(
        new PutRolePolicyCommand({ RoleName: "trail-to-logs", PolicyName: "write", PolicyDocument: mayWrite("*") }),
      );
    await call();
    await advance("6m");
    expect((await status()).LatestCloudWatchLogsDeliveryError).toBeUndefined();
    await logs().send(new DeleteLogGroupCommand({ logGroupName: GROUP }));
    await advance("6m");
    const shown = await status();
    expect(shown).toMatchObject({ LatestCloudWatchLogsDeliveryError: "ResourceNotFoundException" });
    expect(shown.LatestDeliveryError).toBeUndefined();
  });

  test("keeps what was on its way when the trail is deleted, and gets nothing once delivery is taken away", async () => {
    await delivering();
    await call();
    await on.as(ADMIN).cloudtrail.send(new DeleteTrailCommand({ Name: "audit" }));
    await advance("6m");
    expect(await logged("ListRoles")).toHaveLength(1);
    await trail();
    await call();
    const none = { CloudWatchLogsLogGroupArn: "", CloudWatchLogsRoleArn: "" };
    const updated = await on.as(ADMIN).cloudtrail.send(new UpdateTrailCommand({ Name: "audit", ...none }));
    expect(updated.CloudWatchLogsLogGroupArn).toBeUndefined();
    await advance("6m");
    expect(await logged("ListRoles")).toHaveLength(1);
  });

  test("is refused by half, where there is none, and with a role that is not fit", async () => {
    await bucket();
    const refused = async (over: Partial<CreateTrailRequest>) => {
      const { name, message } = await refusal(trail(ADMIN, OWNER, over));
      return `${name.replace("InvalidCloudWatchLogs", "")}: ${message}`;
    };
    expect(await refused({ CloudWatchLogsRoleArn: undefined })).toBe(
      "RoleArnException: You must specify a role ARN as well as a log group.",
    );
    expect(await refused({ CloudWatchLogsLogGroupArn: undefined })).toContain("LogGroupArnException: You must specify");
    const notValid = "LogGroupArnException: CloudTrail cannot validate the specified log group ARN.";
    expect(await refused({})).toBe(notValid);
    await logs().send(new CreateLogGroupCommand({ logGroupName: GROUP }));
    expect(await refused({ CloudWatchLogsLogGroupArn: groupArn(OWNER) })).toBe(notValid);
    const untrusted = "RoleArnException: Access denied. Check the trust relationships for your role.";
    expect(await refused({})).toBe(untrusted);
    await role(ADMIN, mayWrite("*", ["logs:CreateLogStream"]), "ec2.amazonaws.com");
    expect(await refused({})).toBe(untrusted);
    expect(await refused({ CloudWatchLogsRoleArn: roleArn("200000000011") })).toBe(untrusted);
    await on.control("POST", "reset");
    await bucket();
    await logs().send(new CreateLogGroupCommand({ logGroupName: GROUP }));
    await role(ADMIN, mayWrite("*", ["logs:CreateLogStream"]));
    expect(await refused({})).toBe("LogGroupArnException: Access denied. Check the permissions for your role.");
  });
});

test("an organization's trail brings every member's records into one group, each under a stream of its own", async () => {
  const hands = on.as(MANAGEMENT);
  const organizationId = await organizationOf(hands);
  await hands.organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: "cloudtrail.amazonaws.com" }));
  const owner = "100000000001";
  const member = on.as("kept-created/admin");
  await bucket(MANAGEMENT);
  await logs(MANAGEMENT).send(new CreateLogGroupCommand({ logGroupName: GROUP }));
  await role(MANAGEMENT, mayWrite(`${groupArn(owner)}:log-stream:${organizationId}_*`));
  await trail(MANAGEMENT, owner, { IsOrganizationTrail: true, IsMultiRegionTrail: true });
  await member.iam.send(new ListRolesCommand({}));
  await advance("6m");
  expect(await logged("ListRoles", MANAGEMENT)).toMatchObject([
    { logStreamName: `${organizationId}_100000000011_CloudTrail_us-east-1` },
  ]);
});

describe("a member's records on their way into an organization's group when it leaves", () => {
  const LEAVER = "open-invited/admin";
  const LEAVER_ID = "100000000025";

  /** An early call that is written, a late one that is on its way, and the departure. */
  async function leave(outcome?: string): Promise<readonly string[]> {
    const hands = on.as(MANAGEMENT);
    await hands.organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: "cloudtrail.amazonaws.com" }));
    await bucket(MANAGEMENT);
    await logs(MANAGEMENT).send(new CreateLogGroupCommand({ logGroupName: GROUP }));
    await role(MANAGEMENT, mayWrite("*"));
    await trail(MANAGEMENT, "100000000001", { IsOrganizationTrail: true, IsMultiRegionTrail: true });
    if (outcome !== undefined) {
      await on.control("POST", "fault", { kind: "orgtrail.member-left", parameters: { outcome } });
    }
    const { iam, organizations } = on.as(LEAVER);
    await iam.send(new ListRolesCommand({}));
    await advance("10m");
    await iam.send(new ListUsersCommand({}));
    await organizations.send(new LeaveOrganizationCommand({}));
    await advance("10m");
    const { events = [] } = await logs(MANAGEMENT).send(new FilterLogEventsCommand({ logGroupName: GROUP }));
    return events
      .map(({ message = "{}" }) => JSON.parse(message) as { eventName: string; recipientAccountId: string })
      .filter(({ recipientAccountId }) => recipientAccountId === LEAVER_ID)
      .map(({ eventName }) => eventName)
      .toSorted();
  }

  test("arrive, under the stream of the organization that it has left", async () => {
    expect(await leave()).toEqual(["LeaveOrganization", "ListRoles", "ListUsers"]);
    const { logStreams = [] } = await logs(MANAGEMENT).send(new DescribeLogStreamsCommand({ logGroupName: GROUP }));
    const own = logStreams.filter(({ logStreamName = "" }) => logStreamName.includes(LEAVER_ID));
    expect(own.map(({ logStreamName }) => logStreamName)).toEqual([
      `${await organizationOf(on.as(MANAGEMENT))}_${LEAVER_ID}_CloudTrail_us-east-1`,
    ]);
  });

  test.each([
    ["undelivered-lost", ["ListRoles"]],
    ["call-lost", ["ListRoles", "ListUsers"]],
    ["call-logged", ["LeaveOrganization", "ListRoles", "ListUsers"]],
  ])("with orgtrail.member-left, %s leaves %j", async (outcome, names) => {
    expect(await leave(outcome)).toEqual(names);
    const { deliveries } = await on.control("GET", "notifications");
    const lost = (deliveries as { reason?: string; faults?: readonly string[] }[]).filter(
      ({ reason }) => reason === "the record is lost on its way",
    );
    expect(lost).toHaveLength(outcome === "undelivered-lost" ? 1 : 0);
    expect(lost.every(({ faults }) => faults?.[0]?.startsWith("f-"))).toBe(true);
  });
});

describe("a file that names a trail's log group", () => {
  const account = (id: string, name: string) => ({
    ...{ id, name, email: `${name}@acme.example` },
    principals: {
      roles: {
        admin: { trust: "self", policies: ["AdministratorAccess"] },
        writer: {
          trust: "service:cloudtrail.amazonaws.com",
          inlinePolicies: { write: { document: JSON.parse(mayWrite("*")) } },
        },
      },
    },
  });
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "orgdrill-log-group-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test("starts with a group that is filled", async () => {
    const file = join(folder, "organization.json");
    const logGroup = { name: GROUP, role: "writer" };
    const world = {
      ...{ orgdrill: 1, standaloneAccounts: [account("111111111111", "alone")] },
      trails: { audit: { account: "alone", bucket: "alone-trail", logGroup } },
    };
    await writeFile(file, JSON.stringify(world));
    const own = await served(file);
    try {
      await own.as("alone/admin").iam.send(new ListRolesCommand({}));
      await own.control("POST", "clock", { advance: "6m" });
      await own.control("GET", "notifications");
      const client = new CloudWatchLogsClient({
        ...{ endpoint: own.url, region: "us-east-1", credentials: own.credentials("alone/admin"), maxAttempts: 1 },
      });
      const { events = [] } = await client.send(new FilterLogEventsCommand({ logGroupName: GROUP }));
      expect(events.some(({ message = "" }) => message.includes('"eventName":"ListRoles"'))).toBe(true);
    } finally {
      await own.close();
    }
  });
});
