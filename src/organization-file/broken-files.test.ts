/** Every kind of bad input, word for word: the golden text beside each broken file is what a person sees. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseOrganizationFile } from "./parse-file.ts";
import { collectProblems, MAX_PROBLEMS } from "./problem.ts";
import { readOrganizationFile } from "./read.ts";
import { renderProblems } from "./render-problems.ts";
import { sourceText } from "./source-text.ts";

const FOLDER = "scenarios/organizations/broken";
/** What no YAML or JSON tool could read ends in `.txt`. */
const BROKEN = /\.(?:yaml|yaml\.txt|json\.txt)$/;
const files = readdirSync(FOLDER).filter((each) => BROKEN.test(each));

test.each(files)("%s is refused in the words of its golden file", async (name) => {
  const read = readOrganizationFile(join(FOLDER, name));
  if (read.ok) throw new Error("expected problems, the file was accepted");
  const text = renderProblems(read.refusal.problems, read.refusal.sources);
  await expect(text).toMatchFileSnapshot(join(process.cwd(), FOLDER, name.replace(BROKEN, ".golden.txt")));
});

test("every golden file belongs to a broken file, and every problem points at a line that exists", () => {
  const names = new Set(files.map((each) => each.replace(BROKEN, ".golden.txt")));
  expect(readdirSync(FOLDER).filter((each) => each.endsWith(".golden.txt") && !names.has(each))).toEqual([]);
  for (const name of files) {
    const read = readOrganizationFile(join(FOLDER, name));
    for (const { file, line, column } of read.ok ? [] : read.refusal.problems) {
      const lines = readFileSync(file, "utf8").split("\n");
      expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? -1) + 1);
    }
  }
});

test("all problems come at once, and no more than fifty", () => {
  const account = (index: number): string => `  - { name: a, email: a${index}@acme.example, id: ${index} }\n`;
  const accounts = (count: number): string =>
    `orgdrill: 1\nstandaloneAccounts:\n${Array.from({ length: count }, (_, index) => account(index)).join("")}`;
  const counted = (count: number): number => {
    const parsed = parseOrganizationFile({ path: "a.yaml", text: accounts(count) });
    return parsed.ok ? 0 : parsed.refusal.length;
  };
  expect(counted(30)).toBe(30);
  expect(counted(200)).toBe(MAX_PROBLEMS);
});

test("a hundred thousand wrong names cost one pass: suggestions are searched for what is shown only", () => {
  let searches = 0;
  const source = sourceText("a.yaml", "");
  const problems = collectProblems(source, () => ({ kind: "null", at: 0 }));
  for (let index = 0; index < 100_000; index++) problems.at(0, "no", () => `${++searches}`);
  expect([searches, problems.count(), problems.list().length]).toEqual([MAX_PROBLEMS, 100_000, MAX_PROBLEMS]);
});
