import { describe, expect, test } from "vitest";
import { loadDetections } from "../detection/index.ts";
import { minutes } from "../kernel/index.ts";
import type { CloudTrailRecord } from "../trail/index.ts";
import { attempt } from "./attempting.ts";
import { castAs } from "./cast.ts";
import { expectMisplaced, expectNoNoise, expectOnce, expectSilent, expectTellsApart } from "./expect-alarm.ts";
import { expectDetected, expectNoticed } from "./expect-detection.ts";
import { account, action, detection, MANAGEMENT, openedDrill, ruleView } from "./fakes.test-support.ts";
import { marksIn, plainRecord } from "./plain-record.ts";

const IDENTITY = {
  type: "AssumedRole",
  arn: "arn:aws:sts::222222222222:assumed-role/orgdrill-intruder/intruder",
  sessionContext: { sessionIssuer: { userName: "orgdrill-intruder" }, sourceIdentity: "orgdrill-run" },
};

const RECORD = {
  eventVersion: "1.11",
  userIdentity: IDENTITY,
  eventTime: "2026-11-01T00:00:00Z",
  eventSource: "organizations.amazonaws.com",
  eventName: "LeaveOrganization",
  awsRegion: "us-east-1",
  userAgent: "orgdrill",
  sourceIPAddress: "127.0.0.1",
  tlsDetails: { clientProvidedHostHeader: "127.0.0.1" },
  eventType: "AwsApiCall",
  recipientAccountId: "222222222222",
};

const sigma = (selection: string): string =>
  `title: x\nname: x\nlogsource: { product: aws, service: cloudtrail }\ndetection:\n  selection: ${selection}\n  condition: selection\n`;

const LEAVING = sigma("{ eventName: LeaveOrganization }");

type Setting = Readonly<{ files: Readonly<Record<string, string>>; records?: readonly Partial<CloudTrailRecord>[] }>;

/** A drill in which `admin` of payments has left, with the records that follow and the detections of a folder. */
async function departed({ files, records = [{}] }: Setting) {
  let requestId = "";
  const drill = await openedDrill(({ operation, accountId }) => {
    if (operation !== "LookupEvents") return undefined;
    const mine = accountId === account().id ? records : [];
    const Events = mine.map((over, index) => ({
      CloudTrailEvent: JSON.stringify({ ...RECORD, eventID: `event-${index}`, requestID: requestId, ...over }),
    }));
    return { outcome: { kind: "succeeded", output: { Events } } };
  });
  const folder = loadDetections(
    Object.entries(files).map(([name, text]) => ({ path: name, name, text })),
    (name) => ({ payments: account().id, management: MANAGEMENT.id })[name],
  );
  expect(folder.mistakes).toEqual([]);
  Object.assign(drill.opened, { brought: folder });
  castAs(drill, "the attacker", { role: "attacker", members: [{ account: account(), principal: "admin" }] });
  await attempt(drill, "the attacker", action());
  requestId = drill.made[0]?.decisive.requestId ?? "";
  return drill;
}

const verdicts = (drill: Awaited<ReturnType<typeof departed>>) =>
  drill.findings.map(({ verdict, sighting }) => [verdict, sighting?.category]);

