/** What the README tells a user is still so: the keys and examples of the file, the commands, the gaps. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { NOT_YET } from "./not-yet.ts";

const TOP = fileURLToPath(new URL("../..", import.meta.url));
const README = readFileSync(join(TOP, "README.md"), "utf8");
const SCHEMA = readFileSync(join(TOP, "src/organization-file/schema.json"), "utf8");
const rows = README.split("\n").filter((line) => line.startsWith("| `"));
const quoted = (text: string): readonly string[] => [...text.matchAll(/`([\w.-]+)`/g)].map(([, word = ""]) => word);

const keyRows = rows
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .filter((cells) => /^`[\w-]+\.yaml`$/.test(cells[3] ?? ""));

test.each(keyRows.map(([, keys = "", , example = ""]) => [keys, example]))(
  "%s stand in the schema and in the example %s",
  (keys, example) => {
    const text = readFileSync(join(TOP, "scenarios/organizations", example.replaceAll("`", "")), "utf8");
    for (const key of quoted(keys)) {
      expect(SCHEMA, key).toContain(`"${key}": {`);
      expect(text, key).toMatch(new RegExp(`(^|[ {])${key}:`, "m"));
    }
  },
);

test("the table of keys was found", () => expect(keyRows.length).toBeGreaterThanOrEqual(7));

test("Known gaps names the commands that do not exist yet, and no others", () => {
  const gap = rows.find((line) => line.includes("each says that it does not exist yet"));
  expect(quoted(gap?.split("|")[1] ?? "").toSorted()).toEqual([...NOT_YET].toSorted());
});
