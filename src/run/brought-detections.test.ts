import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sha256 } from "../kernel/index.ts";
import { runAndWrite } from "./run-and-write.ts";
import type { RunRequest } from "./run-request.ts";
import { buildOnce, NOBODY, requestFor, temporaryFolder, written } from "./samples.test-support.ts";

const FEATURE = `Feature: Small

  @id:rings
  Scenario: Somebody would notice
    Given the organization under test
    And an attacker holds "admin" in "kept-created"
    When the attacker tries to leave the organization
    Then a detection rings for every attempt within 15 minutes
`;

const rule = (eventName: string): string =>
  `title: x\nname: leaving\nlogsource: { product: aws, service: cloudtrail }\ndetection:\n  selection: { eventName: ${eventName} }\n  condition: selection\n`;

const folders: string[] = [];
beforeAll(buildOnce, 60_000);
afterAll(() => {
  for (const each of folders) rmSync(each, { recursive: true, force: true });
});

/** Runs the feature with the detections in `where`, a folder inside or outside of where the reader stands. */
async function ran(files: Readonly<Record<string, string>>, over: Partial<RunRequest> = {}, isOutside = false) {
  const place = temporaryFolder();
  const other = isOutside ? temporaryFolder() : place;
  folders.push(place, other);
  for (const [name, text] of Object.entries(files)) written(join(other, "rules"), name, text);
  const path = written(place, "small.feature", FEATURE);
  const request = requestFor(place, { paths: [path], detectionsFolder: join(other, "rules"), ...over });
  return { finished: await runAndWrite(request, NOBODY), place, request };
}

async function document(...given: Parameters<typeof ran>) {
  const { finished, request } = await ran(...given);
  if (!finished.ok) throw new Error(finished.refusal.lines.join("\n"));
  return { ...finished.value, request };
}

