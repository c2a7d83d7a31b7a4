/** Breaking a hop of the pipeline and mending it again: by chaos, or by somebody's own call. Both are acts, so that a replay plays them. */
import { type Action, byChaos, bySomebody, type FaultWords, faultNamed, listOf, outputOf } from "../action/index.ts";
import { parseInstant } from "../kernel/index.ts";
import { alarmsNamed } from "./alarms.ts";
import { type Actor, type Attempt, hasSucceeded, whoIn } from "./attempt.ts";
import { accountNamed, managementActor } from "./cast.ts";
import type { Drill } from "./drill.ts";
import { cameTo } from "./expect-consequence.ts";
import { ExperimentAborted, type StruckFault } from "./experiment-book.ts";
import { NotRun } from "./not-run.ts";
import type { MetricAlarmView, RuleView } from "./organization-view.ts";

/** What a sentence says is struck: `the alarm "departures"`, `the bus "default" of "lab"`. */
export type Struck = Readonly<{ what: string; name: string; owner?: string }>;
type Parameters = Readonly<Record<string, string>>;

/** Chaos strikes; one fault for each rule or target that is meant. Throws what the target says of wrong parameters. */
export async function strikeFault(
  drill: Drill,
  name: string,
  { on, given }: Readonly<{ on: Struck; given: Parameters }>,
) {
  needsFaults(drill);
  const words = faultNamed(name);
  const chaos: Actor = { ...managementActor(drill, drill.organization), name: "chaos", role: "chaos" };
  for (const subject of await subjectsOf(drill, words, on)) {
    const parameters = { ...words.defaults, ...given, ...subject };
    const struck = await strike(drill, chaos, { words, parameters, ...byChaos(words, parameters) });
    const { outcome } = struck.strike.decisive;
    if (outcome.kind !== "succeeded") throw new Error(`the fault \`${name}\` did not begin: ${cameTo(struck.strike)}`);
  }
}

/** Somebody brings the same about with the API's own call, which leaves a record. Throws where no single call does. */
export async function bringAboutFault(
  drill: Drill,
  name: string,
  { on, actor }: Readonly<{ on: Struck; actor: Actor }>,
) {
  const words = faultNamed(name);
  mustFit(words, on);
  const subjects = await namesOf(drill, words, on);
  for (const subject of subjects) {
    const undoable = bySomebody(words, subject);
    if (undoable === undefined)
      throw new Error(`no single call brings about \`${name}\`; chaos can: \`the fault … strikes …\``);
    const parameters = { [words.parameter]: subject };
    const struck = await strike(drill, actor, { words, parameters, ...undoable });
    if (!hasSucceeded(struck.strike)) {
      drill.experiment.abortedBecause = `\`${name}\` could not be brought about: ${cameTo(struck.strike)}`;
      throw new ExperimentAborted(drill.experiment.abortedBecause);
    }
  }
}

/** What a call names: rules by name, targets by ARN. */
async function namesOf(drill: Drill, words: FaultWords, on: Struck): Promise<readonly string[]> {
  if (words.parameter === "rule") return rulesOf(drill, on.name).map((rule) => rule.name);
  if (words.strikes !== "target of an alarm") return [on.name];
  return (await subjectsOf(drill, words, on)).flatMap(({ target }) => target ?? []);
}

/** Undoes what is in force, the latest first, by whoever did it. */
export async function undoFaults(drill: Drill): Promise<void> {
  if (drill.experiment.faults.length === 0) throw new Error("no fault has struck yet, so there is nothing to undo");
  for (const struck of drill.experiment.inForce.toReversed()) {
    const undone = await actOut(drill, struck.strike.act.actor, struck.undo);
    if (!hasSucceeded(undone)) throw new Error(`could not ${struck.undo.sentence}: ${cameTo(undone)}`);
    drill.experiment.undone.set(struck, { at: whenOf(undone), sequence: undone.decisive.sequence });
  }
}

function needsFaults({ opened: { target } }: Drill): void {
  if (!target.capabilities.has("fault") || target.control?.fault === undefined)
    throw new NotRun(`${target.name} cannot break a hop of its pipeline (it has no capability \`fault\`)`);
}

type Striking = Readonly<{ words: FaultWords; parameters: Parameters; strike: Action; undo: Action }>;

