import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { OPERATION_COUNTS, OPERATION_DEVIATIONS, OPERATION_LIST, operationNamed } from "../catalogue/index.ts";
import { countsTable, renderOperations } from "./listing-operations.ts";

const README = readFileSync(fileURLToPath(new URL("../../README.md", import.meta.url)), "utf8");
const cellsOf = (line: string): readonly string[] => line.split("|").map((each) => each.trim());

test("the README's table of operations has the catalogue's numbers (`orgdrill list --operations --format markdown` prints it)", () => {
  const rows = README.split("\n").filter((line) => line.startsWith("|"));
  const wanted = countsTable().filter((line) => !line.includes("---"));
  const found = rows.map(cellsOf);
  for (const line of wanted) expect(found).toContainEqual(cellsOf(line));
});

test("every operation is listed once, and its numbers add up", () => {
  const ids = OPERATION_LIST.map(({ service, name }) => `${service}:${name}`);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { service, all, emulated, documented, observed, inferred } of OPERATION_COUNTS) {
    expect(documented + observed + inferred, service).toBe(emulated);
    expect(all, service).toBe(OPERATION_LIST.filter((each) => each.service === service).length);
  }
  expect(OPERATION_COUNTS.find(({ service }) => service === "organizations")?.all).toBe(63);
});

test("a deviation is one of an operation that is emulated", () => {
  for (const id of Object.keys(OPERATION_DEVIATIONS)) {
    const [service = "", name = ""] = id.split(":");
    expect(operationNamed(service, name), id).toBeDefined();
  }
});

test("each format has every operation, and no table row is broken by what it says", () => {
  const parsed = JSON.parse(renderOperations("json"));
  expect(parsed.operations).toEqual(OPERATION_LIST);
  expect(parsed.services).toEqual(OPERATION_COUNTS);
  const markdown = renderOperations("markdown");
  const text = renderOperations("text");
  for (const { service, name } of OPERATION_LIST) {
    expect(markdown).toContain(`| ${name} |`);
    expect(text).toContain(`${service}:${name} `);
  }
  for (const line of markdown.split("\n").filter((each) => each.startsWith("|")))
    expect([5, 8], line).toContain(line.split(/(?<!\\)\|/).length);
});