describe("a detection that was brought", () => {
  test("rings at its modelled delay, and every stage is told", async () => {
    const drill = await departed({ files: { "x.yml": LEAVING } });
    await expectDetected(drill, "x", minutes(15));
    expect(verdicts(drill)).toEqual([["held", "detected"]]);
    expect(drill.findings[0]?.sighting?.times).toMatchObject({
      acted: "2026-11-01T00:00:00Z",
      delivered: "2026-11-01T00:05:00Z",
      notified: "2026-11-01T00:05:00Z",
    });
    expect(drill.alerts).toHaveLength(1);
  });

  test("with a stated delay beyond the bound, nobody can say: the record could not have arrived", async () => {
    const drill = await departed({ files: { "x.yml": LEAVING, "placement.yaml": "delay: 20m" } });
    await expectDetected(drill, "x", minutes(15));
    expect(verdicts(drill)).toEqual([["inconclusive", "blind"]]);
  });

  test("that rests on the departing call names the assumption, and one that lives in the account does not", async () => {
    const drill = await departed({ files: { "x.yml": LEAVING } });
    await expectDetected(drill, "x", minutes(15));
    expect([...drill.touchedAssumptions]).toContain("departing-call-logged");
    const own = await departed({ files: { "x.yml": LEAVING, "placement.yaml": "account: payments" } });
    await expectDetected(own, "x", minutes(15));
    expect([...own.touchedAssumptions]).not.toContain("departing-call-logged");
  });

  test.each([
    ["{ userAgent|contains: orgdrill }", "user agent"],
    ["{ userIdentity.arn|endswith: /intruder }", "session name"],
    ["{ userIdentity.sessionContext.sourceIdentity: orgdrill-run }", "source identity"],
    ["{ userIdentity.sessionContext.sessionIssuer.userName: orgdrill-intruder }", "name"],
    ['{ sourceIPAddress: "127.0.0.1" }', "source address"],
    ['{ sourceIPAddress|cidr: "127.0.0.0/8" }', "source address"],
    ['{ tlsDetails.clientProvidedHostHeader: "127.0.0.1" }', "host header"],
    ["{ userAgent: orgdrill, userIdentity.arn|endswith: /intruder }", "user agent, session name"],
  ])("that waits for %s breaks: it listens for the drill's %s, not for the attack", async (selection, mark) => {
    const drill = await departed({ files: { "x.yml": sigma(selection) } });
    await expectDetected(drill, "x", minutes(15));
    await expectNoticed(drill, minutes(15));
    const reason = `listens for the drill, not for the attack: without what a drill leaves in its records (${mark}) it`;
    for (const finding of drill.findings) {
      expect([finding.verdict, finding.sighting?.category]).toEqual(["broke", "noise"]);
      expect(finding.reason).toContain(reason);
    }
    expect(drill.findings).toHaveLength(2);
  });

  test("in another account or Region stays silent, and the reason is told apart", async () => {
    const elsewhere = { "x.yml": LEAVING, "placement.yaml": "account: management" };
    const drill = await departed({ files: elsewhere });
    await expectMisplaced(drill, "x", { forMs: minutes(15), elsewhere: "other account" });
    await expectMisplaced(drill, "x", { forMs: minutes(15), elsewhere: "other Region" });
    await expectDetected(drill, "x", minutes(15));
    expect(verdicts(drill)).toEqual([
      ["held", "blind"],
      ["broke", "blind"],
      ["broke", "blind"],
    ]);
    expect(drill.findings[0]?.reason).toContain("lives in the management account (every Region)");
  });

  test("silence while no record has arrived proves nothing", async () => {
    const drill = await departed({ files: { "x.yml": LEAVING }, records: [] });
    await expectSilent(drill, "x", minutes(15));
    await expectDetected(drill, "x", minutes(15));
    expect(verdicts(drill).map(([verdict]) => verdict)).toEqual(["inconclusive", "inconclusive"]);
  });

  test("that rings where nothing was to be told is noise; another that is silent is not", async () => {
    const drill = await departed({ files: { "x.yml": LEAVING } });
    await expectNoNoise(drill, minutes(15));
    const quiet = await departed({ files: { "x.yml": sigma("{ eventName: StopLogging }") } });
    await expectNoNoise(quiet, minutes(15));
    expect([...verdicts(drill), ...verdicts(quiet)]).toEqual([
      ["broke", "noise"],
      ["held", "telemetry only"],
    ]);
  });

  test("twice for one act is not once", async () => {
    const twice = await departed({ files: { "x.yml": LEAVING }, records: [{}, { eventTime: "2026-11-01T00:01:00Z" }] });
    await expectOnce(twice, "x", minutes(15));
    const once = await departed({ files: { "x.yml": LEAVING } });
    await expectOnce(once, "x", minutes(15));
    expect([...verdicts(twice), ...verdicts(once)]).toEqual([
      ["broke", "noise"],
      ["held", "detected"],
    ]);
  });

  test("tells success from denial only when its rule looks at the outcome", async () => {
    const blunt = await departed({ files: { "x.yml": LEAVING } });
    await expectTellsApart(blunt, "x");
    const keen = await departed({ files: { "x.yml": sigma("{ eventName: LeaveOrganization, errorCode: null }") } });
    await expectTellsApart(keen, "x");
    expect([...verdicts(blunt), ...verdicts(keen)].map(([verdict]) => verdict)).toEqual(["broke", "held"]);
  });

  test("as a metric filter without an alarm tells nobody, and with one at the end of its minute", async () => {
    const filter = {
      filterName: "x",
      filterPattern: "{ $.eventName = LeaveOrganization }",
      metricTransformations: [{ metricName: "x", metricNamespace: "x", metricValue: "1" }],
    };
    const alarm = {
      ...{ AlarmName: "x", MetricName: "x", Namespace: "x", Statistic: "Sum", Period: 300, EvaluationPeriods: 1 },
      ...{ Threshold: 1, ComparisonOperator: "GreaterThanOrEqualToThreshold" },
    };
    const alone = await departed({ files: { "x.metric-filter.json": JSON.stringify({ metricFilter: filter }) } });
    await expectDetected(alone, "x", minutes(15));
    const watched = { "x.metric-filter.json": JSON.stringify({ metricFilter: filter, alarm }) };
    const told = await departed({ files: watched });
    await expectDetected(told, "x", minutes(15));
    expect([...verdicts(alone), ...verdicts(told)]).toEqual([
      ["broke", "telemetry only"],
      ["held", "detected"],
    ]);
    expect(alone.findings[0]?.reason).toContain("no alarm watches what it counts");
    expect(told.findings[0]?.sighting?.times?.notified).toBe("2026-11-01T00:06:00Z");
    const three = {
      "x.metric-filter.json": JSON.stringify({ metricFilter: filter, alarm: { ...alarm, Threshold: 3 } }),
    };
    const quiet = await departed({ files: three });
    await expectDetected(quiet, "x", minutes(15));
    expect(quiet.findings[0]?.reason).toContain("does not reach the alarm's threshold");
  });
});

