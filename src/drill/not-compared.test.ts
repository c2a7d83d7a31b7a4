/** What a finding says of what was left out, and what becomes of Regions that nobody had named. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { type Action, callApi, inRegion } from "../action/index.ts";
import { parametersFor } from "../compose/samples.test-support.ts";
import { composeStage } from "../compose.ts";
import { approveBaseline, takeBaseline } from "./baseline.ts";
import { Drill } from "./drill.ts";
import { expectRecovered, operatorNamed, prepareAs } from "./index.ts";

const PATIENT_MS = 60_000;
const scratch = mkdtempSync(join(tmpdir(), "orgdrill-not-compared-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function opened(): Promise<Drill> {
  const roots = { packageRoot: process.cwd(), workingDirectory: scratch };
  const drill = new Drill(composeStage(parametersFor("responding", { roots })));
  await drill.open({ kind: "under-test" });
  return drill;
}

const perform = (drill: Drill, action: Action): Promise<unknown> =>
  prepareAs(drill, operatorNamed(drill, { principal: "admin", account: "payments" }), action);

const there = (operation: string, input: Readonly<Record<string, unknown>>): Action =>
  inRegion("eu-west-1", callApi("events", operation, input));

const LEAK = { Name: "leak", EventPattern: '{"source":["aws.iam"]}' };

test(
  "a recovery is held only with the sentence that says what was not compared",
  async () => {
    const drill = await opened();
    await takeBaseline(drill);
    await expectRecovered(drill, {});
    const [finding, ...more] = drill.findings;
    expect(more).toEqual([]);
    expect(finding?.verdict).toBe("held");
    const parts = [
      "Regions other than us-east-1,",
      "objects in buckets",
      "messages in queues",
      "sessions that were handed out",
    ];
    for (const part of parts) expect(finding?.reason.split("; not compared: ")[1]).toContain(part);
  },
  PATIENT_MS,
);

test(
  "a Region in which somebody acted is read, and what is left there is told with its name",
  async () => {
    const drill = await opened();
    await takeBaseline(drill);
    await perform(drill, there("PutRule", LEAK));
    await expectRecovered(drill, {});
    const told = drill.recovery.record.residue.map(({ subject, aspect, after }) => [subject, aspect, after]);
    expect(told).toEqual([
      ["rule leak in payments (eu-west-1)", "pattern", LEAK.EventPattern],
      ["rule leak in payments (eu-west-1)", "state", "ENABLED"],
    ]);
    await perform(drill, there("DeleteRule", { Name: "leak" }));
    drill.findings.length = 0;
    await expectRecovered(drill, {});
    expect(drill.findings.map(({ verdict }) => verdict)).toEqual(["held"]);
    expect(drill.findings[0]?.reason).toContain("Regions other than us-east-1, eu-west-1,");
  },
  PATIENT_MS,
);

test(
  "what was in a Region before the baseline is in it, and is missed when it goes",
  async () => {
    const drill = await opened();
    await perform(drill, there("PutRule", LEAK));
    await takeBaseline(drill);
    expect(drill.recovery.baseline?.regions).toEqual(["us-east-1", "eu-west-1"]);
    await perform(drill, there("DeleteRule", { Name: "leak" }));
    await expectRecovered(drill, {});
    expect(drill.findings.map(({ verdict }) => verdict)).toEqual(["broke", "broke"]);
  },
  PATIENT_MS,
);

test(
  "an approved baseline that has not read a Region leaves a doubt where somebody acted there",
  async () => {
    const earlier = await opened();
    await takeBaseline(earlier);
    writeFileSync(join(scratch, "baseline.json"), JSON.stringify(earlier.recovery.baseline));
    const drill = await opened();
    approveBaseline(drill, "baseline.json");
    await perform(drill, there("ListRules", {}));
    await expectRecovered(drill, {});
    expect(drill.findings.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ["inconclusive", expect.stringContaining("payments (eu-west-1) could not be read for the baseline")],
    ]);
  },
  PATIENT_MS,
);

test("a baseline of an earlier version, which read less, is refused with what to do", async () => {
  const drill = await opened();
  const older = { readAt: "2026-11-01T00:00:00Z", costs: { from: "2026-10-01", until: "2026-11-01" }, facts: [] };
  writeFileSync(join(scratch, "older.json"), JSON.stringify(older));
  expect(() => approveBaseline(drill, "older.json")).toThrow("take it anew and approve it");
});
