import { expect, test, vi } from "vitest";
import { callApi, restoreDetectorMembership, restoreHubMembership } from "../action/index.ts";
import { composeStage } from "../compose.ts";
import { Drill, expectRecovered, operatorNamed, prepareAs, respondAs, takeBaseline } from "../drill/index.ts";
import type { Baseline, FactKind } from "../evidence/index.ts";
import type { Hands, Target } from "../target/index.ts";
import { parametersFor } from "./samples.test-support.ts";

/** Several worlds are opened and read in each test. */
vi.setConfig({ testTimeout: 30_000 });

async function opened(name: string): Promise<Drill> {
  const drill = new Drill(composeStage(parametersFor(name)));
  await drill.open({ kind: "under-test" });
  return drill;
}

const who = (drill: Drill, account: string) => operatorNamed(drill, { principal: "admin", account });

const factsOf = ({ facts }: Baseline, kind: FactKind): readonly string[] =>
  facts.filter((each) => each.kind === kind).map(({ subject, aspect, value }) => `${subject}: ${aspect}: ${value}`);

async function baselineOf(drill: Drill): Promise<Baseline> {
  await takeBaseline(drill);
  const { baseline } = drill.recovery;
  if (baseline === undefined) throw new Error("the baseline was taken");
  return baseline;
}

const leftOf = (drill: Drill): readonly string[] =>
  drill.recovery.record.residue.map(({ subject, aspect, meaning }) => `${subject}: ${aspect}: ${meaning}`);

test("who is watched is read as the administrator sees it, and a departure shows there", async () => {
  const drill = await opened("responding");
  const { account } = who(drill, "payments");
  const AdminAccountId = who(drill, "security").account.id;
  const enable = callApi("guardduty", "EnableOrganizationAdminAccount", { AdminAccountId });
  await prepareAs(drill, who(drill, "acme-management"), enable);
  const { email } = account;
  await respondAs(drill, who(drill, "security"), restoreDetectorMembership({ accountId: account.id, email }));
  const baseline = await baselineOf(drill);
  expect(factsOf(baseline, "detector").filter((each) => !each.includes(": settings: "))).toEqual([
    "GuardDuty of acme-management: administrator: security",
    "GuardDuty of payments: detector: ENABLED",
    "GuardDuty of security: detector: ENABLED",
    "GuardDuty of security: takes members by itself: NONE",
    "GuardDuty of security: watches payments: Enabled",
  ]);
  await prepareAs(drill, who(drill, "payments"), callApi("organizations", "LeaveOrganization"));
  await expectRecovered(drill, {});
  const left = drill.recovery.record.residue.filter(({ kind }) => kind === "detector");
  expect(left).toMatchObject([
    { subject: "GuardDuty of security", aspect: "watches payments", before: "Enabled", meaning: "changed" },
  ]);
});

test("assignments and stacks that a departure takes away are residue, and no trust means nothing to ask", async () => {
  const drill = await opened("member-access");
  const baseline = await baselineOf(drill);
  expect(baseline.unread).toEqual([]);
  expect(factsOf(baseline, "assignment")).toContain(
    "account payments: permission set Administrators: GROUP 90000000-1111-2222-3333-444444444444",
  );
  expect(factsOf(baseline, "stack set")).toContain("stack set baseline: stack in payments (us-east-1): CURRENT");
  await prepareAs(drill, who(drill, "payments"), callApi("organizations", "LeaveOrganization"));
  await expectRecovered(drill, {});
  const left = leftOf(drill);
  expect(left).toContain("account payments: permission set Administrators: the assignment of Identity Center is gone");
  expect(left).toContain(
    "stack set baseline: stack in payments (us-east-1): the stack set, or its stack in the account, is gone",
  );
  const without = await opened("responding");
  const asked = (await baselineOf(without)).facts.some(({ kind }) => kind === "assignment" || kind === "stack set");
  expect(asked).toBe(false);
});

test("what was never trusted is not asked, which keeps calls few", async () => {
  const asked = new Set<string>();
  const drill = await opened("responding");
  const { target } = drill.opened;
  const as: Target["as"] = (principal) => {
    const hands = target.as(principal);
    if (hands === undefined) return undefined;
    const call: Hands["call"] = (service, operation, input) => {
      asked.add(service);
      return hands.call(service, operation, input);
    };
    return { ...hands, call };
  };
  Object.assign(drill.opened, { target: { ...target, as } });
  await takeBaseline(drill);
  expect([...asked].filter((each) => each === "sso" || each === "cloudformation")).toEqual([]);
  expect(asked).toContain("securityhub");
});