describe("a run with detections", () => {
  test("that no drill would hear is refused before anything runs", async () => {
    const place = temporaryFolder();
    folders.push(place);
    written(join(place, "rules"), "a.yml", rule("LeaveOrganization"));
    const onExample = FEATURE.replace("the organization under test", 'the "two-organizations" organization');
    const path = written(place, "example.feature", onExample);
    const request = requestFor(place, { paths: [path], detectionsFolder: join(place, "rules") });
    expect(await runAndWrite(request, NOBODY)).toMatchObject({
      ok: false,
      refusal: {
        exitCode: 2,
        lines: [expect.stringContaining("none of the selected drills is on the organization under test")],
        nextStep: expect.stringContaining("give --org"),
      },
    });
  });

  test("calls a rule that has a UUID alone by its title, and takes either", async () => {
    const id = "11111111-2222-4333-8444-555555555555";
    const rules = {
      "a.yml": rule("LeaveOrganization").replace("title: x\nname: leaving", `title: A departure\nid: ${id}`),
    };
    for (const name of ["A departure", id]) {
      const place = temporaryFolder();
      folders.push(place);
      for (const [file, text] of Object.entries(rules)) written(join(place, "rules"), file, text);
      const feature = FEATURE.replace("a detection rings for every attempt", `the detection "${name}" rings`);
      const paths = [written(place, "named.feature", feature)];
      const finished = await runAndWrite(requestFor(place, { paths, detectionsFolder: join(place, "rules") }), NOBODY);
      if (!finished.ok) throw new Error(finished.refusal.lines.join("\n"));
      const [drill] = finished.value.document.drills;
      expect(drill?.verdict).toBe("held");
      expect(drill?.findings[0]?.sighting?.detection).toBe(`A departure (${id})`);
    }
  });

  test("tells a drill on an example organization that they are not judged there", async () => {
    const place = temporaryFolder();
    folders.push(place);
    written(join(place, "rules"), "a.yml", rule("LeaveOrganization"));
    const named = FEATURE.replace("a detection rings for every attempt", 'the detection "leaving" rings');
    const onExample = named
      .replace("@id:rings", "@id:elsewhere")
      .replace("the organization under test", 'the "two-organizations" organization');
    const paths = [written(place, "own.feature", named), written(place, "example.feature", onExample)];
    const finished = await runAndWrite(requestFor(place, { paths, detectionsFolder: join(place, "rules") }), NOBODY);
    if (!finished.ok) throw new Error(finished.refusal.lines.join("\n"));
    const drills = finished.value.document.drills.map(({ id, verdict, remark = "" }) => ({ id, verdict, remark }));
    expect(drills).toEqual([
      { id: "rings", verdict: "held", remark: "" },
      {
        id: "elsewhere",
        verdict: "inconclusive",
        remark: expect.stringContaining("judged on the organization under test, and this drill is on another"),
      },
    ]);
  });

  test("judges them, and keeps them as inputs with their hashes", async () => {
    const files = { "a.yml": rule("LeaveOrganization"), "placement.yaml": "account: kept-created\n" };
    const { document: run, folder } = await document(files);
    expect(run.drills.map(({ verdict }) => verdict)).toEqual(["held"]);
    expect(run.drills[0]?.findings[0]?.place?.file).toBe("rules/a.yml");
    expect(run.run.inputs.detections).toEqual({
      folder: "rules",
      files: Object.entries(files).map(([name, text]) => ({
        path: `rules/${name}`,
        sha256: sha256(text),
        bytes: text.length,
      })),
    });
    expect(readdirSync(join(folder, "inputs", "working", "rules"))).toEqual(["a.yml", "placement.yaml"]);
    expect(readFileSync(join(folder, "inputs", "working", "rules", "a.yml"), "utf8")).toBe(files["a.yml"]);
  });

  test("has another id for other detections, and one for none", async () => {
    const one = await document({ "a.yml": rule("LeaveOrganization") });
    const again = await document({ "a.yml": rule("LeaveOrganization") });
    const other = await document({ "a.yml": rule("StopLogging") });
    expect(again.document.run.id).toBe(one.document.run.id);
    expect(other.document.run.id).not.toBe(one.document.run.id);
    expect(other.document.drills[0]?.verdict).toBe("broke");
    expect(other.document.drills[0]?.findings[0]?.reason).toContain("LeaveOrganization arrives and does not fit it");
  });

  test("calls files from outside by their place in their folder", async () => {
    const { document: run, folder } = await document({ "deep/a.yml": rule("LeaveOrganization") }, {}, true);
    expect(run.run.inputs.detections?.folder).toBe("outside:detections-brought");
    expect(readdirSync(join(folder, "inputs", "outside", "detections-brought", "deep"))).toEqual(["a.yml"]);
  });

  test("is refused before anything runs when they hold a mistake, with its place", async () => {
    const files = { "a.yml": rule("[").replace("[", ""), "b.yml": "title: [\n", "placement.yaml": "account: nobody\n" };
    const { finished } = await ran(files);
    if (finished.ok) throw new Error("it ran");
    expect(finished.refusal.exitCode).toBe(2);
    expect(finished.refusal.lines.join("\n")).toMatch(/^rules\/b\.yml:\d+:\d+: /m);
    expect(finished.refusal.lines.join("\n")).toContain("rules/placement.yaml:1:10: expected `every account`");
    const { finished: empty } = await ran({});
    expect(empty.ok ? 0 : empty.refusal.exitCode).toBe(2);
  });

  test("says that rules in Python are not run", async () => {
    const python =
      "AnalysisType: rule\nRuleID: X.Y\nFilename: x.py\nEnabled: true\nLogTypes: [AWS.CloudTrail]\nSeverity: High\n";
    const { document: run } = await document({ "a.yml": rule("LeaveOrganization"), "b.yml": python });
    expect(run.limits.join("\n")).toContain("rules in Python are not run in drills");
    expect(run.limits.join("\n")).toContain("X.Y");
  });
});
