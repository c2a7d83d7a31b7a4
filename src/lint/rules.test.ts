import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parseJson } from "../authorization/index.ts";
import { locatePolicy } from "./locate-policy.ts";
import type { Example, Rule } from "./rule.ts";
import { RULES } from "./rules.ts";

function remarksOn(rule: Rule, { text, kind = "serviceControl" }: Example) {
  const json = parseJson(text);
  const policy = json.ok ? locatePolicy(json.value, text, kind) : undefined;
  if (policy === undefined) throw new Error(`an example of ${rule.id} is no policy: ${text}`);
  return rule.find(policy);
}

describe("the shelf of rules", () => {
  test("has one file for each rule, named after it, in order", () => {
    const files = readdirSync(fileURLToPath(new URL("rules", import.meta.url)));
    expect(RULES.map(({ id }) => `${id}.ts`)).toEqual(files.toSorted());
  });

  describe.each(RULES.map((rule) => [rule.id, rule] as const))("%s", (_, rule) => {
    test("fires on every example that it should, with a place and both sentences", () => {
      expect(rule.examples.fires.length).toBeGreaterThan(0);
      for (const example of rule.examples.fires) {
        const remarks = remarksOn(rule, example);
        expect(remarks.length, example.text).toBeGreaterThan(0);
        for (const { at, message, instead } of remarks) {
          expect(example.text.split("\n")[at.line - 1]?.length).toBeGreaterThanOrEqual(at.column);
          expect(`${message}${instead}`).not.toMatch(/undefined|\n|\.$/);
          expect(instead).not.toBe("");
        }
      }
    });

    test("is quiet on every example that is sound", () => {
      expect(rule.examples.quiet.length).toBeGreaterThan(0);
      for (const example of rule.examples.quiet) expect(remarksOn(rule, example), example.text).toEqual([]);
    });
  });
});
