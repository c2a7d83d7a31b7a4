import fc from "fast-check";
import { CORE_SCHEMA, load } from "js-yaml";
import { expect, test } from "vitest";
import { sourceText } from "./source-text.ts";
import { entryOf, pathTo, type TreeNode } from "./tree.ts";
import { parseTree } from "./yaml-tree.ts";

const treeOf = (text: string): TreeNode => {
  const parsed = parseTree(sourceText("a.yaml", text));
  if (!parsed.ok) throw new Error(parsed.refusal[0]?.message);
  return parsed.value;
};
const problemsOf = (text: string) => {
  const parsed = parseTree(sourceText("a.yaml", text));
  return parsed.ok ? [] : parsed.refusal;
};

function plain(node: TreeNode): unknown {
  if (node.kind === "null") return null;
  if (node.kind === "sequence") return node.items.map(plain);
  if (node.kind === "mapping") return Object.fromEntries(node.entries.map((each) => [each.key, plain(each.value)]));
  return node.value;
}

test("reads any JSON as JSON.parse does, keys that look like prototypes included", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), (text) => {
      expect(plain(treeOf(text))).toEqual(JSON.parse(text));
    }),
  );
});

test("reads an unquoted scalar as the core schema does", () => {
  const scalar = fc.oneof(
    fc.constantFrom(
      "~",
      "null",
      "NULL",
      "nUll",
      "True",
      "false",
      "yes",
      "0x1F",
      "0o17",
      "0o9",
      "012",
      "+1",
      "-.5",
      "1e3",
      "1.",
      ".inf",
      "-.Inf",
      ".NaN",
      "2025-01-10",
      "1_000",
      "1:30",
      "e3",
      ".",
      "-",
    ),
    fc.stringMatching(/^[-+.\deExo]{1,6}$/),
  );
  fc.assert(
    fc.property(scalar, (text) => {
      const document = `key: ${text}\n`;
      fc.pre(problemsOf(document).length === 0);
      expect(plain(treeOf(document))).toEqual(load(document, { schema: CORE_SCHEMA }));
    }),
    { numRuns: 500 },
  );
});

test("every key stands where its offset says", () => {
  const value = fc.letrec((tie) => ({
    value: fc.oneof(fc.integer(), fc.array(tie("value"), { maxLength: 3 }), tie("mapping")),
    mapping: fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie("value"), { maxKeys: 4 }),
  })).mapping;
  fc.assert(
    fc.property(value, fc.boolean(), (content, indented) => {
      const text = JSON.stringify(content, null, indented ? 2 : 0);
      const check = (node: TreeNode): void => {
        if (node.kind === "sequence") for (const item of node.items) check(item);
        if (node.kind !== "mapping") return;
        for (const entry of node.entries) {
          expect(text.startsWith(JSON.stringify(entry.key), entry.keyAt)).toBe(true);
          expect(pathTo(treeOf(text), entry.keyAt).endsWith(entry.key)).toBe(true);
          check(entry.value);
        }
      };
      check(treeOf(text));
    }),
    { numRuns: 50 },
  );
});

test("says the way to a value", () => {
  const text = 'a:\n  - b: 1\n    "c d": [x, y]\n';
  expect(pathTo(treeOf(text), text.indexOf("y"))).toBe('a[0]["c d"][1]');
  expect(pathTo(treeOf(text), text.indexOf("b"))).toBe("a[0]");
});

test("repeats what an alias names, at the place where it was written", () => {
  const root = treeOf("a: &x { b: 1 }\nc: *x\n");
  if (root.kind !== "mapping") throw new Error("a mapping");
  expect(entryOf(root, "c")?.value).toEqual(entryOf(root, "a")?.value);
});

test("keeps a key that names a prototype as a plain key", () => {
  const root = treeOf("__proto__: { polluted: true }\nconstructor: 1\n");
  expect(root.kind === "mapping" && root.entries.map((each) => each.key)).toEqual(["__proto__", "constructor"]);
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
});

test("reports every duplicate key, also among many", () => {
  const keys = Array.from({ length: 40 }, (_, index) => `k${index}: 1\n`).join("");
  expect(problemsOf(`${keys}k0: 2\nk39: 2\n`).map((each) => [each.line, each.message])).toEqual([
    [41, "expected each key once, saw `k0` again (first on line 1)"],
    [42, "expected each key once, saw `k39` again (first on line 40)"],
  ]);
});

test.each([
  ["? [a]\n: 1\n", 1, 3, "expected a word as a key, saw a list or a mapping"],
  ["a: !!int x\n", 1, 10, "expected a value of the tag `!!int`, saw `x`"],
  ["a: !!map [1]\n", 1, 4, "expected a tag that fits the value, saw `!!map`"],
  ["a: !!python/object x\n", 1, 4, "expected plain YAML without tags, saw the tag `!!python/object`"],
  ["%TAG ! tag:x,2000:\n---\na: !foo 1\n", 1, 1, "expected no tag directives, saw `%TAG`"],
  ["&a [*a]\n", 1, 5, "expected a tree, saw a cycle: `*a` stands inside `&a`, so the thing would contain itself"],
  [`${"[".repeat(70)}${"]".repeat(70)}`, 1, 60, "this is not YAML: nesting exceeded maxDepth (60)"],
])("refuses %j", (text, line, column, message) => {
  expect(problemsOf(text)).toMatchObject([{ file: "a.yaml", line, column, message }]);
});

test("reads a scalar of a core tag", () => {
  expect(plain(treeOf("a: !!str 12\nb: !!int 12\nc: ! 12\n"))).toEqual({ a: "12", b: 12, c: "12" });
});
