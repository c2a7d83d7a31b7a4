/** A sound file, damaged at random: it is refused with places, or it makes a world; nothing in between, and nothing throws. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { test } from "vitest";
import { loaded, parsed } from "./fixtures.test-support.ts";
import { parseOrganizationFile } from "./parse-file.ts";

const FOLDER = "scenarios/organizations";
const LINES = [
  ...readFileSync(`${FOLDER}/reference.yaml`, "utf8").split("\n"),
  ...readFileSync(`${FOLDER}/two-organizations.yaml`, "utf8").split("\n"),
];
const WORDS = [
  ...new Set(LINES.join(" ").match(/[\w@.:-]+/g) ?? []),
  "&a",
  "*a",
  "{",
  "}",
  "[]",
  "{}",
  "null",
  "~",
  "0",
  "-1",
  "1e9",
  "''",
  "__proto__",
];
const DOCUMENTS = new Map(
  ["scp/deny-leave.json", "scp/protect-logging.json", "detections/account-departure.json"].map((each) => [
    each,
    readFileSync(`${FOLDER}/${each}`, "utf8"),
  ]),
);

type Damage = Readonly<{ kind: "drop" | "repeat" | "word"; at: number; other: number }>;
const damage: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom("drop", "repeat", "word", "word"),
  at: fc.nat(),
  other: fc.nat(),
});

function damaged(lines: readonly string[], { kind, at, other }: Damage): readonly string[] {
  const index = at % lines.length;
  const line = lines[index] ?? "";
  if (kind === "drop") return lines.toSpliced(index, 1);
  if (kind === "repeat") return lines.toSpliced(other % lines.length, 0, line);
  const words = line.match(/[\w@.:-]+/g) ?? [""];
  const word = words[other % words.length] ?? "";
  return lines.with(index, line.replace(word, WORDS[other % WORDS.length] ?? ""));
}

test("a damaged file is refused or makes a world", () => {
  const whole = LINES.slice(0, LINES.indexOf("", LINES.indexOf("detections:")) + 1);
  loaded(parsed(whole.join("\n"), DOCUMENTS));
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
      const lines = damages.reduce(damaged, whole);
      const file = parseOrganizationFile({ path: "damaged.yaml", text: lines.join("\n") }, DOCUMENTS);
      if (file.ok) loaded(file.value);
      else
        for (const { line, message } of file.refusal)
          if (line > lines.length || message === "") throw new Error(message);
    }),
    { numRuns: 150 },
  );
});
