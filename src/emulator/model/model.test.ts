import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Command } from "./command.test-support.ts";
import { KINDS } from "./generate.test-support.ts";
import { Disagreement, expectSame } from "./inspect.test-support.ts";
import { CALL_FAULTS } from "./model.test-support.ts";
import { ONE_RULE } from "./one-rule.cases.ts";
import { playScript, playSeed, type Tally } from "./play.test-support.ts";
import { REFUSALS, unlisted, unmet } from "./refusals.test-support.ts";
import { shortest } from "./shortest.test-support.ts";

/** ORGDRILL_MODEL_COMMANDS=100000 for a long run; ORGDRILL_MODEL_SEED=… for the same run again. */
const { ORGDRILL_DEEP, ORGDRILL_MODEL_COMMANDS, ORGDRILL_MODEL_SEED, ORGDRILL_MODEL_SCRIPT, ORGDRILL_MODEL_TALLY } =
  process.env;
const COMMANDS = Number(ORGDRILL_MODEL_COMMANDS ?? (ORGDRILL_DEEP === "1" ? 100_000 : 600));
const SEED = Number(ORGDRILL_MODEL_SEED ?? 1);
const LENGTH = 100;

/** Over the plays and the fixed scripts. */
const tally: Tally = new Map();

test("whatever anybody does, the emulator and the model agree", { timeout: 7_200_000 }, async () => {
  for (let played = 0; played < COMMANDS; played += LENGTH)
    await playSeed({ seed: SEED + played / LENGTH, commands: LENGTH }, tally);
});

test.each(Object.entries(ONE_RULE))("one rule: %s", async (_, told) => {
  const script = told.map(([command]) => command);
  expect(await playScript(script, "in the end", tally)).toEqual(told.map(([, answer]) => answer));
});

test("every refusal of the model was met, and every fault on calls; and none is met that is not listed", () => {
  const faults = CALL_FAULTS.map((each) => `fault ${each}`);
  const carriedOut = ["fault carried-out done", "fault half-done done"];
  const missed = [...unmet(tally), ...[...faults, ...carriedOut].filter((each) => !tally.has(each))];
  if (ORGDRILL_MODEL_TALLY !== undefined) console.log(tallyText(missed));
  expect(unlisted(tally), "the table of refusals does not list them").toEqual([]);
  const untried = [...KINDS, "transfer"].filter((kind) => kind !== "fault" && !tally.has(`${kind} ok`));
  if (COMMANDS >= 2_000) expect(untried, "never succeeded: the model was not tried on them").toEqual([]);
  if (COMMANDS >= 50_000) expect(missed, "never met: the model was not tried on them").toEqual([]);
});

const tallyText = (missed: readonly string[]): string =>
  [
    ...[...tally].map(([outcome, count]) => `${count} ${outcome}`).sort(),
    ...missed.map((each) => `never ${each}`),
  ].join("\n");

test("the table of refusals has what the rules can answer", () => {
  const rules = readFileSync(new URL("./organization-rules.test-support.ts", import.meta.url), "utf8");
  const words = [...rules.matchAll(/"(\w+Exception|[A-Z]+(?:_[A-Z]+){2,})(?:\/(\w+))?"/g)].map(
    ([, name, reason]) => reason ?? name,
  );
  const listed = new Set(Object.values(REFUSALS).flatMap((each) => each.flatMap((refusal) => refusal.split("/"))));
  expect(words.length).toBeGreaterThan(50);
  expect(words.filter((each) => each !== undefined && !listed.has(each))).toEqual([]);
});

const DAY = 86_400_000;

/** What plays have found, as short as it was printed. */
const FOUND: Readonly<Record<string, readonly Command[]>> = {
  "a result dated ahead of the clock takes nothing from the past ninety days": [
    { do: "create-organization", as: "alone-2/admin", label: "found" },
    { do: "wait", ms: DAY / 4 },
    { do: "create-account", as: "alone-2/admin", label: "made", email: "made@example.com" },
    { do: "wait", ms: 90 * DAY },
    { do: "close", as: "alone-2/admin", account: "made" },
  ],
  "a closing account administers nothing": [
    { do: "close", as: "acme-boss/root", account: "acme-top-1" },
    { do: "register", as: "acme-boss/admin", account: "acme-top-1", service: "guardduty.amazonaws.com" },
    { do: "wait", ms: DAY },
    { do: "register", as: "acme-boss/admin", account: "acme-top-1", service: "guardduty.amazonaws.com" },
  ],
  "an account that is reopened has been closed all the same": [
    { do: "recover-password", account: "umbra-2" },
    { do: "close", as: "umbra-boss/admin", account: "umbra-2" },
    { do: "wait", ms: DAY },
    { do: "reopen", as: "umbra-2/root" },
    { do: "close", as: "umbra-boss/admin", account: "umbra-2" },
    { do: "wait", ms: DAY },
    { do: "reopen", as: "umbra-2/root" },
    { do: "close", as: "umbra-boss/admin", account: "umbra-2" },
    { do: "wait", ms: DAY },
    { do: "reopen", as: "umbra-2/root" },
    { do: "close", as: "umbra-boss/admin", account: "umbra-2" },
  ],
  "after ninety days nobody gets in, under whatever name": [
    { do: "self-close", as: "acme-top-1/root" },
    { do: "wait", ms: 100 * DAY },
    { do: "reopen", as: "acme-top-1/admin" },
    { do: "reopen", as: "acme-top-1/root" },
  ],
};

async function playBothWays(script: readonly Command[]): Promise<void> {
  await playScript(script, "hurried");
  await playScript(script, "thorough");
}

test.each(Object.entries(FOUND))("found: %s", (_, script) => playBothWays(script));

/** A script as a failure prints it. */
const pasted: readonly Command[] = JSON.parse(ORGDRILL_MODEL_SCRIPT ?? "[]");

test("a pasted script", { timeout: 60_000 }, () => playBothWays(pasted));

test("a script is shortened to what fails as it did, and not to what fails in another way", async () => {
  const failure = (script: readonly string[]): string | undefined =>
    script.includes("other")
      ? "another way"
      : script.includes("one") && script.includes("two")
        ? "this way"
        : undefined;
  const script = ["a", "one", "b", "c", "two", "d"];
  const asked = async (fewer: readonly string[]) => failure(fewer) === "this way";
  expect(await shortest(script, asked)).toEqual(["one", "two"]);
  const both = async (fewer: readonly string[]) => failure([...fewer, "one", "two"]) === "another way";
  expect(await shortest([...script, "other"], both)).toEqual(["other"]);
});

test("what two failures are about is the same, whoever it was", () => {
  const about = (what: string, got: string) => {
    try {
      expectSame(what, { got, expected: "" });
      return undefined;
    } catch (thrown) {
      return thrown instanceof Disagreement ? thrown.divergence : undefined;
    }
  };
  expect(about("tags of acme-1", "a")).toBe(about("tags of umbra-1", "b"));
  expect(about("tags of acme-1", "a")).not.toBe(about("policies of acme-1", "a"));
  expect(about("tags of acme-1", "")).toBeUndefined();
});
