import { expect, test } from "vitest";
import type { Command } from "./command.test-support.ts";
import { KINDS } from "./generate.test-support.ts";
import { Disagreement, expectSame } from "./inspect.test-support.ts";
import { playScript, playSeed, type Tally } from "./play.test-support.ts";
import { shortest } from "./shortest.test-support.ts";

/** ORGDRILL_MODEL_COMMANDS=100000 for a long run; ORGDRILL_MODEL_SEED=… for the same run again. */
const { ORGDRILL_DEEP, ORGDRILL_MODEL_COMMANDS, ORGDRILL_MODEL_SEED, ORGDRILL_MODEL_SCRIPT, ORGDRILL_MODEL_TALLY } =
  process.env;
const COMMANDS = Number(ORGDRILL_MODEL_COMMANDS ?? (ORGDRILL_DEEP === "1" ? 100_000 : 600));
const SEED = Number(ORGDRILL_MODEL_SEED ?? 1);
const LENGTH = 100;

test("whatever anybody does, the emulator and the model agree", { timeout: 7_200_000 }, async () => {
  const tally: Tally = new Map();
  for (let played = 0; played < COMMANDS; played += LENGTH)
    await playSeed({ seed: SEED + played / LENGTH, commands: LENGTH }, tally);
  if (ORGDRILL_MODEL_TALLY !== undefined)
    console.log(
      [...tally]
        .map(([outcome, count]) => `${count} ${outcome}`)
        .sort()
        .join("\n"),
    );
  const untried = [...KINDS, "transfer"].filter((kind) => kind !== "fault" && !tally.has(`${kind} ok`));
  if (COMMANDS >= 2_000) expect(untried, "never succeeded: the model was not tried on them").toEqual([]);
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