test("who is shown in Security Hub is read as its administrator sees it", async () => {
  const drill = await opened("responding");
  const { account } = who(drill, "payments");
  const AdminAccountId = who(drill, "security").account.id;
  const trust = callApi("organizations", "EnableAWSServiceAccess", { ServicePrincipal: "securityhub.amazonaws.com" });
  await prepareAs(drill, who(drill, "acme-management"), trust);
  const enable = callApi("securityhub", "EnableOrganizationAdminAccount", { AdminAccountId });
  await prepareAs(drill, who(drill, "acme-management"), enable);
  const { id: accountId, email } = account;
  await respondAs(drill, who(drill, "security"), restoreHubMembership({ accountId, email }));
  expect(factsOf(await baselineOf(drill), "hub").filter((each) => !each.includes(": settings: "))).toEqual([
    "Security Hub of acme-management: administrator: security",
    "Security Hub of payments: is on: yes",
    "Security Hub of security: is on: yes",
    "Security Hub of security: shows payments: Enabled",
    "Security Hub of security: takes members by itself: false, standards DEFAULT",
  ]);
});

test("alarms, log groups and metric filters are read, and what is planted or switched off is told", async () => {
  const drill = await opened("responding");
  const admin = who(drill, "payments");
  const alarm = {
    ...{ AlarmName: "departures", Namespace: "Security", MetricName: "Departures", Statistic: "Sum", Period: 60 },
    ...{ EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: "GreaterThanOrEqualToThreshold" },
    AlarmActions: [`arn:aws:sns:us-east-1:${admin.account.id}:alerts`],
  };
  const filter = {
    ...{ logGroupName: "trail", filterName: "leaving", filterPattern: "{ $.eventName = LeaveOrganization }" },
    metricTransformations: [{ metricNamespace: "Security", metricName: "Departures", metricValue: "1" }],
  };
  await prepareAs(drill, admin, callApi("cloudwatch", "PutMetricAlarm", alarm));
  await prepareAs(drill, admin, callApi("logs", "CreateLogGroup", { logGroupName: "trail" }));
  await prepareAs(drill, admin, callApi("logs", "PutMetricFilter", filter));
  const baseline = await baselineOf(drill);
  expect(factsOf(baseline, "alarm")).toContain(
    `alarm departures in payments: actions: arn:aws:sns:us-east-1:${admin.account.id}:alerts`,
  );
  expect(factsOf(baseline, "log group")).toContain(
    "metric filter leaving of trail in payments: feeds: Security Departures (metricValue 1)",
  );
  await expectRecovered(drill, {});
  expect(leftOf(drill)).toEqual([]);
  await prepareAs(drill, admin, callApi("cloudwatch", "DisableAlarmActions", { AlarmNames: ["departures"] }));
  await prepareAs(
    drill,
    admin,
    callApi("logs", "DeleteMetricFilter", { logGroupName: "trail", filterName: "leaving" }),
  );
  await expectRecovered(drill, {});
  expect(leftOf(drill)).toEqual([
    "alarm departures in payments: actions: changed",
    "metric filter leaving of trail in payments: feeds: the log group or the metric filter is gone",
    "metric filter leaving of trail in payments: pattern: the log group or the metric filter is gone",
  ]);
});

test("a service that refuses to tell is unread, and what it would have told is not told as gone", async () => {
  const drill = await opened("responding");
  const baseline = await baselineOf(drill);
  expect(baseline.unread).toEqual([]);
  const denied = {
    Version: "2012-10-17",
    Statement: { Effect: "Deny", Action: ["guardduty:*", "logs:*"], Resource: "*" },
  };
  const put = { RoleName: "admin", PolicyName: "quiet", PolicyDocument: JSON.stringify(denied) };
  await prepareAs(drill, who(drill, "security"), callApi("iam", "PutRolePolicy", put));
  await expectRecovered(drill, { accepted: [{ subject: "role admin of security", aspect: "*", why: "the test" }] });
  const { unread, residue } = drill.recovery.record;
  expect(unread.map(({ subject }) => subject)).toEqual(["log groups of security", "GuardDuty of security"]);
  expect(residue.map(({ subject }) => subject)).toEqual(["role admin of security"]);
  expect(drill.findings.map(({ verdict }) => verdict)).toEqual(["inconclusive", "inconclusive"]);
});
