/** Plays a script, or makes one up from a seed; a script that fails is made as short as it can be. */
import { seededRandom } from "../../kernel/index.ts";
import { START } from "../emulator.test-support.ts";
import { openingModel } from "./cast.test-support.ts";
import { type Command, scriptText } from "./command.test-support.ts";
import { nextCommand } from "./generate.test-support.ts";
import {
  Disagreement,
  expectNoSecrets,
  expectSame,
  type Inspection,
  inspect,
  inspectHistories,
} from "./inspect.test-support.ts";
import { judge, judgeCall, partsOf } from "./judge.test-support.ts";
import { homeOf, type Model } from "./model.test-support.ts";
import { accountIdOf, carryOut, openStage, send } from "./stage.test-support.ts";

/** How often each command was carried out and how often it succeeded, over all plays. */
export type Tally = Map<string, number>;

type Play = Pick<Inspection, "stage" | "model" | "progress" | "isThorough"> & {
  turn: number;
  fingerprint: string;
  tally: Tally;
};

async function open(tally: Tally, isThorough: boolean): Promise<Play> {
  const stage = openStage();
  const model = openingModel(START);
  const fingerprint = stage.fingerprint();
  const play: Play = { stage, model, progress: new Map(), turn: 0, fingerprint, tally, isThorough };
  for (const as of ["acme-boss/root", "umbra-boss/root"]) await learnGuard(play, as);
  return play;
}

async function learnGuard({ stage, model }: Play, as: string): Promise<void> {
  const said = await send(stage, { as, operation: "ListPolicies", input: { Filter: "SERVICE_CONTROL_POLICY" } });
  judgeCall(model, as, () => ({ operation: "ListPolicies", actions: [], decide: () => () => undefined }))?.happen();
  const { Policies } = JSON.parse(said.text) as { Policies: readonly { Id: string; Name: string }[] };
  const guard = Policies.find(({ Name }) => Name === "guard");
  if (guard !== undefined) stage.ids.set(`${as.split("/")[0]}/guard`, guard.Id);
}

/** One command, and everything that must hold after it; nothing where there is nobody to carry it out. */
async function step(play: Play, command: Command): Promise<void> {
  const { stage, model, tally } = play;
  const judged = judge(model, command);
  if (judged === undefined) return;
  const isTransfer = command.do === "accept" && homeOf(model, partsOf(command.as)[0]) !== undefined;
  const said = await carryOut(stage, command);
  expectSame(`the answer to ${JSON.stringify(command)}`, { got: said.code, expected: judged.answer });
  const after = stage.fingerprint();
  if (judged.answer !== "ok" && !isHalfDone(command) && after !== play.fingerprint)
    throw new Disagreement(`\`${judged.answer}\`, and yet something changed`);
  // What may be seen is judged by how things stood when it was asked, and by what came of it.
  const touched = touchedBy(model, judged.happen);
  if ("as" in command && command.do !== "furnish") expectNoSecrets({ stage, model }, command.as, said);
  if (command.do === "reopen") play.progress.delete(accountIdOf(stage, partsOf(command.as)[0]));
  play.turn += 1;
  await inspect({ ...play, touched });
  play.fingerprint = stage.fingerprint();
  expectSame("the world before and after it was looked at", { got: play.fingerprint, expected: after });
  const outcome = `${isTransfer ? "transfer" : command.do} ${judged.answer}`;
  tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
}

/** Entering an account succeeds before what is done there is denied. */
const isHalfDone = (command: Command): boolean => command.do === "furnish";

/** The accounts in whose histories something was written. */
function touchedBy({ histories }: Model, happen: () => void): ReadonlySet<string> {
  const before = new Map([...histories].map(([label, { length }]) => [label, length]));
  happen();
  return new Set(
    [...histories].filter(([label, { length }]) => length !== (before.get(label) ?? 0)).map(([label]) => label),
  );
}

const closeCurtain = (play: Play): Promise<void> => inspectHistories({ ...play, touched: new Set() });

/** `thorough` looks at everything after every command, `hurried` at what a play from a seed looks at: reading leaves records too. */
export type Look = "thorough" | "hurried";

export async function playScript(script: readonly Command[], how: Look): Promise<void> {
  const play = await open(new Map(), how === "thorough");
  for (const command of script) await step(play, command);
  await closeCurtain(play);
}

export type Made = Readonly<{ seed: number; commands: number }>;

/** Commands that somebody could carry out are counted; throws with the shortest script that fails. */
export async function playSeed({ seed, commands }: Made, tally: Tally = new Map()): Promise<void> {
  const random = seededRandom(seed, "model");
  const script: Command[] = [];
  try {
    const play = await open(tally, false);
    for (let number = 1; script.length < commands; number++) {
      const command = nextCommand({ model: play.model, random, number });
      if (judge(play.model, command) === undefined) continue;
      script.push(command);
      await step(play, command);
    }
    await closeCurtain(play);
  } catch (thrown) {
    const how = (await failureOf(script, "thorough")) === undefined ? "hurried" : "thorough";
    const short = await shortest(script, how);
    const why = await failureOf(short, how);
    const replay = "replay: ORGDRILL_MODEL_SCRIPT='…' npx vitest run src/emulator/model";
    throw new Error(`seed ${seed}, ${script.length} commands: ${why ?? thrown}\n${replay}\n${scriptText(short)}`, {
      cause: thrown,
    });
  }
}

async function failureOf(script: readonly Command[], how: Look): Promise<string | undefined> {
  try {
    await playScript(script, how);
    return undefined;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

const MOST_REPLAYS = 400;

/** Takes away ever smaller parts while what is left still fails, however it fails. */
async function shortest(script: readonly Command[], how: Look): Promise<readonly Command[]> {
  let kept = script;
  let replays = 0;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let end = kept.length; end > 0 && replays < MOST_REPLAYS; end -= size) {
      const fewer = [...kept.slice(0, Math.max(0, end - size)), ...kept.slice(end)];
      replays += 1;
      if ((await failureOf(fewer, how)) !== undefined) kept = fewer;
    }
  }
  return kept;
}
