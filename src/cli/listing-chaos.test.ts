import { expect, test } from "vitest";
import { FAULTS, HOP_NAMES } from "../action/index.ts";
import { RESPONSES } from "../catalogue/index.ts";
import { Complaint } from "./complaint.ts";
import { type ListOptions, refuseWhatDoesNotFit } from "./list.ts";
import { faultsAsJson, renderFaults, renderResponses } from "./listing-chaos.ts";

test("every response is listed with who does it, and no line is wider than the screen", () => {
  const text = renderResponses(RESPONSES, 80);
  const lines = text.split("\n");
  for (const { id, by, undo } of RESPONSES) {
    const row = lines.find((line) => line.startsWith(`${id} `));
    expect(row?.split(/ {2,}/)).toEqual([id, by, undo]);
  }
  for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(80);
  expect(text).toContain(`${RESPONSES.length} responses`);
  const words = text.replaceAll(/\s+/g, " ");
  for (const { does, source, calls } of RESPONSES)
    for (const each of [does, source, ...calls]) expect(words).toContain(each);
});

test("every fault is listed by hop, with what it strikes", () => {
  const text = renderFaults(FAULTS, 80);
  const lines = text.split("\n");
  const hops = FAULTS.map(({ name, strikes, hop, effect }) => {
    const at = lines.findIndex((line) => line.startsWith(`${name}  `) && line.includes(`  ${hop}  `));
    expect(lines[at]?.split(/ {2,}/), name).toEqual([name, strikes, hop, effect]);
    return { at, hop: HOP_NAMES.indexOf(hop) };
  });
  const inOrder = hops.toSorted((left, right) => left.at - right.at).map(({ hop }) => hop);
  expect(inOrder).toEqual(inOrder.toSorted((left, right) => left - right));
  expect(text).toContain(`${FAULTS.length} faults`);
  for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(80);
});

test("as JSON a fault is plain, and tells the calls that bring it about", () => {
  const faults = JSON.parse(JSON.stringify(faultsAsJson(FAULTS)));
  expect(faults).toHaveLength(FAULTS.length);
  const disabled = faults.find(({ kind }: { kind: string }) => kind === "rule.disabled");
  expect(disabled).toMatchObject({ name: "rule disabled", strikes: "alarm", hop: "rule" });
  expect(disabled.byCall).toEqual({ service: "events", operation: "DisableRule", undo: "EnableRule" });
});

test("one list at a time, and only drills have paths and tags", () => {
  const refused = (options: ListOptions, paths: readonly string[] = []): string => {
    try {
      refuseWhatDoesNotFit(paths, options);
      return "nothing";
    } catch (thrown) {
      if (thrown instanceof Complaint) return thrown.lines[0] ?? "";
      throw thrown;
    }
  };
  const surplus = (name: string): string => `\`${name}\` does not go with what else was asked for`;
  expect(refused({ responses: true, faults: true })).toBe(surplus("--faults"));
  expect(refused({ operations: true, faults: true })).toBe(surplus("--faults"));
  expect(refused({ faults: true, tags: "@x" })).toBe(surplus("--tags"));
  expect(refused({ responses: true }, ["drills/"])).toBe(surplus("drills/"));
  expect(refused({ responses: true, format: "markdown" })).toBe(surplus("--format"));
  expect(refused({ format: "text" })).toBe(surplus("--format"));
  expect(refused({ operations: true, format: "markdown", json: true })).toBe(surplus("--json"));
  for (const fine of [{ faults: true, json: true }, { operations: true, format: "json", json: true }, { tags: "@x" }])
    expect(refused(fine as ListOptions)).toBe("nothing");
});
