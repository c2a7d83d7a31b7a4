/** Plays a script, or makes one up from a seed; a script that fails is made as short as it can be. */
import { seededRandom } from "../../kernel/index.ts";
import { START } from "../emulator.test-support.ts";
import { openingModel } from "./cast.test-support.ts";
import { type Command, scriptText } from "./command.test-support.ts";
import { nextCommand, themeOf } from "./generate.test-support.ts";
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
import { shortest } from "./shortest.test-support.ts";
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
  const answers = { got: said.code, expected: judged.answer };
  const divergence = `${command.do} ${answers.got} ${answers.expected}`;
  expectSame(`the answer to ${JSON.stringify(command)}`, { ...answers, divergence });
  const after = stage.fingerprint();
  if (judged.answer !== "ok" && !isHalfDone(command) && after !== play.fingerprint)
    throw new Disagreement(`\`${judged.answer}\`, and yet something changed`, `${command.do} changed something`);
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
      const command = nextCommand({ model: play.model, random, number, theme: themeOf(seed) });
      if (judge(play.model, command) === undefined) continue;
      script.push(command);
      await step(play, command);
    }
    await closeCurtain(play);
  } catch (thrown) {
    const wanted = failureFrom(thrown).divergence;
    const isAlike = (how: Look) => async (fewer: readonly Command[]) =>
      (await failureOf(fewer, how))?.divergence === wanted;
    const how = (await isAlike("thorough")(script)) ? "thorough" : "hurried";
    const short = await shortest(script, isAlike(how));
    const why = await failureOf(short, how);
    const replay = "replay: ORGDRILL_MODEL_SCRIPT='…' npx vitest run src/emulator/model";
    const text = `seed ${seed}, ${script.length} commands: ${why?.message ?? thrown}`;
    throw new Error(`${text}\n${replay}\n${scriptText(short)}`, { cause: thrown });
  }
}

type Failure = Readonly<{ message: string; divergence: string }>;

/** What is no disagreement is told apart by what it says, whatever numbers are in it. */
function failureFrom(thrown: unknown): Failure {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (thrown instanceof Disagreement) return { message, divergence: thrown.divergence };
  return { message, divergence: (message.split("\n")[0] ?? "").replace(/\d+/g, "0").slice(0, 80) };
}

async function failureOf(script: readonly Command[], how: Look): Promise<Failure | undefined> {
  try {
    await playScript(script, how);
    return undefined;
  } catch (thrown) {
    return failureFrom(thrown);
  }
}
