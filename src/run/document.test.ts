import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeStage, type StageDescription } from "../compose.ts";
import { call, drill, finding } from "../evidence/samples.test-support.ts";
import { instant } from "../kernel/index.ts";
import { documentOf } from "./document.ts";
import { namesakes, pinnedInputs, pinnedPath } from "./pinned-inputs.ts";
import { parametersOf } from "./run.ts";
import type { RunRequest } from "./run-request.ts";
import { requestFor, temporaryFolder, written } from "./samples.test-support.ts";

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const one = written(folder, "f/one.feature", "Feature: one\n");
const two = written(folder, "f/two.feature", "Feature: two\n");

let stage: StageDescription;
beforeAll(async () => {
  const described = await describeStage(parametersOf(requestFor(folder)));
  if (!described.ok) throw new Error(described.refusal.lines.join("\n"));
  stage = described.value;
});

const document = (over: Partial<RunRequest> = {}, concluded: Partial<Parameters<typeof documentOf>[1]> = {}) =>
  documentOf(requestFor(folder, over), {
    drills: [drill()],
    drillFiles: new Map(),
    features: [one],
    stage,
    startedAt: new Date(0),
    finishedAt: new Date(1),
    ...concluded,
  });

describe("the run id", () => {
  test("is the same for the same inputs, seed, start and version, whatever came out and whenever it was", () => {
    const again = document({}, { drills: [], startedAt: new Date(99), finishedAt: new Date(100) });
    expect(again.run.id).toBe(document().run.id);
    expect(document({ reportDirectory: "/elsewhere", formats: [], parallel: 4 }).run.id).toBe(document().run.id);
    expect(document().run.id).toMatch(/^run-[0-9a-f]{16}$/);
  });

  test.each<readonly [string, Partial<RunRequest>]>([
    ["seed", { seed: 2 }],
    ["start", { at: instant(0) }],
    ["version", { version: "9.9.9" }],
    ["tags", { tags: "@a" }],
    ["name", { name: "a" }],
    ["assumption", { assume: { "leave-check-order": "sign-up-before-wait" } }],
    ["assumption mode", { assumptionMode: "all" }],
    ["throttling", { throttle: true }],
  ])("is another with another %s", (_, over) => {
    expect(document(over).run.id).not.toBe(document().run.id);
  });

  test("is another with other features, other lines of them, or another text", () => {
    const ids = [[one], [two], [one, two], [two, one], [`${one}:3`]].map(
      (features) => document({}, { features }).run.id,
    );
    expect(new Set(ids).size).toBe(ids.length);
    const changing = written(folder, "changing.feature", "Feature: a\n");
    const before = document({}, { features: [changing] }).run.id;
    written(folder, "changing.feature", "Feature: b\n");
    expect(document({}, { features: [changing] }).run.id).not.toBe(before);
  });

  test("is the same in another folder with the same names", () => {
    const elsewhere = temporaryFolder();
    const moved = written(elsewhere, "f/one.feature", "Feature: one\n");
    const roots = { ...requestFor(folder).roots, workingDirectory: elsewhere };
    expect(document({ roots }, { features: [moved] }).run.id).toBe(document().run.id);
    rmSync(elsewhere, { recursive: true });
  });
});

