/** Every kind of change that an intruder can make through AWS calls is told as residue, exactly, and is gone when it is taken back. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parametersFor } from "../compose/samples.test-support.ts";
import { composeStage } from "../compose.ts";
import { SERVICES } from "../emulator/services/index.ts";
import type { Baseline, Residue } from "../evidence/index.ts";
import { formatInstant } from "../kernel/index.ts";
import type { Target } from "../target/index.ts";
import { readBaseline, takeBaseline } from "./baseline.ts";
import { COMPARED, LEAVES_NOTHING, NOT_COMPARED } from "./baseline-compared.data.ts";
import {
  type Call,
  FOR_GOOD,
  type Left,
  MANAGEMENT,
  MEMBER,
  ORGANIZATION_FILE,
  OTHER,
  RESIDUE_CASES,
  type ResidueCase,
  SETUP,
  STRANGER,
  TWIN_CASES,
  TWIN_ORGANIZATION_FILE,
  TWIN_SETUP,
  UMBRELLA,
} from "./baseline-residue.cases.ts";
import { LASTING_CASES, LONE_CASES, LONE_ORGANIZATION_FILE, SERVICE_CASES } from "./baseline-residue-services.cases.ts";
import { Drill } from "./drill.ts";
import { differenceOf } from "./recovery-difference.ts";

const PATIENT_MS = 60_000;
const folder = mkdtempSync(join(tmpdir(), "orgdrill-residue-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ACCOUNTS = {
  "acme-management": MANAGEMENT,
  "the other payments": OTHER,
  "umbrella-management": UMBRELLA,
  stranger: STRANGER,
};
/** A member may then leave its administrator, which is a write like the others. */
const ASSUMPTIONS = { "guardduty-member-disassociates": "allowed" };
const done = new Set<string>();
const read = new Set<string>();

async function openedOn(name: string, file?: string): Promise<Drill> {
  const own = file === undefined ? {} : { organizationFile: file, assumptions: ASSUMPTIONS };
  const drill = new Drill(composeStage(parametersFor(name, own)));
  await drill.open({ kind: "under-test" });
  return drill;
}

/** Services by the name that requests are signed for, which is how the catalogue calls them. */
const signed = (service: string): string => (service === "cloudwatch" ? "monitoring" : service);

/** The drill's target notes what is asked. */
function listening(drill: Drill): void {
  const { target } = drill.opened;
  const heard = (hands: ReturnType<Target["as"]>): ReturnType<Target["as"]> =>
    hands && {
      ...hands,
      call(service, operation, input) {
        read.add(`${signed(service)}:${operation}`);
        return hands.call(service, operation, input);
      },
    };
  Object.assign(drill.opened, { target: { ...target, as: (principal) => heard(target.as(principal)) } as Target });
}

const call = async (drill: Drill, [service, operation, input, account]: Call, answers: Answers) => {
  const accountId = account === undefined ? MEMBER : ACCOUNTS[account];
  const hands = drill.opened.target.as({ accountId, principal: "admin" });
  const now = Number(await drill.opened.target.control?.now());
  const { outcome } =
    (await hands?.call(service, operation, typeof input === "function" ? input(answers, now) : input)) ?? {};
  if (outcome?.kind !== "succeeded") throw new Error(`${service} ${operation} came to ${JSON.stringify(outcome)}`);
  const left = LEFT_UNDONE.flatMap((name) => outcome.output[name] ?? []);
  if (left.length > 0) throw new Error(`${service} ${operation} left undone: ${JSON.stringify(left)}`);
  done.add(`${signed(service)}:${operation}`);
  return outcome.output;
};

/** What answers call the parts of a request that came to nothing. */
const LEFT_UNDONE = ["UnprocessedAccounts", "Errors", "FailedEntries"] as const;

type Answers = Readonly<Record<string, unknown>>[];

async function all(drill: Drill, calls: readonly Call[], answers: Answers = []): Promise<Answers> {
  for (const each of calls) answers.push(await call(drill, each, answers));
  return answers;
}

async function readingOf(drill: Drill, before: Baseline): Promise<Baseline> {
  const now = (await drill.opened.target.control?.now()) ?? 0;
  const reading = { now: now as never, costs: before.costs, source: formatInstant(now as never), before };
  const after = await readBaseline(drill, drill.opened, reading);
  expect(after.unread).toEqual([]);
  return after;
}

const leftIn = async (drill: Drill, before: Baseline): Promise<readonly Residue[]> =>
  differenceOf(before, await readingOf(drill, before), []).residue;

/** An ARN that was made up in the drill is left open. */
const isCalled = (told: string, subject: string): boolean =>
  subject.endsWith("(arn:aws:ram:") ? told.startsWith(subject) : told === subject;

const fits = ([subject, aspect, before, after]: Left, residue: Residue | undefined): boolean =>
  residue !== undefined &&
  isCalled(residue.subject, subject) &&
  residue.aspect.startsWith(aspect) &&
  [residue.before, residue.after].every((told, index) => {
    const wanted = [before, after][index] ?? null;
    return wanted === null ? told === null : told?.startsWith(wanted) === true;
  });

