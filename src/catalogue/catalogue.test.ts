import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { CLAIMS, claimNamed } from "./claims.ts";
import { controlsOf, DRILL_FAMILIES, FRAMEWORKS, familiesFor } from "./controls.ts";
import { OPERATIONS, operationNamed } from "./operations.ts";
import { currentTechnique, TECHNIQUES, techniqueNamed } from "./techniques.ts";

const CLAIMS_SHEET = fileURLToPath(new URL("../../../shared/claims.md", import.meta.url));
const FEATURES = fileURLToPath(new URL("../../features", import.meta.url));
const TAG = /@(technique|claim):(\S+)/g;
const distinct = (values: readonly string[]): number => new Set(values).size;

describe("claims", () => {
  test("are numbered without a gap in each section and found by id", () => {
    for (const claim of CLAIMS) expect(claimNamed(claim.id)).toBe(claim);
    for (const section of new Set(CLAIMS.map((claim) => claim.section))) {
      const ids = CLAIMS.filter((claim) => claim.section === section).map(({ id }) => id);
      expect(ids).toEqual(ids.map((_, index) => `${section}-${String(index + 1).padStart(2, "0")}`));
    }
  });

  test("what no document says is credited to none", () => {
    expect(claimNamed("LEAVE-07")).toMatchObject({ documents: ["facts"], reference: "aws-facts 1.2, C12" });
    expect(claimNamed("CLOSE-06")?.documents).toEqual(["001", "facts"]);
    expect(claimNamed("CLOSE-11")?.isContradicted).toBe(true);
  });

  test.skipIf(!existsSync(CLAIMS_SHEET))(
    "every row of the sheet, word for word (skipped when it is not beside the repository)",
    () => {
      const rows = readFileSync(CLAIMS_SHEET, "utf8").match(/^\| [A-Z]+-\d+ .*$/gm) ?? [];
      const ofDocuments = CLAIMS.filter(({ section }) => section !== "AFTER");
      expect(rows).toHaveLength(ofDocuments.length);
      rows.forEach((row, index) => {
        expect(row).toContain(`| ${ofDocuments[index]?.id} |`);
        expect(row).toContain(ofDocuments[index]?.sentence);
      });
    },
  );
});

/** Every tag of the bundled features that names a technique or a claim. */
function tags() {
  const features = readdirSync(FEATURES, { recursive: true, encoding: "utf8" }).filter((each) =>
    each.endsWith(".feature"),
  );
  expect(features.length).toBeGreaterThan(20);
  return features.flatMap((feature) =>
    [...readFileSync(join(FEATURES, feature), "utf8").matchAll(TAG)].map(([tag, kind, id = ""]) => ({
      ...{ feature, tag, kind, id },
    })),
  );
}

test("every claim has a drill", () => {
  const drilled = new Set(tags().map(({ id }) => id));
  expect(CLAIMS.map(({ id }) => id).filter((id) => !drilled.has(id))).toEqual([]);
});

describe("techniques", () => {
  test("ids are distinct, and every reference leads somewhere", () => {
    expect(distinct(TECHNIQUES.map(({ id }) => id))).toBe(TECHNIQUES.length);
    for (const { replacedBy, parent } of TECHNIQUES) {
      for (const id of [replacedBy, parent]) if (id !== undefined) expect(techniqueNamed(id)).toBeDefined();
    }
  });

  test("an old id is accepted and the current one printed", () => {
    expect(currentTechnique("T1562.008")?.id).toBe("T1685.002");
    expect(currentTechnique("T1666.A002")?.id).toBe("T1666.A002");
    expect(currentTechnique("T0000")).toBeUndefined();
  });

  test("every tag of a feature is a technique or a claim of the catalogue", () => {
    for (const { feature, tag, kind, id } of tags()) {
      const found = kind === "technique" ? currentTechnique(id) : claimNamed(id);
      expect({ feature, tag, isKnown: found !== undefined }).toEqual({ feature, tag, isKnown: true });
    }
  });
});

test("controls: known frameworks and techniques, both ways", () => {
  for (const family of DRILL_FAMILIES) {
    for (const id of family.techniques) expect(currentTechnique(id)?.id).toBe(id);
    const controls = controlsOf(family.id);
    expect(distinct(controls.map(({ framework, control }) => `${framework} ${control}`))).toBe(controls.length);
    for (const control of controls) expect(familiesFor(control)).toContain(family);
  }
  expect(distinct(FRAMEWORKS.map(({ id }) => id))).toBe(FRAMEWORKS.length);
});

test("operations: each once, with the page that it comes from", () => {
  expect(distinct(OPERATIONS.map(({ service, name }) => `${service}:${name}`))).toBe(OPERATIONS.length);
  expect(operationNamed("events", "PutRule")?.source).toContain("Amazon EventBridge API Reference, PutRule");
  expect(operationNamed("iam", "__proto__")).toBeUndefined();
});
