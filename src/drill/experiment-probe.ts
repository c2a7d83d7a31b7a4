/** The steady state of an experiment: an alarm that fires for a harmless act, or a call that works; before the fault and after it. */
import type { Finding, PhaseName } from "../evidence/index.ts";
import { addMs } from "../kernel/index.ts";
import { afterTheBound } from "./after-the-bound.ts";
import { alarmsNamed } from "./alarms.ts";
import { type Attempt, hasSucceeded, whoIn } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { note } from "./expect-alarm.ts";
import { cameTo, claim } from "./expect-consequence.ts";
import { askFinding } from "./expect-finding.ts";
import { askLogFiles } from "./expect-late-log.ts";
import { ExperimentAborted, type Probe } from "./experiment-book.ts";
import { traceHops } from "./experiment-hops.ts";
import { undoFaults } from "./fault.ts";
import { judgeRings } from "./judge-alarm.ts";
import { actedAt, Lookout } from "./lookout.ts";
import type { Sighting } from "./sighting.ts";
import { allRang, type Question, watch } from "./wait-for-alarms.ts";

/** Shows that it works; otherwise the experiment is aborted: nothing that is silent already can be broken. */
export async function establishSteadyState(drill: Drill, probe: Probe): Promise<void> {
  const { experiment } = drill;
  const [fault] = experiment.inForce;
  if (fault !== undefined)
    throw new Error(
      `the fault \`${fault.words.name}\` is in force: a steady state has to be stated before anything is broken`,
    );
  const from = drill.findings.length;
  await askProbe(drill, probe, "steady state");
  const findings = drill.findings.splice(from);
  const [broken] = findings.filter(({ verdict }) => verdict !== "held");
  drill.findings.push(...findings.map(asPrecondition));
  experiment.steady.push(...drill.findings.slice(from));
  if (broken === undefined) {
    experiment.probes.push(probe);
    return;
  }
  experiment.abortedBecause = `the steady state does not hold: ${broken.reason}`;
  throw new ExperimentAborted(experiment.abortedBecause);
}

/** What is not there before the fault proves nothing about the fault. */
const asPrecondition = (finding: Finding): Finding =>
  finding.verdict === "held"
    ? finding
    : { ...finding, verdict: "inconclusive", reason: `the experiment was aborted before the fault: ${finding.reason}` };

/** Undoes what is still in force, and sees the same again. */
export async function expectRecovery(drill: Drill, wanted: (probe: Probe) => boolean, what: string): Promise<void> {
  const { experiment } = drill;
  await undoFaults(drill);
  const probes = experiment.probes.filter(wanted);
  if (probes.length === 0)
    throw new Error(
      `nobody has shown that ${what} before the fault; state it with \`Given\`, and it is asked again here`,
    );
  for (const probe of probes) {
    const from = drill.findings.length;
    await askProbe(drill, probe, "recovery");
    const findings = drill.findings.splice(from).map((each) => ({ ...each, reason: `after recovery: ${each.reason}` }));
    drill.findings.push(...findings);
    experiment.recovery.push(...findings);
  }
}

async function askProbe(drill: Drill, probe: Probe, phase: PhaseName): Promise<void> {
  const attempt = await drill.act(probe.actor, probe.action);
  if (probe.logFiles !== undefined) {
    await askLogFiles(drill, attempt, { place: probe.logFiles, phase });
    return;
  }
  if (probe.watcher !== undefined) {
    await askFinding(drill, attempt, { watcher: probe.watcher, phase });
    return;
  }
  if (probe.alarm === undefined) {
    const reason = `${whoIn(attempt.act)} tried to ${probe.action.sentence}: ${cameTo(attempt)}`;
    claim(drill, { attempt, holds: hasSucceeded(attempt), reason, expected: "it succeeds", observed: cameTo(attempt) });
    return;
  }
  const { name, withinMs } = probe.alarm;
  const alarms = alarmsNamed(drill, name);
  const lookout = await listen(drill, attempt, { withinMs, alarms, isEnough: allRang });
  const sightings: Sighting[] = [];
  for (const alarm of alarms) sightings.push(await lookout.sight(attempt, alarm));
  for (const sighting of await afterTheBound(drill, sightings, { withinMs })) {
    note(drill, { sighting, judge: (each) => judgeRings(each, withinMs) });
    drill.experiment.chains.push(await traceHops(drill, sighting, { withinMs, phase }));
  }
}

type Asked = Question & Readonly<{ withinMs: number }>;

/** Lets the bound pass after one act, unless the question is answered before, and reads what was sent and recorded. */
export async function listen(drill: Drill, attempt: Attempt, { withinMs, ...asked }: Asked): Promise<Lookout> {
  const world = attempt.world ?? drill.opened;
  const until = addMs(actedAt(attempt), withinMs);
  return new Lookout(drill, new Map([[world, await watch(drill, world, { ...asked, attempts: [attempt], until })]]));
}
