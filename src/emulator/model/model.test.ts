import { expect, test } from "vitest";
import type { Command } from "./command.test-support.ts";
import { KINDS } from "./generate.test-support.ts";
import { playScript, playSeed, type Tally } from "./play.test-support.ts";

/** ORGDRILL_MODEL_COMMANDS=100000 for a long run; ORGDRILL_MODEL_SEED=… for the same run again. */
const { ORGDRILL_DEEP, ORGDRILL_MODEL_COMMANDS, ORGDRILL_MODEL_SEED, ORGDRILL_MODEL_SCRIPT, ORGDRILL_MODEL_TALLY } =
  process.env;
const COMMANDS = Number(ORGDRILL_MODEL_COMMANDS ?? (ORGDRILL_DEEP === "1" ? 100_000 : 400));
const SEED = Number(ORGDRILL_MODEL_SEED ?? 1);
const LENGTH = 100;

test("whatever anybody does, the emulator and the model agree", { timeout: 7_200_000 }, async () => {
  const tally: Tally = new Map();
  for (let played = 0; played < COMMANDS; played += LENGTH)
    await playSeed({ seed: SEED + played / LENGTH, commands: LENGTH }, tally);
  if (ORGDRILL_MODEL_TALLY !== undefined)
    console.log([...tally].map(([outcome, count]) => `${count} ${outcome}`).sort().join("\n"));
  const untried = KINDS.filter((kind) => kind !== "fault" && !tally.has(`${kind} ok`));
  if (COMMANDS >= 2_000) expect(untried, "never succeeded: the model was not tried on them").toEqual([]);
});

/** A script as a failure prints it. */
const pasted: readonly Command[] = JSON.parse(ORGDRILL_MODEL_SCRIPT ?? "[]");

test("a pasted script", { timeout: 60_000 }, () => playScript(pasted));
