import { expect, test } from "vitest";
import type { Finding, SightingRuns } from "../../evidence/index.ts";
import { documentOf, drill, evidenceOf, finding } from "../fixture.test-support.ts";
import { renderHtml } from "../formats/html.ts";
import { runsBehind, timings } from "./timings.ts";

const spread = (maxMs: number) => ({ p50Ms: 30_000, p95Ms: 60_000, maxMs });
const runs = (slackMs: number | null): SightingRuns => ({
  ...{ count: 20, delivered: spread(60_000), matched: spread(60_000), notified: spread(90_000) },
  ...{ budgetMs: slackMs === null ? null : 90_000 + slackMs, slackMs },
});
const at = (time: string): string => `2026-11-01T${time}Z`;

function rang(detection: string, slackMs: number | null): Finding {
  const times = {
    ...{ acted: at("00:00:00"), event: at("00:00:00"), delivered: at("00:05:00") },
    ...{ matched: at("00:06:00"), notified: at("00:06:01") },
  };
  const correlated = { strength: "strong", by: "the id of its request" } as const;
  const sighting = { detection, category: "detected", times, runs: runs(slackMs), correlated } as const;
  return { ...finding({ answer: "detection", verdict: "held", reason: `\`${detection}\` rang` }), sighting };
}

const DRILLS = [drill({}, [rang("unbound", null), rang("roomy", 600_000), rang("tight", -1_000)])];

test("every alarm that rang has a row, the least slack first, those without a bound behind", () => {
  const rows = timings(documentOf(DRILLS));
  expect(rows.map(({ detection, slack }) => [detection, slack])).toEqual([
    ["tight", "-1 s"],
    ["roomy", "10 m"],
    ["unbound", undefined],
  ]);
  expect(rows[0]?.stages).toEqual(["0 s", "5 m", "6 m", "6 m 1 s"]);
  expect(rows[0]?.runs).toEqual(["30 s", "1 m", "1 m 30 s"]);
  expect(rows[0]?.correlated).toBe("strong: by the id of its request");
  expect(runsBehind(rows)).toBe("20");
});

test("the page shows them, says that they are modelled, and has no section where nothing rang", () => {
  const page = renderHtml(evidenceOf(DRILLS));
  expect(page).toContain("How soon alarms rang");
  expect(page).toContain("Modelled, not measured");
  expect(page).toContain('href="#timings"');
  const silent = renderHtml(evidenceOf([drill({}, [])]));
  expect(silent).not.toContain("timings");
});

test("what was observed is not called modelled, and the page says which is which", () => {
  const modelled = rang("modelled", 600_000);
  const own = rang("seen", 600_000);
  const observed: Finding = {
    ...own,
    ...(own.sighting !== undefined && { sighting: { ...own.sighting, delays: "observed" } }),
  };
  const only = renderHtml(evidenceOf([drill({}, [observed])]));
  expect(only).not.toContain("Modelled, not measured");
  expect(only).toContain("Observed: seen on the target");
  const both = renderHtml(evidenceOf([drill({}, [modelled, observed])]));
  expect(both).toContain("Modelled, not measured");
  expect(both).toContain("Rows marked observed were seen on the target");
  expect(both).toContain("<code>seen</code> detected, observed");
  expect(both).not.toContain("<code>modelled</code> detected, observed");
});
