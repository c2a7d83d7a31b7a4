import { describe, expect, test } from "vitest";
import { loadDetections } from "../detection/index.ts";
import { hours, minutes } from "../kernel/index.ts";
import { attempt } from "./attempting.ts";
import { castAs } from "./cast.ts";
import { expectDetected, expectDetectedInRuns } from "./expect-detection.ts";
import { account, action, openedDrill } from "./fakes.test-support.ts";

const RULE =
  "title: x\nname: x\nlogsource: { product: aws, service: cloudtrail }\ndetection:\n  s: { eventName: LeaveOrganization }\n  condition: s\n";

type Setting = Readonly<{ files?: Readonly<Record<string, string>>; record?: object }>;

/** A drill in which `admin` of payments has left, with one record of it. */
async function departed({ files = { "x.yml": RULE }, record = {} }: Setting = {}) {
  let requestID = "";
  const drill = await openedDrill(({ operation, accountId }) => {
    if (operation !== "LookupEvents") return undefined;
    const found = {
      ...{ eventVersion: "1.11", userIdentity: {}, eventTime: "2026-11-01T00:00:00Z", eventType: "AwsApiCall" },
      ...{ eventSource: "organizations.amazonaws.com", eventName: "LeaveOrganization", awsRegion: "us-east-1" },
      ...{ recipientAccountId: account().id, eventID: "event-1", requestID, userAgent: "orgdrill", ...record },
    };
    const Events = accountId === account().id ? [{ CloudTrailEvent: JSON.stringify(found) }] : [];
    return { outcome: { kind: "succeeded", output: { Events } } };
  });
  const brought = loadDetections(Object.entries(files).map(([name, text]) => ({ path: name, name, text })));
  expect(brought.mistakes).toEqual([]);
  Object.assign(drill.opened, { brought });
  castAs(drill, "the attacker", { role: "attacker", members: [{ account: account(), principal: "admin" }] });
  await attempt(drill, "the attacker", action());
  requestID = drill.made[0]?.decisive.requestId ?? "";
  return drill;
}

describe("an alarm that rang", () => {
  test("carries its stages, the spread over twenty seeded runs, and the slack of the worst", async () => {
    const drill = await departed();
    await expectDetected(drill, "x", minutes(15));
    const { sighting, verdict } = drill.findings[0] ?? {};
    expect(verdict).toBe("held");
    expect(sighting?.times).toMatchObject({ acted: "2026-11-01T00:00:00Z", notified: "2026-11-01T00:05:00Z" });
    const runs = sighting?.runs;
    expect(runs).toMatchObject({ count: 20, budgetMs: minutes(15) });
    const { p50Ms = 0, p95Ms = 0, maxMs = 0 } = runs?.notified ?? {};
    expect(p50Ms).toBeLessThanOrEqual(p95Ms);
    expect(p95Ms).toBeLessThanOrEqual(maxMs);
    expect(p50Ms).toBeGreaterThan(0);
    expect(runs?.slackMs).toBe(minutes(15) - maxMs);
    expect(runs?.delivered.maxMs).toBeLessThanOrEqual(maxMs);
  });

  test("is judged by the worst run where that is asked for", async () => {
    const drill = await departed();
    await expectDetectedInRuns(drill, "x", { withinMs: hours(2), runs: 50 });
    await expectDetectedInRuns(drill, "x", { withinMs: minutes(1), runs: 50 });
    await expectDetected(drill, "x", minutes(6));
    expect(drill.findings.map(({ verdict, sighting }) => [verdict, sighting?.category, sighting?.runs?.count])).toEqual(
      [
        ["held", "detected", 50],
        ["broke", "detected late", 50],
        ["held", "detected", 20],
      ],
    );
    expect(drill.findings[1]?.reason).toMatch(
      /^in 50 seeded runs `x` rang after .* at worst, too late; modelled: each run draws/,
    );
    expect(drill.findings[1]?.sighting?.runs?.slackMs).toBeLessThan(0);
  });

  test("keeps a delay that its owner stated", async () => {
    const drill = await departed({ files: { "x.yml": RULE, "placement.yaml": "delay: 7m" } });
    await expectDetectedInRuns(drill, "x", { withinMs: minutes(8), runs: 20 });
    expect(drill.findings[0]?.sighting?.runs?.notified).toEqual({ p50Ms: 420_000, p95Ms: 420_000, maxMs: 420_000 });
  });

  test("and stays silent is judged as ever", async () => {
    const drill = await departed({ record: { eventName: "ListRoots" } });
    await expectDetectedInRuns(drill, "x", { withinMs: minutes(15), runs: 20 });
    expect(drill.findings[0]).toMatchObject({ verdict: "broke", sighting: { category: "telemetry only" } });
    expect(drill.findings[0]?.sighting).not.toHaveProperty("runs");
    await expect(expectDetectedInRuns(drill, "x", { withinMs: 1, runs: 0 })).rejects.toThrow("saw 0");
  });
});

describe("the record behind an alert", () => {
  test("is the act's for certain by its request and by what the drill wrote", async () => {
    const drill = await departed();
    await expectDetected(drill, "x", minutes(15));
    expect(drill.findings[0]?.sighting?.correlated).toEqual({
      strength: "strong",
      by: "the id of its request, its user agent",
    });
  });

  test("is the act's by account and time where it is a service event", async () => {
    const files = { "x.yml": RULE.replace("LeaveOrganization", "AccountDepartedOrganization") };
    const record = {
      ...{ eventName: "AccountDepartedOrganization", eventType: "AwsServiceEvent", userAgent: "AWS Internal" },
      ...{ requestID: undefined, serviceEventDetails: { accountId: account().id } },
    };
    const drill = await departed({ files, record });
    await expectDetected(drill, "x", minutes(15));
    expect(drill.findings[0]?.sighting).toMatchObject({
      category: "detected",
      correlated: { strength: "weak", by: expect.stringContaining("the account and the time") },
    });
  });
});
