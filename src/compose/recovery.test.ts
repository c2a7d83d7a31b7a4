import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { callApi, detachGuardrail } from "../action/index.ts";
import { composeStage } from "../compose.ts";
import {
  accountNamed,
  approveBaseline,
  attemptAs,
  Drill,
  expectRecovered,
  guardrailNamed,
  prepare,
  takeBaseline,
} from "../drill/index.ts";
import { drill as drillResult, evidenceOf } from "../reporting/fixture.test-support.ts";
import { renderHtml } from "../reporting/formats/html.ts";
import { parametersFor } from "./samples.test-support.ts";

const scratch = mkdtempSync(join(tmpdir(), "orgdrill-baseline-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const ROOTS = { packageRoot: process.cwd(), workingDirectory: scratch };

async function opened(): Promise<Drill> {
  const drill = new Drill(composeStage(parametersFor("watched", { roots: ROOTS })));
  await drill.open({ kind: "incident", name: "taken-and-returned" });
  return drill;
}

const rootId = (drill: Drill): string => drill.organization.rootId;
const verdicts = (drill: Drill): readonly string[] => drill.findings.map(({ verdict }) => verdict);

test("a baseline that was approved is compared with a world of another run", async () => {
  const earlier = await opened();
  await takeBaseline(earlier);
  writeFileSync(join(scratch, "baseline.json"), JSON.stringify(earlier.recovery.baseline));
  const drill = await opened();
  approveBaseline(drill, "baseline.json");
  await expectRecovered(drill, {});
  expect(verdicts(drill)).toEqual(["held"]);
  expect(drill.recovery.record.baseline?.source).toBe("baseline.json");
});

test("what has drifted since is told, and only that", async () => {
  const drill = await opened();
  await takeBaseline(drill);
  await prepare(drill, detachGuardrail(guardrailNamed(drill, "protect-alarms").id, rootId(drill)));
  await prepare(drill, callApi("iam", "CreateUser", { UserName: "helper" }));
  await expectRecovered(drill, {});
  const { residue } = drill.recovery.record;
  expect(residue.map(({ subject, aspect, before, after }) => [subject, aspect, before, after])).toEqual([
    ["policy protect-alarms (SERVICE_CONTROL_POLICY)", "attached to", "Root", null],
    ["user helper of management", "is there", null, "yes"],
  ]);
  expect(verdicts(drill)).toEqual(["broke", "broke"]);
});

test("the report shows it, and nothing in it can become markup", async () => {
  const drill = await opened();
  await takeBaseline(drill);
  await prepare(drill, callApi("iam", "CreateUser", { UserName: "helper" }));
  await expectRecovered(drill, {
    accepted: [{ subject: "user helper of management", aspect: "*", why: "<script>alert(1)</script>" }],
  });
  const page = renderHtml(evidenceOf([drillResult({ incident: drill.recovery.record }, drill.findings)]));
  expect(page).toContain("Containment and recovery");
  expect(page).toContain("user helper of management: <b>is there</b>");
  expect(page).not.toContain("<script>alert(1)");
  expect(renderHtml(evidenceOf())).not.toContain("Containment and recovery");
});

test("a file that is no baseline is refused with its name", async () => {
  writeFileSync(join(scratch, "broken.json"), "{}");
  const drill = await opened();
  expect(() => approveBaseline(drill, "broken.json")).toThrow("`broken.json`: expected `readAt`");
  expect(() => approveBaseline(drill, "absent.json")).toThrow("`absent.json` is not there");
});

describe("what must not pass for recovered", () => {
  const attack = (drill: Drill) =>
    attemptAs(drill, [attackerIn(drill)], () => callApi("iam", "CreateUser", { UserName: "planted" }));
  const attackerIn = (drill: Drill) => ({
    ...{ name: "the attacker", role: "attacker" as const, principal: "admin" },
    account: accountNamed(drill, "management"),
  });

  test("a baseline that is taken after the intruder has begun is refused", async () => {
    const drill = await opened();
    await attack(drill);
    await expect(takeBaseline(drill)).rejects.toThrow("too late: the intruder has begun (call iam CreateUser)");
  });

  test("a part that the baseline could not read, where the intruder acted, is a doubt; elsewhere it is named", async () => {
    const drill = await opened();
    await takeBaseline(drill);
    const { baseline } = drill.recovery;
    if (baseline === undefined) throw new Error("no baseline");
    drill.recovery.baseline = { ...baseline, unread: [{ subject: "rules of management", why: "AccessDenied" }] };
    await expectRecovered(drill, {});
    expect(drill.findings.at(-1)).toMatchObject({
      verdict: "held",
      reason: expect.stringContaining("not compared: rules of management"),
    });
    await attack(drill);
    await expectRecovered(drill, {
      accepted: [{ subject: "user planted of management", aspect: "is there", why: "so" }],
    });
    expect(drill.findings.at(-1)).toMatchObject({
      verdict: "inconclusive",
      reason: expect.stringContaining("nobody knows what is different"),
    });
  });

  test("a row that accepts whatever there is, is refused", async () => {
    const drill = await opened();
    await takeBaseline(drill);
    await expect(expectRecovered(drill, { accepted: [{ subject: "*", aspect: "*", why: "so" }] })).rejects.toThrow(
      "a row accepts `*` of `*`",
    );
  });
});
