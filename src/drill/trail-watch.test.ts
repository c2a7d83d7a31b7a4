import { describe, expect, test } from "vitest";
import { callApi } from "../action/index.ts";
import { loadDetections } from "../detection/index.ts";
import { minutes } from "../kernel/index.ts";
import { attempt } from "./attempting.ts";
import { castAs } from "./cast.ts";
import { expectDetected } from "./expect-detection.ts";
import { account, action, openedDrill, refused } from "./fakes.test-support.ts";

const SIGMA =
  "title: x\nname: x\nlogsource: { product: aws, service: cloudtrail }\ndetection:\n  s: { eventName: ListRoles }\n  condition: s\n";
const PATTERN = JSON.stringify({ source: ["aws.iam"], detail: { eventName: ["ListRoles"] } });
const OWN = "arn:aws:cloudtrail:us-east-1:222222222222:trail/own";
const ORGANIZATIONS = "arn:aws:cloudtrail:us-east-1:111111111111:trail/organization";

/** Whether each trail logs, by its ARN; undefined where nobody there may ask. */
type Trails = Readonly<Record<string, boolean | undefined>>;
type Setting = Readonly<{
  trails: Trails;
  organizations?: Trails;
  selectors?: object;
  tampering?: string;
  feed?: string;
  placement?: string;
  isThrottled?: boolean;
}>;

/** The attacker of payments does something to a trail, then lists roles: the findings on a Sigma rule and on one of EventBridge. */
async function tampered(setting: Setting) {
  const { trails, organizations = {}, selectors = {}, tampering = "StopLogging", feed = "any-trail" } = setting;
  const all = { ...trails, ...organizations };
  let requestID = "";
  const drill = await openedDrill(({ operation, accountId, input }) => {
    const name = String(Object.values(input ?? {})[0]);
    const succeeded = (output: Readonly<Record<string, unknown>>) => ({
      outcome: { kind: "succeeded" as const, output },
    });
    switch (operation) {
      case "DescribeTrails":
        return succeeded({
          trailList: Object.keys(all).map((TrailARN) => ({ TrailARN, IsOrganizationTrail: TrailARN in organizations })),
        });
      case "GetTrailStatus":
        if (setting.isThrottled === true) return { outcome: refused("ThrottlingException") };
        return all[name] === undefined ? { outcome: refused("AccessDenied") } : succeeded({ IsLogging: all[name] });
      case "GetEventSelectors":
        return succeeded({ ...selectors });
      case "LookupEvents": {
        const record = {
          ...{ eventVersion: "1.11", userIdentity: {}, eventTime: "2026-11-01T00:00:00Z", eventType: "AwsApiCall" },
          ...{ eventSource: "iam.amazonaws.com", eventName: "ListRoles", awsRegion: "us-east-1", eventID: "e-1" },
          ...{ recipientAccountId: account().id, requestID },
        };
        return succeeded({ Events: accountId === account().id ? [{ CloudTrailEvent: JSON.stringify(record) }] : [] });
      }
      default:
        return undefined;
    }
  });
  const { placement } = setting;
  const placed = placement === undefined ? {} : { "placement.yaml": `files: { x.yml: { account: ${placement} } }` };
  const files = { "x.yml": SIGMA, "y.json": PATTERN, ...placed };
  const brought = loadDetections(Object.entries(files).map(([name, text]) => ({ path: name, name, text })));
  Object.assign(drill.opened, { brought, assumptions: { "brought-detection-feed": feed } });
  castAs(drill, "the attacker", { role: "attacker", members: [{ account: account(), principal: "admin" }] });
  await attempt(drill, "the attacker", callApi("cloudtrail", tampering, { Name: OWN }));
  await attempt(drill, "the attacker", action({ carryOut: (hands) => hands.call("iam", "ListRoles") }));
  requestID = drill.made.at(-1)?.decisive.requestId ?? "";
  await expectDetected(drill, "x", minutes(15));
  await expectDetected(drill, "y", minutes(15));
  const categories = drill.findings.map(({ sighting }) => sighting?.category);
  return { drill, categories, assumptions: [...drill.touchedAssumptions] };
}

describe("a trail that was stopped", () => {
  test("and no other logs: what it feeds is blind, rules of EventBridge too", async () => {
    const { drill, categories, assumptions } = await tampered({ trails: { [OWN]: false } });
    expect(categories).toEqual(["blind", "blind"]);
    expect(drill.findings[0]?.reason).toContain("no trail that feeds it logs payments any more");
    expect(assumptions).not.toContain("brought-detection-feed");
  });

  test("is gone altogether", async () => {
    expect((await tampered({ trails: {}, tampering: "DeleteTrail" })).categories).toEqual(["blind", "blind"]);
  });

  test.each([
    [{ EventSelectors: [{ IncludeManagementEvents: false }] }, "blind"],
    [{ EventSelectors: [{ IncludeManagementEvents: true }] }, "detected"],
    [{ AdvancedEventSelectors: [{ FieldSelectors: [{ Field: "eventCategory", Equals: ["Data"] }] }] }, "blind"],
    [
      { AdvancedEventSelectors: [{ FieldSelectors: [{ Field: "eventCategory", Equals: ["Management"] }] }] },
      "detected",
    ],
  ])("or logs with the selectors %j", async (selectors, category) => {
    const { categories } = await tampered({ trails: { [OWN]: true }, selectors, tampering: "PutEventSelectors" });
    expect(categories).toEqual([category, category]);
  });

  test("beside the organization's, which logs on: what hears all accounts hears it, what a single account's is fed by is assumed", async () => {
    const trails = { [OWN]: false };
    const organizations = { [ORGANIZATIONS]: true };
    const all = await tampered({ trails, organizations, feed: "stopped-trail" });
    expect([all.categories, all.assumptions]).toEqual([["detected", "detected"], []]);
    const placement = `"${account().id}"`;
    const any = await tampered({ trails, organizations, placement });
    expect([any.categories, any.assumptions]).toEqual([["detected", "detected"], ["brought-detection-feed"]]);
    const stopped = await tampered({ trails, organizations, placement, feed: "stopped-trail" });
    expect(stopped.categories).toEqual(["blind", "detected"]);
  });

  test("of the organization, beside one of the account: what hears all accounts is blind", async () => {
    const { categories } = await tampered({ trails: { [OWN]: true }, organizations: { [ORGANIZATIONS]: false } });
    expect(categories).toEqual(["blind", "detected"]);
  });

  test("beside one that nobody there may ask about: that one counts as logging", async () => {
    const organizations = { [ORGANIZATIONS]: undefined };
    expect((await tampered({ trails: { [OWN]: false }, organizations })).categories).toEqual(["detected", "detected"]);
  });

  test("or not, which a look that failed does not say: a ring then proves nothing", async () => {
    const { drill } = await tampered({ trails: { [OWN]: false }, isThrottled: true });
    for (const { verdict, reason } of drill.findings) {
      expect(verdict).toBe("inconclusive");
      expect(reason).toContain("still log could not be read at the last look: ThrottlingException");
    }
    expect(drill.findings).toHaveLength(2);
  });

  test("matters to nobody where nothing was done to trails", async () => {
    const { categories } = await tampered({ trails: { [OWN]: false }, tampering: "GetTrailStatus" });
    expect(categories).toEqual(["detected", "detected"]);
  });
});
