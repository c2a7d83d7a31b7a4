/** Lists that change while somebody walks through them, as the SDK's own paginators do. */
import {
  CloudWatchClient,
  PutMetricAlarmCommand,
  paginateDescribeAlarmHistory,
  SetAlarmStateCommand,
} from "@aws-sdk/client-cloudwatch";
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  FilterLogEventsCommand,
  PutLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import {
  CreateMembersCommand,
  DeleteMembersCommand,
  EnableOrganizationAdminAccountCommand,
  GuardDutyClient,
  ListDetectorsCommand,
  paginateListMembers,
} from "@aws-sdk/client-guardduty";
import {
  AttachPolicyCommand,
  CreatePolicyCommand,
  DeletePolicyCommand,
  DetachPolicyCommand,
  EnablePolicyTypeCommand,
  ListParentsCommand,
  MoveAccountCommand,
  paginateListAccounts,
  paginateListPolicies,
  paginateListTargetsForPolicy,
} from "@aws-sdk/client-organizations";
import {
  EnableOrganizationAdminAccountCommand as AppointHubCommand,
  DeleteMembersCommand as DropFromHubCommand,
  paginateListMembers as paginateHubMembers,
  SecurityHubClient,
  CreateMembersCommand as TakeIntoHubCommand,
} from "@aws-sdk/client-securityhub";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Served, served } from "./served.test-support.ts";

let on: Served;
beforeAll(async () => {
  on = await served();
});
beforeEach(() => on.control("POST", "reset"));
afterAll(() => on.close());

const management = () => on.as("management/admin").organizations;
const paging = (pageSize: number) => ({ client: management(), pageSize });

async function written(Name: string): Promise<string> {
  const input = { Name, Description: "", Type: "TAG_POLICY", Content: '{"tags":{}}' } as const;
  return (await management().send(new CreatePolicyCommand(input))).Policy?.PolicySummary?.Id ?? "";
}

const allAccounts = async (): Promise<readonly (string | undefined)[]> => {
  const seen: (string | undefined)[] = [];
  for await (const { Accounts = [] } of paginateListAccounts(paging(20), {}))
    seen.push(...Accounts.map(({ Id }) => Id));
  return seen;
};

test("whoever deletes the policies of each page deletes all of them", async () => {
  for (let number = 0; number < 45; number++) await written(`policy ${number}`);
  const Filter = "TAG_POLICY" as const;
  for await (const { Policies = [] } of paginateListPolicies(paging(20), { Filter }))
    for (const { Id } of Policies) await management().send(new DeletePolicyCommand({ PolicyId: Id }));
  for await (const { Policies } of paginateListPolicies(paging(20), { Filter })) expect(Policies).toEqual([]);
});

test("targets that were passed may be taken away, and the others still come", async () => {
  await management().send(new EnablePolicyTypeCommand({ RootId: "r-two1", PolicyType: "TAG_POLICY" }));
  const PolicyId = await written("everywhere");
  const targets = ["r-two1", "ou-two1-open0001", "ou-two1-kept0001", "100000000011", "100000000012"];
  for (const TargetId of targets) await management().send(new AttachPolicyCommand({ PolicyId, TargetId }));
  const seen: string[] = [];
  for await (const { Targets = [] } of paginateListTargetsForPolicy(paging(1), { PolicyId })) {
    seen.push(...Targets.map(({ TargetId = "" }) => TargetId));
    for (const TargetId of Targets.map((each) => each.TargetId))
      await management().send(new DetachPolicyCommand({ PolicyId, TargetId }));
  }
  expect(seen.toSorted()).toEqual(targets.toSorted());
});

test("accounts that move between the pages are neither lost nor repeated, and keep their order", async () => {
  const before = await allAccounts();
  expect(before.length).toBeGreaterThan(5);
  const seen: string[] = [];
  for await (const { Accounts = [] } of paginateListAccounts(paging(1), {})) {
    seen.push(...Accounts.map(({ Id = "" }) => Id));
    for (const AccountId of [seen[0], before.at(-1)]) {
      const { Parents } = await management().send(new ListParentsCommand({ ChildId: AccountId }));
      const SourceParentId = Parents?.[0]?.Id ?? "";
      const DestinationParentId = SourceParentId === "r-two1" ? "ou-two1-open0001" : "r-two1";
      await management().send(new MoveAccountCommand({ AccountId, SourceParentId, DestinationParentId }));
    }
  }
  expect(seen).toEqual(before);
  expect(await allAccounts()).toEqual(before);
});

const SECURITY = "open-invited/admin";
const SECURITY_ID = "100000000025";
const STRANGERS = ["999999999991", "999999999992", "999999999993", "999999999994", "999999999995"];
const settings = (profile: string) => ({
  ...{ endpoint: on.url, region: "us-east-1", credentials: on.credentials(profile), maxAttempts: 1 },
});

