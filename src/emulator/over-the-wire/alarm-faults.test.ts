/** Faults of log groups, metric filters and alarms over a socket, on the way from a trail to an alarm. */
import { CreateTrailCommand, GetTrailStatusCommand, StartLoggingCommand } from "@aws-sdk/client-cloudtrail";
import { CloudWatchClient, DescribeAlarmsCommand, PutMetricAlarmCommand } from "@aws-sdk/client-cloudwatch";
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  DescribeLogGroupsCommand,
  DescribeMetricFiltersCommand,
  FilterLogEventsCommand,
  PutMetricFilterCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { PutRuleCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge";
import { CreateRoleCommand, ListUsersCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { CreateBucketCommand, PutBucketPolicyCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { history, refusal, type Served, served } from "./served.test-support.ts";
import { bucketPolicy as policyOf, storesOf, toldGroup } from "./stores.test-support.ts";

const ADMIN = "open-root-keys/admin";
const OWNER = "100000000026";
const BUCKET = "alarmed-logs.test";
const GROUP = "trail/alarmed";
const ROLE = `arn:aws:iam::${OWNER}:role/writer`;
let on: Served;
beforeAll(async () => {
  on = await served();
});
afterAll(() => on.close());

const settings = () => ({
  ...{ endpoint: on.url, region: "us-east-1", credentials: on.credentials(ADMIN), maxAttempts: 1 },
});
const logs = () => new CloudWatchLogsClient(settings());
const watch = () => new CloudWatchClient(settings());

/** A trail with a log group, a filter that counts ListUsers and else reports 0, and an alarm on it. */
beforeEach(async () => {
  await on.control("POST", "reset");
  const { s3 } = storesOf(on, ADMIN);
  const { iam, cloudtrail } = on.as(ADMIN);
  const service = { Service: "cloudtrail.amazonaws.com" };
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  const Resource = [`arn:aws:s3:::${BUCKET}`, `arn:aws:s3:::${BUCKET}/*`];
  const Policy = policyOf({
    Effect: "Allow",
    Principal: service,
    Action: ["s3:GetBucketAcl", "s3:PutObject"],
    Resource,
  });
  await s3.send(new PutBucketPolicyCommand({ Bucket: BUCKET, Policy }));
  const AssumeRolePolicyDocument = policyOf({ Effect: "Allow", Principal: service, Action: "sts:AssumeRole" });
  await iam.send(new CreateRoleCommand({ RoleName: "writer", AssumeRolePolicyDocument }));
  const PolicyDocument = policyOf({ Effect: "Allow", Action: "logs:*", Resource: "*" });
  await iam.send(new PutRolePolicyCommand({ RoleName: "writer", PolicyName: "write", PolicyDocument }));
  await logs().send(new CreateLogGroupCommand({ logGroupName: GROUP }));
  const CloudWatchLogsLogGroupArn = `arn:aws:logs:us-east-1:${OWNER}:log-group:${GROUP}:*`;
  const delivery = { CloudWatchLogsLogGroupArn, CloudWatchLogsRoleArn: ROLE };
  await cloudtrail.send(new CreateTrailCommand({ Name: "audit", S3BucketName: BUCKET, ...delivery }));
  await cloudtrail.send(new StartLoggingCommand({ Name: "audit" }));
  const transformation = { metricName: "Users", metricNamespace: "CIS", metricValue: "1", defaultValue: 0 };
  await logs().send(
    new PutMetricFilterCommand({
      ...{ logGroupName: GROUP, filterName: "users", filterPattern: "{ $.eventName = ListUsers }" },
      metricTransformations: [transformation],
    }),
  );
  await watch().send(
    new PutMetricAlarmCommand({
      ...{ AlarmName: "users", Namespace: "CIS", MetricName: "Users", Statistic: "Sum", Period: 300 },
      ...{ EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: "GreaterThanOrEqualToThreshold" },
      ...{ TreatMissingData: "notBreaching" },
    }),
  );
  await advance("20m");
});

const advance = async (by: string) => {
  await on.control("POST", "clock", { advance: by });
  await on.control("GET", "notifications");
};
const start = async (kind: string, parameters: object) =>
  String((await on.control("POST", "fault", { kind, parameters })).id);
const stop = (id: string) => fetch(`${on.url}/_orgdrill/fault/${id}`, { method: "DELETE" });
const complaint = async (kind: string, parameters: object) =>
  (await refusal(on.control("POST", "fault", { kind, parameters }))).message;
const state = async () => (await watch().send(new DescribeAlarmsCommand({}))).MetricAlarms?.[0]?.StateValue;
const call = () => on.as(ADMIN).iam.send(new ListUsersCommand({}));
/** The alarm's state some minutes after a call, with everything quiet again afterwards. */
async function stateAfterCall(): Promise<string | undefined> {
  await call();
  await advance("7m");
  const seen = await state();
  await advance("20m");
  return seen;
}

test("without a fault the call sets the alarm off, and quiet brings it back", async () => {
  expect(await state()).toBe("OK");
  expect(await stateAfterCall()).toBe("ALARM");
  expect(await state()).toBe("OK");
});

test("filter.auto-disabled: the filter counts nothing, also of what was on its way, and looks as it did", async () => {
  await call();
  const id = await start("filter.auto-disabled", { filter: "users", logGroup: GROUP });
  await advance("7m");
  expect(await state()).toBe("OK");
  const { metricFilters } = await logs().send(new DescribeMetricFiltersCommand({ logGroupName: GROUP }));
  expect(metricFilters).toHaveLength(1);
  await stop(id);
  await advance("20m");
  expect(await state()).toBe("OK");
  expect(await stateAfterCall()).toBe("ALARM");
  expect(await complaint("filter.auto-disabled", { filter: "none", logGroup: GROUP })).toContain("no metric filter");
});

test("logs.group-renamed: the trail writes to nothing and says so; the old name comes back with its events", async () => {
  await call();
  await advance("6m");
  const found = async () => {
    const { events = [] } = await logs().send(
      new FilterLogEventsCommand({ logGroupName: GROUP, filterPattern: "{ $.eventName = ListUsers }" }),
    );
    return events.length;
  };
  expect(await found()).toBe(1);
  await advance("20m");
  const id = await start("logs.group-renamed", { logGroup: GROUP });
  expect(await stateAfterCall()).toBe("OK");
  const { logGroups = [] } = await logs().send(new DescribeLogGroupsCommand({}));
  expect(logGroups.map(({ logGroupName }) => logGroupName)).toEqual([`${GROUP}-renamed`]);
  const status = () => on.as(ADMIN).cloudtrail.send(new GetTrailStatusCommand({ Name: "audit" }));
  expect((await status()).LatestCloudWatchLogsDeliveryError).toBe("ResourceNotFoundException");
  await stop(id);
  expect(await found()).toBe(1);
  await advance("20m");
  expect(await state()).toBe("OK");
  expect(await stateAfterCall()).toBe("ALARM");
  expect((await status()).LatestCloudWatchLogsDeliveryError).toBeUndefined();
});

test("alarm.insufficient-data: quiet is no longer OK, and is again once it has ended", async () => {
  const id = await start("alarm.insufficient-data", { alarm: "users" });
  await advance("10m");
  expect(await state()).toBe("INSUFFICIENT_DATA");
  expect(await stateAfterCall()).toBe("ALARM");
  expect(await state()).toBe("INSUFFICIENT_DATA");
  expect(await complaint("alarm.insufficient-data", { alarm: "users" })).toContain("already");
  await stop(id);
  await advance("10m");
  expect(await state()).toBe("OK");
  const { metricFilters } = await logs().send(new DescribeMetricFiltersCommand({ logGroupName: GROUP }));
  expect(metricFilters).toMatchObject([{ metricTransformations: [{ defaultValue: 0 }] }]);
});

test("alarm.insufficient-data: an alarm whose metric nobody reports is looked at again when the fault begins and ends", async () => {
  await watch().send(
    new PutMetricAlarmCommand({
      ...{ AlarmName: "unheard", Namespace: "CIS", MetricName: "Unheard", Statistic: "Sum", Period: 60 },
      ...{ EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: "GreaterThanOrEqualToThreshold" },
      ...{ TreatMissingData: "notBreaching" },
    }),
  );
  const unheard = async () => {
    await advance("2m");
    const { MetricAlarms } = await watch().send(new DescribeAlarmsCommand({ AlarmNames: ["unheard"] }));
    return MetricAlarms?.[0]?.StateValue;
  };
  expect(await unheard()).toBe("OK");
  const id = await start("alarm.insufficient-data", { alarm: "unheard" });
  expect(await unheard()).toBe("INSUFFICIENT_DATA");
  await stop(id);
  expect(await unheard()).toBe("OK");
});

test("cloudtrail.oversize: neither the log group nor the bus hears of the call, and the event history does", async () => {
  const { events } = on.as(ADMIN);
  const EventPattern = '{"detail":{"eventName":["ListUsers"]}}';
  const State = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";
  await events.send(new PutRuleCommand({ Name: "users", EventPattern, State }));
  const Arn = await toldGroup(on, ADMIN, OWNER);
  await events.send(new PutTargetsCommand({ Rule: "users", Targets: [{ Id: "1", Arn }] }));
  const told = async () => ((await on.control("GET", "notifications")).notifications as readonly unknown[]).length;
  const id = await start("cloudtrail.oversize", { eventName: "ListUsers" });
  await call();
  await stop(id);
  await advance("7m");
  expect([await state(), await told()]).toEqual(["OK", 0]);
  expect((await history(on.as(ADMIN))).filter(({ eventName }) => eventName === "ListUsers")).toHaveLength(1);
  expect([await stateAfterCall(), await told()]).toEqual(["ALARM", 1]);
});
