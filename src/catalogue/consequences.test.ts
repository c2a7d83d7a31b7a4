import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { CONSEQUENCES } from "./consequences.ts";

const FEATURES = fileURLToPath(new URL("../../features", import.meta.url));

/** The ids of all drills of the repository. */
const DRILLS: ReadonlySet<string> = new Set(
  readdirSync(FEATURES, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".feature"))
    .flatMap((name) => [...readFileSync(join(FEATURES, name), "utf8").matchAll(/@id:(\S+)/g)].map(([, id = ""]) => id)),
);

test("every consequence names drills that exist, or says why there is none", () => {
  expect(DRILLS.size).toBeGreaterThan(150);
  for (const { id, drills, unshown } of CONSEQUENCES) {
    expect(drills.length > 0, id).toBe(unshown === undefined);
    for (const drill of drills) expect([...DRILLS], id).toContain(drill);
  }
});

test("no consequence is without a drill", () => {
  expect(CONSEQUENCES.filter((each) => each.unshown !== undefined)).toEqual([]);
});

test("each is listed once, with a source", () => {
  expect(new Set(CONSEQUENCES.map(({ id }) => id)).size).toBe(CONSEQUENCES.length);
  for (const { source, behaviour } of CONSEQUENCES) expect(source.length * behaviour.length).toBeGreaterThan(0);
});
