import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { runAndWrite } from "./run-and-write.ts";
import type { RunRequest } from "./run-request.ts";
import { buildOnce, HERE, NOBODY, requestFor, temporaryFolder, written } from "./samples.test-support.ts";

const FEATURE = `Feature: Small

  Rule: Nobody leaves a unit that denies it

    @id:kept
    Scenario: Kept
      Given the organization under test
      And an attacker holds "admin" in "kept-created"
      When the attacker tries to leave the organization
      Then the attempt is stopped by the guardrail "deny-leave"

    @id:open
    Scenario: Open
      Given the organization under test
      And an attacker holds "admin" in "open-complete"
      When the attacker tries to leave the organization
      Then the attempt is stopped by the guardrail "deny-leave"

    @id:unasked
    Scenario: Nobody asked
      Given the organization under test
      And an attacker holds "admin" in "kept-created"
      When the attacker tries to leave the organization
      Then a detection rings for every attempt within 15 minutes

    @id:crashed
    Scenario: No such account
      Given the organization under test
      And an attacker holds "admin" in "no-such-account"
      When the attacker tries to leave the organization
      Then the attempt succeeds
`;

const folders: string[] = [];
const folder = (): string => {
  folders.push(temporaryFolder());
  return folders.at(-1) ?? "";
};
beforeAll(buildOnce, 60_000);
afterEach(() => void vi.useRealTimers());
afterAll(() => {
  for (const each of folders) rmSync(each, { recursive: true, force: true });
});

async function ran(over: Partial<RunRequest> = {}, feature = FEATURE) {
  const place = folder();
  const path = written(place, "small.feature", feature);
  const finished = await runAndWrite(requestFor(place, { paths: [path], ...over }), NOBODY);
  if (!finished.ok) throw new Error(finished.refusal.lines.join("\n"));
  return finished.value;
}

/** Everything but the envelope, what carries it, and what is rendered from it. */
function coreOf(run: string): Readonly<Record<string, string>> {
  const paths = readdirSync(run, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name).slice(run.length + 1))
    .sort();
  const core = paths.filter((path) => /^(calls|trail|policies|inputs)\/|^ledger\.ndjson$/.test(path));
  const { envelope: _, ...document } = JSON.parse(readFileSync(join(run, "run.json"), "utf8"));
  const manifest = JSON.parse(readFileSync(join(run, "manifest.json"), "utf8"));
  const hashes = manifest.files.filter((each: { covers: string }) => each.covers === "core");
  return {
    ...Object.fromEntries(core.map((path) => [path, readFileSync(join(run, path), "utf8")])),
    "run.json": JSON.stringify(document),
    "manifest core": JSON.stringify([manifest.core, hashes]),
  };
}

describe("the same request", () => {
  test("gives the same bytes twice in one process, and on another day", async () => {
    const first = coreOf((await ran()).folder);
    expect(Object.keys(first)).toEqual(
      expect.arrayContaining([
        "ledger.ndjson",
        "calls/kept.json",
        "trail/kept.json",
        "policies/deny-leave.json",
        "inputs/working/small.feature",
        "inputs/package/scenarios/organizations/two-organizations.yaml",
      ]),
    );
    expect(coreOf((await ran()).folder)).toEqual(first);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2031, 1, 28, 23, 59, 59) });
    const elsewhen = await ran();
    expect(elsewhen.document.envelope.startedAt).toBe("2031-02-28T23:59:59.000Z");
    expect(coreOf(elsewhen.folder)).toEqual(first);
  }, 60_000);

  test("with another seed, start or version is another run", async () => {
    const ids = new Set<string>();
    for (const over of [{}, { seed: 2 }, { at: Date.UTC(2027, 0, 1) as never }, { version: "9.9.9" }])
      ids.add((await ran(over)).document.run.id);
    expect(ids.size).toBe(4);
  }, 60_000);
});

test("every ending is told apart: held, broke, not run, and a crash that is Inconclusive", async () => {
  const { document } = await ran();
  expect(document.drills.map((each) => [each.id, each.verdict, each.ending])).toEqual([
    ["kept", "held", "completed"],
    ["open", "broke", "completed"],
    ["unasked", "notRun", "notRun"],
    ["crashed", "inconclusive", "crashed"],
  ]);
  expect(document.totals).toEqual({ selected: 4, held: 1, broke: 1, inconclusive: 1, notRun: 1, accepted: 0 });
  expect(document.verdict).toBe("broke");
  const [kept, open, unasked, crashed] = document.drills;
  expect(kept?.sensitivity).toMatchObject([{ guardrail: "deny-leave", result: "confirmed" }]);
  expect(open?.affectedAccounts).toEqual(["100000000021"]);
  expect(open?.steps.map((each) => each.verdict)).toEqual(["held", "held", "held", "broke"]);
  expect(unasked?.remark).toContain("declares no detections");
  expect(unasked?.steps.map((each) => each.verdict)).toEqual(["held", "held", "held", "notRun"]);
  expect(crashed?.remark).toContain("no account `no-such-account`; known: ");
  expect(crashed?.steps.map((each) => each.verdict)).toEqual(["held", "inconclusive", "notRun", "notRun"]);
}, 60_000);