async function strike(drill: Drill, actor: Actor, { words, parameters, strike, undo }: Striking): Promise<StruckFault> {
  const { experiment, findings, made, recovery } = drill;
  experiment.begun ??= { findings: findings.length, attempts: made.length, runbooks: recovery.runbooks.length };
  const struck = await actOut(drill, actor, strike);
  const by = actor.role === "chaos" ? "chaos" : whoIn(struck.act);
  const { requestId: id } = struck.decisive;
  const fault = { words, id, parameters, by, strike: struck, undo, from: whenOf(struck) };
  if (hasSucceeded(struck)) experiment.faults.push(fault);
  return fault;
}

async function actOut(drill: Drill, actor: Actor, action: Action): Promise<Attempt> {
  const attempt = await drill.act(actor, action);
  drill.experiment.acts.add(attempt.act);
  return attempt;
}

function whenOf({ decisive: { at } }: Attempt) {
  const when = parseInstant(at);
  if (when === undefined) throw new Error(`\`${at}\` is no instant`);
  return when;
}

/** What is struck as the target's parameters: several where an alarm has several rules or targets. */
async function subjectsOf(drill: Drill, words: FaultWords, on: Struck): Promise<readonly Parameters[]> {
  mustFit(words, on);
  const { parameter } = words;
  if (words.strikes === "account") return [{ [parameter]: accountNamed(drill, on.name).id }];
  if (words.strikes === "target of an alarm") {
    const targets = await Promise.all(rulesOf(drill, on.name).map((rule) => targetsOf(drill, rule)));
    return targets.flat();
  }
  if (parameter === "rule") return rulesOf(drill, on.name).map((rule) => ({ [parameter]: arnOf(rule) }));
  if (parameter === "alarm") return [{ [parameter]: metricAlarmNamed(drill, on.name).arn }];
  if (parameter === "filter") {
    const { alarm, logGroup } = metricAlarmNamed(drill, on.name);
    return [{ [parameter]: alarm, logGroup }];
  }
  if (parameter === "bus" && on.owner !== undefined)
    return [{ [parameter]: `arn:aws:events:us-east-1:${accountNamed(drill, on.owner).id}:event-bus/${on.name}` }];
  return [{ [parameter]: on.name }];
}

/** The filter is called like the alarm. */
function metricAlarmNamed(drill: Drill, name: string): MetricAlarmView {
  const found = drill.metricAlarms.get(name);
  if (found !== undefined) return found;
  const known = [...drill.metricAlarms.keys()].map((each) => `\`${each}\``).join(", ");
  throw new Error(
    `no alarm of CloudWatch \`${name}\` was set up; ${known === "" ? "there is none" : `known: ${known}`}`,
  );
}

function mustFit({ strikes, name }: FaultWords, { what }: Struck): void {
  const expected = strikes === "target of an alarm" ? "alarm" : strikes;
  if (what !== expected)
    throw new Error(`the fault \`${name}\` strikes the ${expected} that is named, not the ${what}`);
}

/** Where it listens, also where another account is told; beside the target there is no rule that could break. */
function rulesOf(drill: Drill, name: string): readonly RuleView[] {
  const placed = alarmsNamed(drill, name).flatMap((each) => (each.kind === "placed" ? each.view.rules : []));
  const rules = placed.map((each) => each.sender ?? each);
  if (rules.length === 0)
    throw new NotRun(`\`${name}\` is not deployed on ${drill.opened.target.name}, so no fault can strike it`);
  return rules;
}

/** The one rule of an alarm, for whoever changes it. */
export function deployedAs(drill: Drill, name: string): RuleView {
  const [rule, ...others] = rulesOf(drill, name);
  if (rule === undefined || others.length > 0)
    throw new Error(`\`${name}\` has ${others.length + 1} rules, expected one`);
  return rule;
}

export const arnOf = ({ name, accountId, region }: RuleView): string =>
  `arn:aws:events:${region}:${accountId}:rule/${name}`;

async function targetsOf(drill: Drill, rule: RuleView): Promise<readonly Parameters[]> {
  const hands = drill.administratorOf(rule.accountId);
  const listed = await hands?.call("events", "ListTargetsByRule", { Rule: rule.name });
  const targets = listed === undefined ? [] : listOf<Readonly<{ Arn: string }>>(outputOf(listed), "Targets");
  if (targets.length === 0)
    throw new Error(`the rule \`${rule.name}\` in ${rule.accountName} has no target that could break`);
  return targets.map(({ Arn }) => ({ rule: arnOf(rule), target: Arn }));
}
