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
  inspectHistoryPages,
} from "./inspect.test-support.ts";
import { judge, judgeCall, partsOf } from "./judge.test-support.ts";
import { homeOf, isClosed, isGone, type Model, REORDER_WINDOW } from "./model.test-support.ts";
import { shortest } from "./shortest.test-support.ts";
import { accountIdOf, carryOut, mailsOn, openStage, send } from "./stage.test-support.ts";

/** How often each command was carried out, with which answer, over all plays; `fault KIND` and `fault KIND done` count what faults did to calls. */
export type Tally = Map<string, number>;

type Play = Pick<Inspection, "stage" | "model" | "progress"> & {
  isThorough: boolean;
  turn: number;
  fingerprint: string;
  mails: number;
  tally: Tally;
};

async function open(tally: Tally, isThorough: boolean): Promise<Play> {
  const stage = openStage();
  const model = openingModel(START);
  const fingerprint = await stage.fingerprint();
  const play: Play = { stage, model, progress: new Map(), turn: 0, fingerprint, mails: 0, tally, isThorough };
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

/** One command, and everything that must hold after it: its answer, or nothing where there is nobody to carry it out. */
async function step(play: Play, command: Command): Promise<string | undefined> {
  const { stage, model, tally } = play;
  const judged = judge(model, command);
  if (judged === undefined) return undefined;
  const { answer, struck } = judged;
  const isTransfer = command.do === "accept" && homeOf(model, partsOf(command.as)[0]) !== undefined;
  const said = await carryOut(stage, command);
  const answers = { got: said.code, expected: answer };
  const divergence = `${command.do} ${answers.got} ${answers.expected}`;
  expectSame(`the answer to ${JSON.stringify(command)}`, { ...answers, divergence });
  const after = await stage.fingerprint();
  const isDenied = answer !== "ok" && struck?.isDone !== true && !isHalfDone(command);
  if (isDenied && after !== play.fingerprint)
    throw new Disagreement(`\`${answer}\`, and yet something changed`, `${command.do} changed something`);
  // What may be seen is judged by how things stood when it was asked, and by what came of it.
  const touched = touchedBy(model, judged.happen);
  if ("as" in command && command.do !== "furnish") expectNoSecrets({ stage, model }, command.as, said);
  if (command.do === "reopen") play.progress.delete(accountIdOf(stage, partsOf(command.as)[0]));
  play.turn += 1;
  // What is mailed is in the fingerprint.
  if (after !== play.fingerprint || model.mails.length !== play.mails) await inspectMails(play);
  await inspect({ ...play, touched });
  // That looking changes nothing is asked now and then; whatever it changed stays to be found.
  play.fingerprint = play.isThorough || play.turn % FINGERPRINT_TURNS === 0 ? await stage.fingerprint() : after;
  expectSame("the world before and after it was looked at", { got: play.fingerprint, expected: after });
  const name = isTransfer ? "transfer" : command.do;
  count(tally, struck === undefined ? `${name} ${answer}` : `fault ${struck.by}${struck.isDone ? " done" : ""}`);
  return answer;
}

const FINGERPRINT_TURNS = 4;

const count = (tally: Tally, outcome: string) => tally.set(outcome, (tally.get(outcome) ?? 0) + 1);

/** Those that were not compared before. */
async function inspectMails(play: Play): Promise<void> {
  const all = await mailsOn(play.stage);
  const got = all.slice(play.mails).map(({ at, to, kind }) => `${at} ${to} ${kind}`);
  const expected = play.model.mails
    .slice(play.mails)
    .map(({ at, to, kind }) => `${new Date(at).toISOString()} ${to} ${kind}`);
  expectSame("mails", { got, expected });
  play.mails = all.length;
}

/** Entering an account succeeds before what is done there is denied, and so do parts of a sign-up before one that is refused. */
const isHalfDone = (command: Command): boolean => command.do === "furnish" || command.do === "sign-up";

/** The accounts in whose histories something was written. */
function touchedBy({ histories }: Model, happen: () => void): ReadonlySet<string> {
  const before = new Map([...histories].map(([label, { length }]) => [label, length]));
  happen();
  return new Set(
    [...histories].filter(([label, { length }]) => length !== (before.get(label) ?? 0)).map(([label]) => label),
  );
}

/** Nothing is struck any more, and what can be reopened is, so that its history can be read. */
async function closeCurtain(play: Play): Promise<void> {
  const { model } = play;
  if (model.callFault !== undefined || model.recordFault !== undefined) await step(play, { do: "lift" });
  if (isAnyHeld(model)) await step(play, { do: "wait", ms: REORDER_WINDOW });
  for (const account of model.accounts.values()) {
    if (!isClosed(model, account.label) || isGone(account, model.now) || account.principals.size === 0) continue;
    if (!account.rootPassword) await step(play, { do: "recover-password", account: account.label });
    await step(play, { do: "reopen", as: `${account.label}/root` });
  }
  await inspectHistories({ ...play, touched: new Set() });
}

/**
 * `thorough` looks at everything after every command, `in the end` after the last one, and `hurried` at what a play from a seed
 * looks at: reading leaves records too.
 */
export type Look = "thorough" | "in the end" | "hurried";

const isAnyHeld = ({ histories, now }: Model): boolean =>
  [...histories.values()].some((lines) => lines.some(({ shownBy = 0 }) => shownBy > now));

/** What was answered to each command. */
export async function playScript(
  script: readonly Command[],
  how: Look,
  tally: Tally = new Map(),
): Promise<readonly (string | undefined)[]> {
  const play = await open(tally, how === "thorough");
  const answers: (string | undefined)[] = [];
  for (const [index, command] of script.entries()) {
    const isLast = index === script.length - 1;
    play.isThorough = how === "thorough" || (how === "in the end" && isLast);
    answers.push(await step(play, command));
  }
  await closeCurtain(play);
  return answers;
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
    await inspectHistoryPages({ ...play, touched: new Set() });
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