test("a deployed rule that only hears the drill's own marks breaks as well", async () => {
  const rule = ruleView({ matches: ({ userAgent }) => userAgent === "orgdrill" });
  const drill = await departed({ files: { "x.yml": LEAVING } });
  Object.assign(drill.opened.view, { detections: [detection({ rules: [rule] })] });
  const cause = drill.made[0]?.decisive.requestId ?? "";
  const sent = [
    {
      at: drill.made[0]?.act.at ?? 0,
      ruleName: rule.name,
      accountId: rule.accountId,
      region: rule.region,
      targetArn: "",
    },
  ].map((each) => ({ ...each, eventId: "event-0", eventName: "LeaveOrganization", causes: [cause] }));
  Object.assign(drill.opened.target.control ?? {}, { notifications: async () => sent });
  await expectDetected(drill, "somebody-leaves", minutes(15));
  expect(drill.findings[0]?.verdict).toBe("broke");
  expect(drill.findings[0]?.reason).toContain("listens for the drill");
});

test("a plain record shows the agent of somebody at a terminal or a browser, and AWS's own stays", () => {
  const agentOf = (over: Partial<CloudTrailRecord>): string | undefined =>
    plainRecord({ ...RECORD, eventID: "1", ...over } as CloudTrailRecord).userAgent;
  expect(agentOf({})).toMatch(/^aws-cli\//);
  expect(agentOf({ userAgent: "aws-sdk-js/3" })).toMatch(/^aws-cli\//);
  expect(agentOf({ sessionCredentialFromConsole: "true" })).toMatch(/^Mozilla\//);
  expect(agentOf({ eventType: "AwsConsoleSignIn" })).toMatch(/^Mozilla\//);
  expect(agentOf({ userAgent: "AWS Internal" })).toBe("AWS Internal");
  expect(agentOf({ userAgent: "organizations.amazonaws.com" })).toBe("organizations.amazonaws.com");
});

test("a plain record was made somewhere else, at the endpoint of its service; what AWS does by itself stays", () => {
  const plainOf = (over: object) => plainRecord({ ...RECORD, eventID: "1", ...over } as CloudTrailRecord);
  const hostOf = (over: object, host = "localhost:4747") =>
    plainOf({ ...over, tlsDetails: { tlsVersion: "TLSv1.3", clientProvidedHostHeader: host } }).tlsDetails;
  expect(plainOf({}).sourceIPAddress).toBe("198.51.100.24");
  expect(plainOf({ sourceIPAddress: "::1" }).sourceIPAddress).toBe("198.51.100.24");
  for (const address of ["203.0.113.10", "organizations.amazonaws.com", "AWS Internal", "127.0.0.1.example"])
    expect(plainOf({ sourceIPAddress: address }).sourceIPAddress).toBe(address);
  const host = "organizations.us-east-1.amazonaws.com";
  expect(hostOf({})).toEqual({ tlsVersion: "TLSv1.3", clientProvidedHostHeader: host });
  expect(hostOf({ eventSource: "iam.amazonaws.com" })).toMatchObject({ clientProvidedHostHeader: "iam.amazonaws.com" });
  expect(hostOf({}, host)).toMatchObject({ clientProvidedHostHeader: host });
  expect(plainOf({ tlsDetails: undefined }).tlsDetails).toBeUndefined();
});

test("a mark that is taken away alone leaves the others", () => {
  const record = { ...RECORD, eventID: "1" } as CloudTrailRecord;
  expect(marksIn(record)).toEqual(["user agent", "session name", "source identity"]);
  for (const mark of ["user agent", "session name", "source identity"] as const)
    expect(marksIn(plainRecord(record, [mark]))).toEqual(marksIn(record).filter((each) => each !== mark));
});

test("a plain record keeps what identifies it and loses every mark", () => {
  const record = { ...RECORD, eventID: "orgdrill-1", userIdentity: IDENTITY } as CloudTrailRecord;
  const plain = plainRecord(record);
  expect(plain.eventID).toBe("orgdrill-1");
  expect(JSON.stringify({ ...plain, eventID: "" })).not.toMatch(/orgdrill|intruder/i);
});
