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
  for (const { service, all, emulated, documented, observed, inferred, records } of OPERATION_COUNTS) {
    expect(documented + observed + inferred, service).toBe(emulated);
    expect(records.documented + records.observed + records.inferred + records.none, service).toBe(emulated);
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
    expect([7, 12], line).toContain(line.split(/(?<!\\)\|/).length);
});

test("each format says of an operation how well its answer and how well its record are known, and what is inferred", () => {
  const record = "that a departure has neither `requestParameters` nor `responseElements` (of calls that succeeded)";
  const [line = "", below = ""] = linesFrom(renderOperations("text"), "organizations:LeaveOrganization ");
  expect(line).toMatch(
    / inferred +AWS Organizations API Reference, LeaveOrganization; .*the order of checks is an assumption/,
  );
  expect(below).toContain(`inferred     record: inferred: ${record}`);
  const cells = cellsOf(linesFrom(renderOperations("markdown"), "| LeaveOrganization |")[0] ?? "");
  expect([cells[2], cells[4], cells[5]]).toEqual(["inferred", "inferred", expect.stringContaining(record)]);
  const listed = JSON.parse(renderOperations("json")).operations.find(
    ({ name }: Readonly<{ name: string }>) => name === "LeaveOrganization",
  );
  expect(listed).toMatchObject({
    confidence: "inferred",
    inferred: ["the order of checks is an assumption"],
    record: { confidence: "inferred", inferred: [{ where: "succeeded" }, { where: "refused" }] },
  });
  expect(linesFrom(renderOperations("text"), "organizations:RemoveAccountFromOrganization ")[1]).toMatch(
    /^ +observed +record: a /,
  );
});

const linesFrom = (text: string, beginning: string): readonly string[] => {
  const lines = text.split("\n");
  return lines.slice(lines.findIndex((each) => each.startsWith(beginning)));
};
