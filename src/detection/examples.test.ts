import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { coverageOf } from "./coverage.ts";
import { startEngine } from "./engine.ts";
import { lintDetections } from "./lint/lint-detections.ts";
import { loadDetections } from "./load-detections.ts";
import { readDetections } from "./read-detections.ts";
import { ORDINARY } from "./samples.test-support.ts";
import { THREAT_EVENTS } from "./threats/threat-events.data.ts";

const TOP = fileURLToPath(new URL("../..", import.meta.url));

function folder(name: string) {
  const files = readDetections(join(TOP, "scenarios/detections", name));
  if (!files.ok) throw new Error(files.refusal);
  return loadDetections(files.value);
}

describe.each(["eventbridge", "metric-filter", "sigma"])("the example detections in %s", (name) => {
  const loaded = folder(name);

  test("load without a mistake, and lint has nothing to say", () => {
    expect(loaded.mistakes).toEqual([]);
    expect(lintDetections(loaded)).toEqual([]);
  });

  test("see every threat, as a success and as a denial, wherever it is written", () => {
    const coverage = coverageOf(loaded, {
      managementAccountId: "111111111111",
      memberAccountIds: ["222222222222", "333333333333"],
    });
    expect(coverage).toHaveLength(THREAT_EVENTS.length);
    for (const { name: threat, forms } of coverage) {
      for (const { form, fire, accounts, uncertain } of forms) {
        expect({ threat, form, fired: fire.length, seen: accounts.seen, uncertain }).toEqual({
          threat,
          form,
          fired: 1,
          seen: accounts.total,
          uncertain: [],
        });
      }
    }
  });

  test("are quiet about ordinary work", () => {
    const engine = startEngine(loaded);
    for (const record of ORDINARY) {
      const { matched, unseen, raised } = engine.take(record);
      expect({ record: record.eventName, matched, unseen, raised }).toEqual({
        record: record.eventName,
        matched: [],
        unseen: [],
        raised: [],
      });
    }
    expect(engine.finish()).toEqual([]);
  });
});

describe("coverage", () => {
  test("by account: a rule in one of three members leaves two blind", () => {
    const rule = JSON.stringify({ source: ["aws.organizations"], detail: { eventName: ["LeaveOrganization"] } });
    const files = { "a.json": rule, "placement.yaml": 'account: "222222222222"' };
    const loaded = loadDetections(Object.entries(files).map(([name, text]) => ({ name, path: name, text })));
    const members = ["222222222222", "333333333333", "444444444444"];
    const [leave] = coverageOf(loaded, { managementAccountId: "111111111111", memberAccountIds: members });
    expect(leave?.forms[0]?.accounts).toEqual({ seen: 1, total: 3 });
  });

  test("a rule that takes one detail-type rests on an assumption about membership events", () => {
    const text = JSON.stringify({ source: ["aws.organizations"], "detail-type": ["AWS Service Event via CloudTrail"] });
    const loaded = loadDetections([{ name: "a.json", path: "a.json", text }]);
    const departed = coverageOf(loaded).find(({ threat }) => threat.eventName === "AccountDepartedOrganization");
    expect(departed?.forms[0]?.uncertain.map(({ id }) => id)).toEqual(["a"]);
  });

  test("a filter without an alarm, and one that waits for two, only count", () => {
    const alarm = JSON.parse(
      readFileSync(join(TOP, "scenarios/detections/metric-filter/leaving.metric-filter.json"), "utf8"),
    ) as { alarm?: { Threshold: number } };
    const text = (document: unknown) => [{ name: "a.metric-filter.json", path: "a", text: JSON.stringify(document) }];
    for (const document of [
      { ...alarm, alarm: undefined },
      { ...alarm, alarm: { ...alarm.alarm, Threshold: 2 } },
    ]) {
      const [leave] = coverageOf(loadDetections(text(document)));
      expect(leave).toMatchObject({ isBlind: true, forms: [{ fire: [], count: [{ id: "leaving" }] }, { fire: [] }] });
    }
  });
});
