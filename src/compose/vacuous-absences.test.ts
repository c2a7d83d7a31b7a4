/** Every question of a feature for something that is not there, asked of what never was: nobody can say, and what was meant is named. */
import { describe, expect, test } from "vitest";
import { alarmOnCharges, budgetAccount, callApi, monitorAccount } from "../action/index.ts";
import {
  accountNamed,
  attemptAs,
  auditOpenDoors,
  concludeDrill,
  Drill,
  expectAccountState,
  expectAgreement,
  expectAnomalies,
  expectAnswer,
  expectBillingAlarm,
  expectBudgetSpends,
  expectChargesTold,
  expectClosedDoors,
  expectCostsSeen,
  expectCoverage,
  expectFindingUnseen,
  expectGathered,
  expectInvitation,
  expectListed,
  expectLogged,
  expectMail,
  expectNoMailAtAll,
  expectNotRecorded,
  expectOpenRoles,
  expectPeopleAssigned,
  expectQueued,
  expectShare,
  expectStack,
  expectStored,
  expectTaggedCosts,
  expectThreatMember,
  expectThreatsSeen,
  notePast,
  operatorNamed,
  organizationNamed,
  periodNamed,
  prepare,
} from "../drill/index.ts";
import { parametersFor } from "./samples.test-support.ts";
import { composeStage } from "./stage.ts";

async function opened(organization: string): Promise<Drill> {
  const drill = new Drill(composeStage(parametersFor(organization)));
  await drill.open({ kind: "under-test" });
  await notePast(drill, { name: "t", first: 20, last: 0 });
  return drill;
}

const by = (drill: Drill, account: string) => operatorNamed(drill, { principal: "admin", account });
const of = (drill: Drill, organization: string, account: string) => ({
  organization: organizationNamed(drill, organization),
  account: accountNamed(drill, account),
});
const seen = (drill: Drill, viewer: string, account: string) => ({
  viewer: by(drill, viewer),
  account: accountNamed(drill, account),
});
const t = (drill: Drill) => ({ period: periodNamed(drill, "t") });

async function called(drill: Drill, account: string, ...call: Parameters<typeof callApi>): Promise<void> {
  await attemptAs(drill, [by(drill, account)], () => callApi(...call));
}

type Row = readonly [
  sentence: string,
  organization: string,
  ask: (drill: Drill) => Promise<void> | void,
  hint?: string,
];

