/** The one sentence on top: what an intruder can do, whether anybody would be told, and out of how many. */
import type {
  AnswerKind,
  DrillResult,
  ExcusedAccount,
  Finding,
  RunDocument,
  RunEvidence,
  Verdict,
} from "../../evidence/index.ts";
import { capital, counted, numbered } from "../text.ts";
import { type Departure, departuresOf, type Told } from "./departures.ts";
import { isNothingKnown } from "./nothing-broke.ts";
import { exampleDrills, isOnExamplesAlone, ownEvidence } from "./subject.ts";

export type Headline = Readonly<{ verdict: Verdict; sentence: string; denominators: readonly string[] }>;

export function headline(evidence: RunEvidence): Headline {
  const { document } = evidence;
  const own = ownEvidence(evidence);
  const departures = isOnExamplesAlone(document) ? [] : departuresOf(own);
  const spoken = isOnExamplesAlone(document) ? onExamplesAlone(document) : sentenceOn(own.document, departures);
  const sentence = `${capital(spoken)}${exampleClause(document)}.`;
  const denominators = [...denominatorsOf(own.document, departures), ...exampleDenominator(document)];
  return { verdict: document.verdict, sentence, denominators };
}

/** AWS's rules, and not a word about the reader's own organization. */
function onExamplesAlone(document: RunDocument): string {
  const { totals } = document;
  const all = numbered(totals.selected, "drill");
  if (isNothingKnown(document))
    return `nothing is known: only example organizations were drilled, none of your own, and ${undecidedClause(totals)}`;
  const went = totals.held === totals.selected ? `all ${all} held` : `${totals.held} of ${all} held`;
  return `only example organizations were drilled, none of your own: ${totals.selected === 1 && totals.held === 1 ? "the drill held" : went}`;
}

/** Rules of AWS, shown on our example organizations: they say nothing about the reader's own, unless they fail. */
function exampleClause({ drills }: RunDocument): string {
  const open = exampleDrills(drills).filter((each) => each.verdict !== "held");
  const all = numbered(exampleDrills(drills).length, "drill");
  return open.length === 0 ? "" : `; ${open.length} of ${all} on example organizations did not hold`;
}

function exampleDenominator({ drills }: RunDocument): readonly string[] {
  const examples = exampleDrills(drills);
  const held = examples.filter((each) => each.verdict === "held").length;
  return examples.length === 0
    ? []
    : [`${held} of ${numbered(examples.length, "drill")} on example organizations held`];
}

function sentenceOn(document: RunDocument, departures: readonly Departure[]): string {
  const { selected, notRun } = document.totals;
  if (selected === 0) return "nothing was tried: no drill was selected";
  if (notRun === selected)
    return selected === 1 ? "the one drill was not run" : `none of the ${numbered(selected, "drill")} was run`;
  const out = departures.filter((each) => each.fate === "out");
  if (out.length > 0) return `${counted(out.length, "account")} can be ${verbOf(out)}${toldClause(out)}`;
  const clauses = [...departureClause(departures), alarmClause(document.drills), otherClause(document, departures)];
  const said = clauses.filter((each) => each !== undefined);
  if (!isNothingKnown(document)) return said.join("; ");
  return `nothing is known: ${said.filter((each) => each !== NO_ALARM).join("; ")}`;
}

const NO_ALARM = "no alarm was tried";

function verbOf(departures: readonly Departure[]): string {
  const operations = departures.flatMap((each) => each.operations);
  if (!operations.includes("CloseAccount")) return "taken out";
  return operations.every((each) => each === "CloseAccount") ? "closed" : "taken out or closed";
}

function toldClause(out: readonly Departure[]): string {
  const count = (told: Told): number => out.filter((each) => each.told === told).length;
  const all = out.length;
  if (count("told") === all) return ", and somebody would be told";
  if (count("notTold") === all) return ", and nobody would be told";
  if (count("notTried") === all) return "; no alarm for that was tried";
  if (count("notTold") > 0) return `, and nobody would be told of ${count("notTold")} of them`;
  if (count("partly") > 0) return "; an alarm rang for some of the ways out, and none was tried for the others";
  if (count("unknown") === 0) return `; no alarm was tried for ${count("notTried")} of them`;
  return all === 1
    ? "; whether anybody would be told is inconclusive"
    : `; whether anybody would be told is inconclusive for ${count("unknown")} of them`;
}

function departureClause(departures: readonly Departure[]): readonly string[] {
  const tried = departures.length;
  if (tried === 0) return [];
  const verb = verbOf(departures);
  const unasked = unaskedClause(departures);
  const accepted = departures.filter((each) => each.fate === "acceptedOut").length;
  const unclear = departures.filter((each) => each.fate === "unclear").length;
  const among = tried === 1 ? "the one member account that was tried" : `the ${tried} member accounts that were tried`;
  const unguarded = departures.filter((each) => each.fate === "unguarded").length;
  if (unguarded > 0)
    return [`the expected guardrail did not hold for ${tried === 1 ? among : `${unguarded} of ${among}`}`, ...unasked];
  if (unclear > 0)
    return [`whether ${tried === 1 ? among : `${unclear} of ${among}`} can be ${verb} is inconclusive`, ...unasked];
  if (accepted > 0)
    return [`${counted(accepted, "account")} of ${tried} can be ${verb}, which is an accepted risk`, ...unasked];
  if (unasked.length > 0) return unasked;
  return [tried === 1 ? `${among} could not be ${verb}` : `none of ${among} could be ${verb}`];
}

