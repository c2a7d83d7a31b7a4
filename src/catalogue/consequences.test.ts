import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { claimNamed } from "./claims.ts";
import { CLAIMS_AFTER, CLAIMS_THAT_SAY } from "./claims-of-consequences.data.ts";
import { CONSEQUENCES } from "./consequences.ts";

const FEATURES = fileURLToPath(new URL("../../features", import.meta.url));

/** The claims of all drills of the repository, by the drill's id. */
const CLAIMS_OF: ReadonlyMap<string, readonly string[]> = new Map(
  readdirSync(FEATURES, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".feature"))
    .flatMap((name) => readFileSync(join(FEATURES, name), "utf8").split("\n"))
    .flatMap((line) => {
      const id = /@id:(\S+)/.exec(line)?.[1];
      return id === undefined
        ? []
        : [[id, [...line.matchAll(/@claim:(\S+)/g)].map(([, claim = ""]) => claim)] as const];
    }),
);
const DRILLS: ReadonlySet<string> = new Set(CLAIMS_OF.keys());

/** The claims that say what a row says. */
const claimsFor = (consequence: string): readonly string[] => [
  ...CLAIMS_AFTER.filter(([, about]) => about === consequence).map(([id]) => id),
  ...(CLAIMS_THAT_SAY[consequence] ?? []),
];

test("every consequence names drills, and all of them exist", () => {
  expect(DRILLS.size).toBeGreaterThan(150);
  for (const { id, drills } of CONSEQUENCES) {
    expect(drills.length, id).toBeGreaterThan(0);
    for (const drill of drills) expect([...DRILLS], id).toContain(drill);
  }
});

test("each is listed once, with a source", () => {
  expect(new Set(CONSEQUENCES.map(({ id }) => id)).size).toBe(CONSEQUENCES.length);
  for (const { source, behaviour } of CONSEQUENCES) expect(source.length * behaviour.length).toBeGreaterThan(0);
});

describe("credit", () => {
  test.each(CONSEQUENCES.map(({ id, drills, source }) => ({ id, drills, source })))(
    "$id: every drill carries a claim that says it",
    ({ id, drills, source }) => {
      const claims = claimsFor(id);
      for (const claim of claims) expect(claimNamed(claim), claim).toBeDefined();
      for (const drill of drills)
        expect({ drill, isCredited: CLAIMS_OF.get(drill)?.some((claim) => claims.includes(claim)) }).toEqual({
          drill,
          isCredited: true,
        });
      for (const [claim] of CLAIMS_AFTER.filter(([, about]) => about === id))
        expect(claimNamed(claim)).toMatchObject({ source, documents: ["facts"] });
    },
  );

  test("no drill of the table credits the blog with what it says of something else", () => {
    const ofBlog = Object.values(CLAIMS_THAT_SAY)
      .flat()
      .filter((each) => claimNamed(each)?.documents.includes("002"));
    const misplaced = [...CLAIMS_OF].flatMap(([drill, claims]) => {
      const rows = CONSEQUENCES.filter(({ drills }) => drills.includes(drill));
      const fitting = rows.flatMap(({ id }) => claimsFor(id));
      const others = claims.filter((each) => ofBlog.includes(each) && !fitting.includes(each));
      return rows.length === 0 ? [] : others.map((each) => `${drill} ${each}`);
    });
    expect(misplaced).toEqual([]);
  });

  test("the blog says of resources that they are still there, and nothing more", () => {
    const credited = [...CLAIMS_OF].filter(([, claims]) => claims.includes("DEPART-08")).map(([drill]) => drill);
    expect(credited.sort()).toEqual(["resources-stay", "unseen-resources"]);
  });
});