const VACUOUS: readonly Row[] = [
  [
    'does not have the share "netwrok"',
    "membership",
    (drill) => expectShare(drill, { account: accountNamed(drill, "workload"), share: "netwrok", isThere: false }),
    "did you mean `network`?",
  ],
  [
    'the stack set "watch-membres" has no stack',
    "membership",
    (drill) =>
      expectStack(drill, { account: accountNamed(drill, "workload"), stackSet: "watch-membres", isThere: false }),
    "did you mean `watch-members`?",
  ],
  [
    "sees nothing of what an account cost that uses nothing",
    "membership",
    (drill) => expectCostsSeen(drill, { ...seen(drill, "workload", "workload"), ...t(drill), isSeen: false }),
  ],
  [
    "the payer sees nothing of what a stranger cost that uses nothing",
    "membership",
    (drill) => expectCostsSeen(drill, { ...seen(drill, "management", "studio"), ...t(drill), isSeen: false }),
  ],
  [
    "the budget has seen nothing spent, of an account that it never saw spend",
    "costs",
    async (drill) => {
      const watched = of(drill, "acme", "studio");
      const action = budgetAccount(watched.organization.managementAccountId, watched.account.id);
      await prepare(drill, action, watched.organization);
      await expectBudgetSpends(drill, { ...watched, isSpending: false });
    },
  ],
  [
    "learns of no unusual costs without a monitor",
    "costs",
    (drill) => expectAnomalies(drill, { ...of(drill, "acme", "payments"), ...t(drill), isFound: false }),
  ],
  [
    "learns of no unusual costs of an account that its monitor never saw",
    "costs",
    async (drill) => {
      const watched = of(drill, "acme", "studio");
      await prepare(drill, monitorAccount(watched.account.id), watched.organization);
      await expectAnomalies(drill, { ...watched, ...t(drill), isFound: false });
    },
  ],
  [
    "tells of no charges of an account that it never paid for",
    "costs",
    (drill) => expectChargesTold(drill, { ...of(drill, "acme", "studio"), ...t(drill), isTold: false }),
  ],
  [
    "the billing alarm has no data, of an account that it never had data of",
    "costs",
    async (drill) => {
      const watched = of(drill, "acme", "studio");
      await prepare(drill, alarmOnCharges(watched.account.id, 1), watched.organization);
      await expectBillingAlarm(drill, { ...watched, state: "INSUFFICIENT_DATA" });
    },
  ],
  [
    "an agreement that there is none of does not cover",
    "costs",
    (drill) => expectAgreement(drill, { viewer: by(drill, "payments"), agreement: "No such one", isCovered: false }),
  ],
  [
    "a misspelt agreement does not cover",
    "costs",
    (drill) =>
      expectAgreement(drill, {
        viewer: by(drill, "studio"),
        agreement: "AWS Busines Associate Addendum",
        isCovered: false,
      }),
    "did you mean `AWS Business Associate Addendum`?",
  ],
  [
    "Savings Plans cover nothing where there is none",
    "costs",
    (drill) =>
      expectCoverage(drill, {
        ...seen(drill, "acme-management", "payments"),
        ...t(drill),
        by: "Savings Plans",
        isCovered: false,
      }),
  ],
  [
    "is shown nothing by a tag that nobody has",
    "costs",
    (drill) =>
      expectTaggedCosts(drill, {
        ...seen(drill, "acme-management", "payments"),
        ...t(drill),
        key: "taem",
        isTold: false,
      }),
  ],
  [
    "sees nothing of what GuardDuty finds where nobody administers it",
    "costs",
    (drill) => expectThreatsSeen(drill, { ...seen(drill, "acme-management", "payments"), isSeen: false }),
  ],
  [
    "does not have as a member in GuardDuty where nobody administers it",
    "costs",
    (drill) => expectThreatMember(drill, { ...seen(drill, "acme-management", "payments"), isSeen: false }),
  ],
  [
    "gathers no configurations from one, and from nobody else",
    "membership",
    async (drill) => {
      await called(drill, "security", "config", "PutConfigurationAggregator", {
        ConfigurationAggregatorName: "everybody",
        OrganizationAggregationSource: { RoleArn: "arn:aws:iam::650000000002:role/admin", AllAwsRegions: true },
      });
      await expectGathered(drill, { ...seen(drill, "security", "studio"), isSeen: false });
    },
  ],
  [
    "nobody has a permission set where nobody has any",
    "costs",
    (drill) => expectPeopleAssigned(drill, { account: accountNamed(drill, "payments"), isThere: false }),
  ],
  [
    "a queue that nothing ever reached holds no record",
    "membership",
    async (drill) => {
      await called(drill, "security", "sqs", "CreateQueue", { QueueName: "quiet" });
      await expectQueued(drill, { owner: accountNamed(drill, "security"), queue: "quiet", isThere: false });
    },
  ],
  [
    "no mail of a misspelt kind",
    "invitations",
    async (drill) => {
      await called(drill, "acme-management", "organizations", "InviteAccountToOrganization", {
        Target: { Type: "ACCOUNT", Id: accountNamed(drill, "alone").id },
      });
      const owner = accountNamed(drill, "acme-management");
      await expectMail(drill, { kind: "invitatoin", owner, isSent: false });
    },
    "did you mean `invitation`?",
  ],
  [
    "no mail at all where nobody ever got one",
    "invitations",
    (drill) => expectNoMailAtAll(drill, accountNamed(drill, "alone")),
  ],
  [
    "an invitation that nobody sent is listed no more",
    "invitations",
    (drill) =>
      expectInvitation(drill, { from: organizationNamed(drill, "acme"), to: accountNamed(drill, "alone") }, null),
  ],
  [
    "a stranger is no longer in the organization",
    "membership",
    (drill) => expectAccountState(drill, accountNamed(drill, "studio"), null),
  ],
  [
    "a misspelt event is not in an event history",
    "membership",
    async (drill) => {
      await called(drill, "workload", "iam", "ListRoles");
      await expectNotRecorded(drill, accountNamed(drill, "management"), "ListRolse");
    },
    "did you mean `ListRoles`?",
  ],
  [
    "a misspelt event is not in log files",
    "membership",
    async (drill) => {
      await called(drill, "workload", "iam", "ListRoles");
      const [account, archive] = [accountNamed(drill, "workload"), accountNamed(drill, "management")];
      await expectLogged(drill, { eventName: "ListRolse", account, archive, isThere: false });
    },
    "did you mean `ListRoles`?",
  ],
  [
    "a misspelt event is not in an event data store",
    "event-data-stores",
    async (drill) => {
      await called(drill, "workload", "iam", "ListRoles");
      const [account, keeper] = [accountNamed(drill, "workload"), accountNamed(drill, "management")];
      const place = { store: "organization-events", account, keeper };
      await expectStored(drill, { ...place, eventName: "ListRolse", isThere: false });
    },
    "did you mean `ListRoles`?",
  ],
  [
    "an answer does not name what nothing names",
    "membership",
    async (drill) => {
      await called(drill, "workload", "cloudtrail", "DescribeTrails");
      await expectListed(drill, { path: "trailList", text: "organization-trial", isThere: false });
    },
  ],
  [
    "an answer has nothing where none ever had",
    "membership",
    async (drill) => {
      await called(drill, "studio", "guardduty", "ListDetectors");
      await expectAnswer(drill, "DetectorIds.0", null);
    },
  ],
  [
    "an answer is empty that is never filled",
    "membership",
    async (drill) => {
      await called(drill, "studio", "guardduty", "ListDetectors");
      await expectAnswer(drill, "DetectorIds", "[]");
    },
  ],
  [
    "conditions shut an account out of nothing where no condition is",
    "costs",
    (drill) => expectClosedDoors(drill, accountNamed(drill, "payments"), []),
  ],
];

