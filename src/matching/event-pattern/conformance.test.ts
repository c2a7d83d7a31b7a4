/** Agreement with answers recorded by others: AWS itself, and the matching library that AWS publishes. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { compileEventPattern } from "./compile.ts";
import { matches } from "./matches.ts";

type Row = Readonly<Record<string, unknown>>;

const FOLDER = fileURLToPath(new URL("../../../../shared/conformance/", import.meta.url));
const rowsOf = (file: string): readonly Row[] =>
  readFileSync(`${FOLDER}${file}`, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));

/** `true`, `false`, or AWS's error text without the place. */
function answer(row: Row): boolean | string {
  const pattern = compileEventPattern(String(row.pattern));
  return pattern.ok
    ? matches(pattern.value, JSON.parse(String(row.event)))
    : (pattern.refusal.message.split("\n")[0] ?? "");
}

describe.skipIf(!existsSync(FOLDER))("conformance tables (skipped when they are not beside the repository)", () => {
  test("AWS-validated cases", () => {
    const rows = rowsOf("eventbridge-aws-validated.ndjson");
    const wrong = rows
      .map((row) => ({
        name: row.name,
        wanted: row.expected === "error" ? row.message : row.expected,
        seen: answer(row),
      }))
      .filter(({ wanted, seen }) => wanted !== seen);
    expect(wrong).toEqual([]);
    expect(rows.length).toBe(156);
  });

  test("array consistency", () => {
    const rows = rowsOf("event-ruler-correctness.ndjson");
    expect(rows.filter((row) => answer(row) !== row.expected)).toEqual([]);
    expect(rows.length).toBe(51);
  });

  test("what the compiler accepts, and its reasons", () => {
    const rows = rowsOf("event-ruler-compile.ndjson");
    const wrong = rows
      .map((row) => ({ pattern: row.pattern, wanted: row.error, seen: compileEventPattern(String(row.pattern)) }))
      .filter(({ wanted, seen }) =>
        seen.ok ? wanted !== null : !seen.refusal.message.startsWith(`Event pattern is not valid. Reason: ${wanted}`),
      );
    expect(wrong).toEqual([]);
    expect(rows.length).toBe(160);
  });
});
