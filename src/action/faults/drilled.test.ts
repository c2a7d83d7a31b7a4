/** Every fault has a drill that ships: it says what breaks and what still works, and sees the pipeline at work again. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { FAULTS } from "./faults.ts";

const FEATURES = fileURLToPath(new URL("../../../features", import.meta.url));

/** The texts of scenarios, each with its examples. */
function scenarios(): readonly string[] {
  const files = readdirSync(FEATURES, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".feature"),
  );
  return files.flatMap((name) => scenariosIn(readFileSync(join(FEATURES, name), "utf8")));
}

const scenariosIn = (text: string): readonly string[] =>
  text.split(/^\s*(?=Scenario(?: Outline)?:|Rule:|Background:)/m).filter((block) => block.startsWith("Scenario"));

/** Also those that the column `fault` of its examples names. */
function faultsOf(scenario: string): readonly string[] {
  const named = [...scenario.matchAll(/\bfault "([^"<>]+)"/g)].map(([, name = ""]) => name);
  const rows = [...scenario.matchAll(/^\s*\|(.+)\|\s*$/gm)].map(([, cells = ""]) =>
    cells.split("|").map((each) => each.trim()),
  );
  const column = rows.find((cells) => cells.includes("fault"))?.indexOf("fault") ?? -1;
  return column < 0 ? named : [...named, ...rows.map((cells) => cells[column] ?? "")];
}

const BREAKS =
  /goes blind|fires late|come late|\d times for one record|is refused with|half done|not done|does not see it|sets off the alarm|quiet minutes|still fires exactly once/;
const STILL_WORKS =
  /still fires|is recorded in the event history|waits in the queue|is reported by|another alarm reports|response is (?:done|<again>)/;
const IS_MENDED = /after recovery/;

const ALL = scenarios();

test.each(FAULTS.map(({ name, kind }) => ({ name, kind })))("$kind is drilled: $name", ({ name, kind }) => {
  const drills = ALL.filter((each) => faultsOf(each).some((fault) => fault === name || fault === kind));
  expect(drills.length, "no scenario names it").toBeGreaterThan(0);
  const whole = drills.filter((each) => [BREAKS, STILL_WORKS, IS_MENDED].every((words) => words.test(each)));
  expect(whole.length, "no scenario says what breaks, what still works, and that it is mended").toBeGreaterThan(0);
});

test("a fault is found by name and in examples, and a scenario without a recovery is not whole", () => {
  const [scenario = ""] = scenariosIn(
    'Rule: x\n\n  Scenario Outline: y\n    When the fault "<fault>" strikes\n\n    | fault | part |\n    | one   | a    |\n',
  );
  expect(faultsOf(scenario)).toContain("one");
  expect(faultsOf('Scenario: z\n  When the fault "two" strikes')).toEqual(["two"]);
  expect(IS_MENDED.test(scenario)).toBe(false);
});