const CASES = VACUOUS.map(([sentence, organization, ask, hint = ""]) => ({ sentence, organization, ask, hint }));

test.each(CASES)("nobody can say: $sentence", async ({ organization, ask, hint }) => {
  const drill = await opened(organization);
  await ask(drill);
  const { findings } = await concludeDrill(drill, { ending: "completed", remark: null, steps: [] });
  expect(findings.map(({ verdict }) => verdict)).not.toContain("held");
  const last = findings.filter(({ reason }) => !reason.startsWith("nobody looked"));
  expect(last.length).toBeGreaterThan(0);
  for (const { verdict, reason } of last) {
    expect(verdict).toBe("inconclusive");
    expect(reason).toContain(hint);
  }
});

describe("a member that no answer to the operation has is a slip of the feature", () => {
  test.each([
    ["trailLst", "did you mean `trailList`?"],
    ["trailList.0.Nmae", "did you mean `Name`?"],
    ["trailList.first", "known: nothing there"],
  ])("%s", async (path, hint) => {
    const drill = await opened("membership");
    await called(drill, "workload", "cloudtrail", "DescribeTrails");
    await expect(expectListed(drill, { path, text: "organization-trail", isThere: false })).rejects.toThrow(hint);
    await expect(expectAnswer(drill, path, null)).rejects.toThrow(hint);
  });

  test("what may be there and is not, is no slip", async () => {
    const drill = await opened("membership");
    await called(drill, "workload", "cloudtrail", "DescribeTrails");
    await expectAnswer(drill, "trailList.0.KmsKeyId", null);
    expect(drill.findings.map(({ verdict }) => verdict)).toEqual(["inconclusive"]);
  });
});

test("an absence of what is seen later holds in the end", async () => {
  const drill = await opened("membership");
  await called(drill, "studio", "cloudtrail", "DescribeTrails");
  await expectListed(drill, { path: "trailList", text: "organization-trail", isThere: false });
  expect(drill.findings.at(-1)?.verdict).toBe("inconclusive");
  await called(drill, "workload", "cloudtrail", "DescribeTrails");
  const { findings } = await concludeDrill(drill, { ending: "notRun", remark: null, steps: [] });
  expect(findings.map(({ verdict }) => verdict)).toEqual(["held"]);
});

test("an audit that finds no role to look at shuts nothing", async () => {
  const drill = await opened("left-behind");
  await auditOpenDoors(drill, accountNamed(drill, "payments"));
  const { audit } = drill;
  if (audit === undefined) throw new Error("nothing was audited");
  drill.audit = { ...audit, doors: { ...audit.doors, roles: 0, open: [] } };
  expectOpenRoles(drill, []);
  expect(drill.findings.at(-1)).toMatchObject({ verdict: "inconclusive" });
});

test("a finding that the account itself has not is not hidden from anybody", async () => {
  const drill = await opened("membership");
  const makesNone = { ...callApi("guardduty", "ListDetectors"), id: "make-sample-finding" };
  await attemptAs(drill, [by(drill, "workload")], () => makesNone);
  await called(drill, "workload", "organizations", "LeaveOrganization");
  drill.turnTo(drill.made.slice(0, 1));
  await expectFindingUnseen(drill, { watcher: accountNamed(drill, "security"), service: "GuardDuty" });
  expect(drill.findings.at(-1)).toMatchObject({ verdict: "inconclusive" });
  expect(drill.findings.at(-1)?.reason).toContain("no such finding");
});