/** A departure that was seen is never denied, though its drill asked no guardrail about it. */
function unaskedClause(departures: readonly Departure[]): readonly string[] {
  const gone = departures.filter((each) => each.fate === "outUnasked");
  if (gone.length === 0) return [];
  const [was, drills] = gone.length === 1 ? ["was", "a drill that expects"] : ["were", "drills that expect"];
  const all = `${counted(gone.length, "account")} of ${departures.length}`;
  return [`${all} ${was} ${verbOf(gone)} in ${drills} no guardrail to stop it`];
}

function alarmClause(drills: readonly DrillResult[]): string | undefined {
  const asked = drills.filter((each) => each.answers.detection !== null && each.answers.detection.verdict !== "notRun");
  const alarms = rows(asked, "detection");
  const broke = alarms.filter((each) => each.verdict === "broke").length;
  const unclear = alarms.filter((each) => each.verdict === "inconclusive").length;
  const others = alarms.some((each) => each.verdict === "notRun" || each.verdict === "accepted");
  if (alarms.length === 0) return NO_ALARM;
  const some = (count: number): string => {
    if (alarms.length === 1) return "the one alarm that was tried";
    return count === alarms.length ? `all ${count} alarm checks` : `${count} of the ${alarms.length} alarm checks`;
  };
  if (broke > 0) return `${some(broke)} failed`;
  if (unclear > 0) return `${some(unclear)} ${unclear === 1 ? "is" : "are"} inconclusive`;
  if (others) return undefined;
  const rang = asked.every((each) => each.alerts.length > 0);
  return `every alarm that was tried ${rang ? "rang" : "did what was expected of it"}`;
}

/** The worst that the two clauses before it do not say. */
function otherClause(document: RunDocument, departures: readonly Departure[]): string | undefined {
  const { selected, held, broke, inconclusive, notRun, accepted } = document.totals;
  const clause = (count: number, words: string): string => `${count} of ${numbered(selected, "drill")} ${words}`;
  const guardrails = rows(document.drills, "prevention");
  const weak = guardrails.filter((each) => each.verdict === "broke").length;
  const said = departures.some((each) => each.fate === "unguarded");
  if (weak > 0 && !said)
    return `the expected guardrail did not hold in ${weak} of ${numbered(guardrails.length, "check")}`;
  const effects = rows(document.drills, "consequence");
  const odd = effects.filter((each) => each.verdict === "broke").length;
  if (odd > 0) return `${odd} of ${numbered(effects.length, "consequence")} did not hold`;
  const isFound = document.drills.some(({ findings }) => findings.some((each) => each.verdict === "broke"));
  if (broke > 0 && !isFound) return clause(broke, "broke");
  if (inconclusive > 0) return undecidedClause(document.totals);
  if (notRun > 0) return clause(notRun, notRun === 1 ? "was not run" : "were not run");
  const shown = departures.some((each) => each.fate === "acceptedOut");
  if (accepted > 0 && !shown) return clause(accepted, "broke as accepted");
  if (departures.length > 0) return undefined;
  if (held === selected) return `${selected === 1 ? "the one drill" : `all ${selected} drills`} held`;
  return held === 0 ? undefined : clause(held, "held");
}

function undecidedClause({ selected, inconclusive }: RunDocument["totals"]): string {
  if (inconclusive === selected && selected > 1) return `all ${selected} drills are inconclusive`;
  return `${inconclusive} of ${numbered(selected, "drill")} ${inconclusive === 1 ? "is" : "are"} inconclusive`;
}

function denominatorsOf(document: RunDocument, departures: readonly Departure[]): readonly string[] {
  const { selected, held } = document.totals;
  const unasked = departures.filter((each) => each.fate === "outUnasked").length;
  const out = departures.filter((each) => each.fate === "out" || each.fate === "acceptedOut").length + unasked;
  const unguarded = departures.filter((each) => each.fate === "unguarded").length;
  const notes = [
    ...(unguarded === 0 ? [] : [`${unguarded} without the expected guardrail`]),
    ...(unasked === 0 ? [] : [`${unasked} where no guardrail was expected to stop it`]),
  ];
  const open = notes.length === 0 ? "" : ` (${notes.join(", ")})`;
  const excused = document.excused ?? [];
  const free = excusedClause(excused);
  const tried = `${out} of ${numbered(departures.length, "member account")} taken out${open}${free}`;
  const answered = (kind: AnswerKind, word: string): readonly string[] => {
    const all = rows(document.drills, kind);
    const good = all.filter((each) => each.verdict === "held").length;
    return all.length === 0 ? [`no ${word} was checked`] : [`${good} of ${numbered(all.length, `${word} check`)} held`];
  };
  return [
    ...(departures.length === 0 ? [] : [tried]),
    ...answered("prevention", "guardrail"),
    ...answered("detection", "alarm"),
    ...answered("consequence", "consequence"),
    `${held} of ${numbered(selected, "drill")} held`,
  ];
}

function excusedClause(excused: readonly ExcusedAccount[]): string {
  const closed = excused.filter((each) => each.isClosed === true).length;
  const free = excused.length - closed;
  const freeWords = free === 0 ? "" : `, ${free} more declared free to leave`;
  return closed === 0 ? freeWords : `${freeWords}, ${closed} more closed`;
}

const rows = (drills: readonly DrillResult[], kind: AnswerKind): readonly Finding[] =>
  drills.flatMap((drill) => drill.findings.filter((each) => each.answer === kind));