test("members of GuardDuty that are deleted page by page are all met", async () => {
  const client = new GuardDutyClient(settings(SECURITY));
  await new GuardDutyClient(settings("management/admin")).send(
    new EnableOrganizationAdminAccountCommand({ AdminAccountId: SECURITY_ID }),
  );
  const DetectorId = (await client.send(new ListDetectorsCommand({}))).DetectorIds?.[0] ?? "";
  const AccountDetails = STRANGERS.map((AccountId) => ({ AccountId, Email: `${AccountId}@example.com` }));
  await client.send(new CreateMembersCommand({ DetectorId, AccountDetails: AccountDetails.toReversed() }));
  const seen: string[] = [];
  const asked = { DetectorId, OnlyAssociated: "false" };
  for await (const { Members = [] } of paginateListMembers({ client, pageSize: 2 }, asked)) {
    const AccountIds = Members.map(({ AccountId = "" }) => AccountId);
    seen.push(...AccountIds);
    if (AccountIds.length > 0) await client.send(new DeleteMembersCommand({ DetectorId, AccountIds }));
  }
  expect(seen).toEqual(STRANGERS);
});

test("members of Security Hub that are deleted page by page are all met", async () => {
  const client = new SecurityHubClient(settings(SECURITY));
  await new SecurityHubClient(settings("management/admin")).send(
    new AppointHubCommand({ AdminAccountId: SECURITY_ID }),
  );
  const AccountDetails = STRANGERS.map((AccountId) => ({ AccountId }));
  await client.send(new TakeIntoHubCommand({ AccountDetails: AccountDetails.toReversed() }));
  const seen: string[] = [];
  for await (const { Members = [] } of paginateHubMembers({ client, pageSize: 2 }, { OnlyAssociated: false })) {
    const AccountIds = Members.map(({ AccountId = "" }) => AccountId);
    seen.push(...AccountIds);
    if (AccountIds.length > 0) await client.send(new DropFromHubCommand({ AccountIds }));
  }
  expect(seen).toEqual(STRANGERS);
});

test.each(["TimestampDescending", "TimestampAscending"] as const)(
  "an alarm's history that grows between pages repeats and loses nothing: %s",
  async (ScanBy) => {
    const client = new CloudWatchClient(settings("open-root-keys/admin"));
    await client.send(
      new PutMetricAlarmCommand({
        ...{ AlarmName: "busy", Namespace: "Lab", MetricName: "Load", Statistic: "Average", Period: 60 },
        ...{ EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: "GreaterThanThreshold" },
      }),
    );
    let forced = 0;
    const force = async () => {
      const StateValue = forced % 2 === 0 ? "ALARM" : "OK";
      await client.send(new SetAlarmStateCommand({ AlarmName: "busy", StateValue, StateReason: `number ${forced}` }));
      forced += 1;
    };
    for (let number = 0; number < 4; number++) await force();
    const asked = { AlarmName: "busy", HistoryItemType: "StateUpdate", ScanBy } as const;
    const seen: string[] = [];
    for await (const { AlarmHistoryItems = [] } of paginateDescribeAlarmHistory({ client, pageSize: 1 }, asked)) {
      seen.push(
        ...AlarmHistoryItems.map(
          ({ HistoryData = "" }) => /number \d/.exec(HistoryData.split("newState")[1] ?? "")?.[0] ?? "",
        ),
      );
      if (forced < 7) await force();
    }
    const all = Array.from({ length: forced }, (_, number) => `number ${number}`);
    expect(forced).toBe(7);
    expect(seen).toEqual(ScanBy === "TimestampAscending" ? all : all.slice(0, 4).toReversed());
  },
);

test("where the last event of a page is kept no longer, what is later than it follows", async () => {
  const client = new CloudWatchLogsClient(settings("open-root-keys/admin"));
  const place = { logGroupName: "all", logStreamName: "one" };
  const now = Date.parse(String((await on.control("GET", "clock")).now));
  const write = async (...seconds: readonly number[]) => {
    await client.send(new CreateLogGroupCommand({ logGroupName: place.logGroupName }));
    await client.send(new CreateLogStreamCommand(place));
    const logEvents = seconds.map((at) => ({ timestamp: now - 60_000 + at * 1_000, message: `at ${at}` }));
    await client.send(new PutLogEventsCommand({ ...place, logEvents }));
  };
  await write(1, 2, 3);
  const asked = { logGroupName: place.logGroupName };
  const { events, nextToken } = await client.send(new FilterLogEventsCommand({ ...asked, limit: 2 }));
  expect(events?.map(({ message }) => message)).toEqual(["at 1", "at 2"]);
  await client.send(new DeleteLogGroupCommand(asked));
  await write(1, 3, 4);
  const rest = await client.send(new FilterLogEventsCommand({ ...asked, nextToken }));
  expect(rest.events?.map(({ message }) => message)).toEqual(["at 3", "at 4"]);
});