function compare(residue: readonly Residue[], leaves: readonly Left[]): void {
  const isExact = residue.length === leaves.length && leaves.every((each, index) => fits(each, residue[index]));
  const told = residue.map(({ subject, aspect, before, after }) => `${subject}: ${aspect}: ${before} → ${after}`);
  const wanted = leaves.map(([subject, aspect, before, after]) => `${subject}: ${aspect}: ${before} → ${after}`);
  if (!isExact) expect(told).toEqual(wanted);
  expect(residue.every(({ meaning }) => meaning !== "")).toBe(true);
}

/** A drill on an organization of its own, prepared, with its baseline taken. */
type Prepared = Readonly<{ drill: Drill; before: Baseline }>;
type Preparation = Readonly<{ file: string; text: string; setup: Parameters<typeof all>[1]; hears?: boolean }>;

async function prepared({ file, text, setup, hears = false }: Preparation): Promise<Prepared> {
  const path = join(folder, file);
  writeFileSync(path, text);
  const drill = await openedOn("responding", path);
  await all(drill, setup);
  if (hears) listening(drill);
  await takeBaseline(drill);
  const before = drill.recovery.baseline;
  if (before === undefined) throw new Error("the baseline was taken");
  return { drill, before };
}

/** The change leaves exactly its residue, with nothing of the one before it: a reading takes time, and the last one ends in none. */
async function leavesItsResidue({ drill, before }: Prepared, { does, leaves, undoes }: ResidueCase): Promise<void> {
  const answers = await all(drill, does);
  const left = await leftIn(drill, before);
  await all(drill, undoes, answers);
  compare(left, leaves);
}

/** The change leaves exactly its residue; what comes after it is compared with what it left. */
async function lasts(on: Prepared, { does, leaves }: ResidueCase): Promise<Prepared> {
  await all(on.drill, does);
  const before = await readingOf(on.drill, on.before);
  compare(differenceOf(on.before, before, []).residue, leaves);
  return { ...on, before };
}

describe("what an intruder changed", () => {
  let on: Prepared;

  beforeAll(async () => {
    on = await prepared({ file: "org.yaml", text: ORGANIZATION_FILE, setup: SETUP, hears: true });
  }, PATIENT_MS);

  test("nothing was changed", async () => {
    expect(await leftIn(on.drill, on.before)).toEqual([]);
  });

  test.each([...RESIDUE_CASES, ...SERVICE_CASES])(
    "$name",
    (each: ResidueCase) => leavesItsResidue(on, each),
    PATIENT_MS,
  );

  test("all of it was taken back", async () => {
    compare(await leftIn(on.drill, on.before), []);
  });

  test.each([...FOR_GOOD, ...LASTING_CASES])(
    "$name",
    async (each: ResidueCase) => {
      on = await lasts(on, each);
    },
    PATIENT_MS,
  );
});

describe("what became of an organization without members", () => {
  let on: Prepared;

  beforeAll(async () => {
    on = await prepared({ file: "lone.yaml", text: LONE_ORGANIZATION_FILE, setup: [] });
  }, PATIENT_MS);

  test.each(LONE_CASES)(
    "$name",
    async (each: ResidueCase) => {
      on = await lasts(on, each);
    },
    PATIENT_MS,
  );
});

describe("what an intruder changed where names are not unique", () => {
  let on: Prepared;

  beforeAll(async () => {
    on = await prepared({ file: "twins.yaml", text: TWIN_ORGANIZATION_FILE, setup: TWIN_SETUP });
  }, PATIENT_MS);

  test("nothing was changed", async () => {
    expect(await leftIn(on.drill, on.before)).toEqual([]);
  });

  test.each(TWIN_CASES)("$name", (each: ResidueCase) => leavesItsResidue(on, each), PATIENT_MS);

  test("all of it was taken back", async () => {
    compare(await leftIn(on.drill, on.before), []);
  });
});

const named = (operations: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(operations).flatMap(([service, names]) => names.split(" ").map((name) => `${service}:${name}`));

const emulated = (isReadOnly: boolean): readonly string[] =>
  Object.values(SERVICES).flatMap(({ name: service, operations }) =>
    [...operations.values()].flatMap(({ name, readOnly }) => (readOnly === isReadOnly ? [`${service}:${name}`] : [])),
  );

describe(
  "what the baseline tells of",
  () => {
    test("whoever adds a writing operation says whether a baseline shows it, and as what", () => {
      const decided = [
        ...Object.values(COMPARED).flatMap(({ writes }) => named(writes)),
        ...NOT_COMPARED.flatMap(({ writes }) => named(writes)),
        ...named(LEAVES_NOTHING),
      ];
      expect(decided.toSorted()).toEqual(emulated(false).toSorted());
    });

    test("all that a baseline shows was tried and seen in it", () => {
      const said = Object.values(COMPARED).flatMap(({ writes }) => named(writes));
      expect(said.filter((each) => !done.has(each))).toEqual([]);
    });

    test("what is not compared is named, with the reason", () => {
      for (const { what, why } of NOT_COMPARED) expect([what, why]).not.toContain("");
    });

    test("every operation that is said to tell of it is one, and is asked", async () => {
      const drill = await openedOn("membership");
      listening(drill);
      await takeBaseline(drill);
      const said = Object.values(COMPARED).flatMap(({ reads }) => named(reads));
      const known = new Set(emulated(true));
      expect(said.filter((each) => !known.has(each))).toEqual([]);
      expect(said.filter((each) => !read.has(each) && !done.has(each))).toEqual([]);
    });
  },
  PATIENT_MS,
);
