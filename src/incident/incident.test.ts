import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadDetections, Mistakes, readDetections, sourceOf } from "../detection/index.ts";
import { parseExample, parseInjects, parseTimeline } from "./index.ts";

const INCIDENTS = fileURLToPath(new URL("../../scenarios/incidents", import.meta.url));
const mistakesIn = (text: string): Mistakes => new Mistakes(sourceOf("timeline.yaml", text));

const timeline = (acts: string): string => `orgdrill-incident: 1\ntitle: x\nacts:\n${acts}`;
const ACT = "  - { id: leave, at: 5m, actor: { account: lab, principal: admin }, action: leave-organization }\n";

describe.each(readdirSync(INCIDENTS))("the incident %s", (name) => {
  const read = (file: string): string => readFileSync(join(INCIDENTS, name, file), "utf8");

  test("is whole, and nothing in it is a mistake", () => {
    const files = [read("timeline.yaml"), read("injects.yaml"), read("organization.yaml")].map(mistakesIn);
    const [acts, injects, organization] = files;
    if (acts === undefined || injects === undefined || organization === undefined) throw new Error("three files");
    expect(parseTimeline(acts)?.acts.length).toBeGreaterThan(2);
    expect(parseInjects(injects)?.length).toBeGreaterThan(1);
    parseExample(organization);
    expect(files.flatMap(({ all }) => all)).toEqual([]);
    for (const file of ["brief.md", "runbook.md"]) expect(read(file)).toMatch(/^# /);
  });

  test("brings detections without mistakes", () => {
    const found = readDetections(join(INCIDENTS, name, "detections"));
    if (!found.ok) throw new Error(found.refusal);
    const loaded = loadDetections(found.value);
    expect(loaded.mistakes).toEqual([]);
    expect(loaded.detections.length).toBeGreaterThan(1);
  });
});

describe("a timeline", () => {
  test("is read with its times in milliseconds", () => {
    const mistakes = mistakesIn(timeline(ACT));
    expect(parseTimeline(mistakes)?.acts).toEqual([
      {
        id: "leave",
        atMs: 300_000,
        actor: { account: "lab", principal: "admin" },
        action: "leave-organization",
        parameters: {},
        story: undefined,
      },
    ]);
  });

  test.each([
    ["an unknown action", ACT.replace("leave-organization", "leave"), "4:77: no action is called `leave`"],
    ["an unknown key", ACT.replace("at: 5m", "at: 5m, when: 3"), "4:26: `when` is not understood here"],
    ["no time", ACT.replace("at: 5m, ", ""), "4:5: expected the key `at`, it is missing"],
    ["a wrong time", ACT.replace("5m", "soon"), "4:22: expected a time after the beginning"],
    ["an act that stands twice", ACT + ACT, "5:5: `leave` stands twice in `acts`"],
    ["time that goes back", ACT + ACT.replace("5m", "1m").replace("leave,", "again,"), "5:5: `again` is earlier than"],
    ["an actor without a principal", ACT.replace(", principal: admin", ""), "4:33: expected the key `principal`"],
    ["missing parameters", ACT.replace("leave-organization", "call-api"), "4:5: `call-api` needs `parameters`"],
    ["a parameter too many", ACT.replace(" }\n", ", parameters: { x: 1 } }\n"), "`x` is not understood here"],
    ["no acts", "  []\n", "1:1: expected at least one act in `acts`"],
  ])("with %s is refused with its place", (_, acts, message) => {
    const mistakes = mistakesIn(timeline(acts));
    expect(parseTimeline(mistakes)).toBeUndefined();
    expect(mistakes.all.map((each) => `${each.line}:${each.column}: ${each.message}`).join("\n")).toContain(message);
  });

  test("of another version, or no timeline at all, is refused", () => {
    for (const text of ["", "[]", "orgdrill-incident: 2\ntitle: x\nacts: []", "a: 1\n---\nb: 2"]) {
      const mistakes = mistakesIn(text);
      expect(parseTimeline(mistakes), text).toBeUndefined();
      expect(mistakes.all.length, text).toBeGreaterThan(0);
    }
  });

  test("that is any text makes no reader throw", () => {
    const pieces = [
      "orgdrill-incident: 1\n",
      "title: ",
      "acts:\n",
      "  - ",
      "injects:\n",
      "id: a\n",
      "__proto__: ",
      "{}",
      "at: 1h",
    ];
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string())), (parts) => {
        for (const parse of [parseTimeline, parseInjects, parseExample]) parse(mistakesIn(parts.join("")));
      }),
    );
  });
});