describe("the document", () => {
  test("names every input by a label, with lines, in the order in which the drills were planned", () => {
    const { inputs } = document({}, { features: [two, `${one}:3:9`] }).run;
    expect(inputs.features.map((each) => each.path)).toEqual(["f/two.feature", "f/one.feature:3:9"]);
    expect(inputs.organization?.path).toBe("orgdrill:scenarios/organizations/two-organizations.yaml");
    expect(inputs.documents.map((each) => each.path)).toEqual(["orgdrill:scenarios/organizations/scp/deny-leave.json"]);
    expect(JSON.stringify(document().run)).not.toContain(folder);
  });

  test("keeps wall-clock times and the machine in the envelope alone", () => {
    const { envelope, ...core } = document({}, { startedAt: new Date("2031-05-06T07:08:09Z") });
    expect(envelope).toMatchObject({ number: 0, startedAt: "2031-05-06T07:08:09.000Z" });
    expect(JSON.stringify(core)).not.toContain("2031");
    expect(JSON.stringify(core)).not.toContain(process.version);
  });

  test("claims no gap that was closed: trails and quotas are emulated where the file has them", () => {
    const limits = document().limits.join("\n");
    expect(limits).toContain("where the organization file names trails");
    expect(limits).not.toMatch(/(trails|quotas|GuardDuty)[^\n]*not emulated/);
  });

  test("says whether calls were throttled, in its inputs and its limits", () => {
    expect(document({ throttle: true }).run.inputs.throttle).toBe(true);
    expect(document({ throttle: true }).limits.join()).toContain("only the rates that AWS documents");
    expect(document().run.inputs).not.toHaveProperty("throttle");
    expect(document({ throttle: false }).run.id).toBe(document().run.id);
    expect(document().limits.join()).toContain("API throttling");
  });

  test("shows the reader's organizations, not those that the drill added", () => {
    expect(document().organizations.map(({ name, accounts, guardrails }) => [name, accounts, guardrails])).toEqual([
      ["acme", 9, ["deny-leave"]],
      ["umbrella", 2, []],
    ]);
  });

  test("keeps with each drill what it rests on that is inferred, as the catalogue has it now", () => {
    const left = call({ outcome: { kind: "succeeded", output: {} } });
    const judged = drill({}, [finding({ answer: "detection" })]);
    const [kept] = document(
      {},
      { drills: [judged], drillFiles: new Map([[judged.id, { calls: [left], trail: [] }]]) },
    ).drills;
    expect(kept?.inferred?.map(({ of, name }) => `${of} ${name}`)).toEqual([
      "answer organizations:LeaveOrganization",
      "record organizations:LeaveOrganization",
    ]);
    expect(kept?.findings[0]?.inferred).toEqual(["organizations:LeaveOrganization"]);
    expect(document().drills[0]?.inferred).toEqual([]);
  });

  test("has its totals and verdict from its drills", () => {
    expect(document({}, { drills: [drill(), drill({ verdict: "broke" })] })).toMatchObject({
      verdict: "broke",
      totals: { selected: 2, held: 1, broke: 1 },
    });
    expect(document({}, { drills: [] })).toMatchObject({ verdict: "notRun", totals: { selected: 0 } });
  });
});

describe("pinned inputs", () => {
  test("are copies of everything that was read, below the root that they came from", () => {
    const pinned = pinnedInputs(requestFor(folder), [`${two}:3`, one, `${one}:9`], stage);
    expect([...pinned.keys()]).toEqual([
      "working/f/one.feature",
      "working/f/two.feature",
      "package/scenarios/organizations/scp/deny-leave.json",
      "package/scenarios/organizations/two-organizations.yaml",
    ]);
    expect(pinned.get("working/f/two.feature")).toBe("Feature: two\n");
  });

  test.each([
    ["orgdrill:features/a.feature", "package/features/a.feature"],
    ["outside:scp/a.json", "outside/scp/a.json"],
    ["f/one.feature", "working/f/one.feature"],
  ])("%s lies at %s", (label, path) => {
    expect(pinnedPath(label)).toBe(path);
  });

  test("that would take each other's place are refused before anything runs", () => {
    const { roots } = requestFor(join(folder, "f"));
    const clash = namesakes(["/ext/a/x.feature:3", "/ext/b/x.feature", one], roots);
    expect(clash).toMatchObject({ exitCode: 2 });
    expect(clash?.lines).toEqual([
      "/ext/a/x.feature: also called `outside:x.feature`",
      "/ext/b/x.feature: also called `outside:x.feature`",
    ]);
    expect(namesakes([`${one}:3`, `${one}:9`, two], roots)).toBeUndefined();
  });
});