const TWINS = `Feature: Twins by hand

  Rule: Nobody leaves a unit that denies it

    @id:kept
    Scenario: Kept
      Given the organization under test
      And an attacker holds "admin" in "kept-created"
      When the attacker tries to leave the organization
      Then the attempt is stopped by the guardrail "deny-leave"

    @sensitivity
    Scenario: Without the guardrail
      Given the organization under test
      And the guardrail "deny-leave" is detached from "Kept"
      And an attacker holds "admin" in "kept-created"
      When the attacker tries to leave the organization
      Then the attempt succeeds

  Rule: The guardrail stays

    @id:forgotten
    Scenario: Kept
      Given the organization under test
      And an attacker holds "admin" in "kept-created"
      When the attacker tries to leave the organization
      Then the attempt is stopped by the guardrail "deny-leave"

    @sensitivity
    Scenario: Nothing is taken away
      Given the organization under test
      And an attacker holds "admin" in "kept-created"
      When the attacker tries to leave the organization
      Then the attempt succeeds
`;

describe("twins written by hand", () => {
  test("are no drills: they tell about the guardrails of their own rule", async () => {
    const { document } = await ran({}, TWINS);
    expect(document.totals.selected).toBe(2);
    expect(document.drills.map((each) => [each.id, each.verdict, each.sensitivity])).toEqual([
      [
        "kept",
        "held",
        [
          {
            guardrail: "deny-leave",
            result: "confirmed",
            removalSet: ["deny-leave"],
            reason: "the twin `Without the guardrail` held: the attack succeeds",
          },
        ],
      ],
      [
        "forgotten",
        "inconclusive",
        [
          {
            guardrail: "deny-leave",
            result: "vacuous",
            removalSet: [],
            reason: "the twin `Nothing is taken away` broke: it does not take deny-leave away",
          },
        ],
      ],
    ]);
  }, 60_000);

  test("alone are nothing to run", async () => {
    const place = folder();
    const path = written(place, "twins.feature", TWINS);
    const counted: number[] = [];
    const progress = { ...NOBODY, planned: (count: number) => counted.push(count) };
    const refused = await runAndWrite(requestFor(place, { paths: [path], tags: "@sensitivity" }), progress as never);
    expect(refused).toMatchObject({ ok: false, refusal: { exitCode: 4 } });
    expect(counted).toEqual([]);
    expect(readdirSync(place)).not.toContain("runs");
    const both = await runAndWrite(requestFor(place, { paths: [path] }), progress as never);
    expect([both.ok, counted]).toEqual([true, [2]]);
  }, 60_000);
});

describe("nothing is run, and no run is written, when", () => {
  const refusedBy = async (over: Partial<RunRequest>, feature = FEATURE) => {
    const place = folder();
    const path = written(place, "small.feature", feature);
    const finished = await runAndWrite(requestFor(place, { paths: [path], ...over }), NOBODY);
    const runs = join(place, "reports", "runs");
    const left = readdirSync(place).includes("reports") ? readdirSync(join(place, "reports")) : [];
    return { refusal: finished.ok ? undefined : finished.refusal, runs, left };
  };

  test.each<readonly [string, Partial<RunRequest>, string, number, string]>([
    ["a step is undefined", {}, FEATURE.replace("tries to leave", "flees"), 4, "no step is called"],
    [
      "the feature cannot be read as Gherkin",
      {},
      "Feature: x\n\n  Scenario: y\n    Given z\n    Bogus step\n",
      2,
      "small.feature:5:5: expected",
    ],
    ["the tags select nothing", { tags: "@nobody" }, FEATURE, 4, "tags in these features: @id:crashed @id:kept"],
    ["a format is unknown", { formats: ["pdf"] }, FEATURE, 2, "no report format is called `pdf`"],
    ["an assumption is unknown", { assume: { x: "y" } }, FEATURE, 2, "no assumption is called `x`"],
    ["a path is not there", { paths: ["/no/such/path.feature"] }, FEATURE, 2, "is not there"],
    [
      "the exceptions cannot be read",
      { exceptionsFile: join(HERE, "README.md") },
      FEATURE,
      2,
      "cannot be read as JSON",
    ],
    ["the exceptions are not there", { exceptionsFile: "/no/such/exceptions.json" }, FEATURE, 2, "is not there"],
  ])("%s", async (_, over, feature, exitCode, line) => {
    const { refusal, left } = await refusedBy(over, feature);
    expect(refusal?.exitCode).toBe(exitCode);
    expect(refusal?.lines.join("\n")).toContain(line);
    expect(left).not.toContain("latest");
  });
});

test("a report folder that cannot be written to is named once", async () => {
  const place = folder();
  const reportDirectory = written(place, "a-file", "");
  const path = written(place, "small.feature", FEATURE);
  const finished = await runAndWrite(requestFor(place, { paths: [path], reportDirectory }), NOBODY);
  const said = finished.ok ? "" : finished.refusal.lines.join("\n");
  expect(said.split("a-file")).toHaveLength(2);
});
