/** The detection questions that a Then can ask. */
import { afterTheBound, explained, watchMissed } from "./after-the-bound.ts";
import { type Alarm, alarmsNamed, alarmsOf } from "./alarms.ts";
import type { Drill } from "./drill.ts";
import { note } from "./expect-alarm.ts";
import { judgeInRuns, judgeMissed, judgeRings, type MissedBecause } from "./judge-alarm.ts";
import { TYPICAL_ARRIVAL_MS } from "./judge-detection.ts";
import { Lookout } from "./lookout.ts";
import { NotRun } from "./not-run.ts";
import { letPass } from "./pass-time.ts";
import { METRIC_ARRIVAL_MS } from "./sight-metric.ts";
import { earliestOf, type Sighting } from "./sighting.ts";
import { allNoticed, allRang, waitFor } from "./wait-for-alarms.ts";

const MOST_RUNS = 10_000;

/** One named detection rings for every attempt of the last When. */
export async function expectDetected(drill: Drill, name: string, withinMs: number): Promise<void> {
  const alarms = alarmsNamed(drill, name);
  const lookout = new Lookout(drill, await waitFor(drill, withinMs, { alarms, isEnough: allRang }));
  for (const seen of await afterTheBound(drill, await sightAll(drill, lookout, alarms), { withinMs }))
    note(drill, { sighting: seen, judge: (sighting) => judgeRings(sighting, withinMs) });
}

/** One named detection misses the bound for every attempt of the last When, and for that reason. */
export async function expectMissed(
  drill: Drill,
  name: string,
  { withinMs, because }: Readonly<{ withinMs: number; because: MissedBecause }>,
): Promise<void> {
  const alarms = alarmsNamed(drill, name);
  const lookout = new Lookout(drill, await waitFor(drill, withinMs, { alarms, isEnough: allRang }));
  const sightings = await sightAll(drill, lookout, alarms);
  for (const seen of await afterTheBound(drill, sightings, { withinMs, isDecisive: true }))
    note(drill, { sighting: seen, judge: (sighting) => judgeMissed(sighting, withinMs, because) });
}

/** One sighting for each attempt of the last When and each alarm. */
async function sightAll(drill: Drill, lookout: Lookout, alarms: readonly Alarm[]): Promise<readonly Sighting[]> {
  const sightings: Sighting[] = [];
  for (const attempt of drill.recall()) for (const alarm of alarms) sightings.push(await lookout.sight(attempt, alarm));
  return sightings;
}

/** One named detection rings for every attempt of the last When, in every one of several runs of its delays. */
export async function expectDetectedInRuns(
  drill: Drill,
  name: string,
  asked: Readonly<{ withinMs: number; runs: number }>,
): Promise<void> {
  if (asked.runs < 1 || asked.runs > MOST_RUNS)
    throw new Error(`expected from 1 to ${MOST_RUNS} seeded runs, saw ${asked.runs}`);
  const alarms = alarmsNamed(drill, name);
  // What has rung by the modelled delays is drawn anew, however short the bound.
  const boundMs = Math.max(asked.withinMs, ...alarms.map(arrivalMsOf));
  const lookout = new Lookout(drill, await waitFor(drill, boundMs, { alarms, isEnough: allRang }));
  for (const seen of await afterTheBound(drill, await sightAll(drill, lookout, alarms), { withinMs: boundMs }))
    note(drill, { sighting: seen, judge: (sighting) => judgeInRuns(sighting, asked) });
}

/** How long a record takes to reach what is on the target; what is judged beside it does not have to be waited for. */
const arrivalMsOf = ({ kind }: Alarm): number => (kind === "metric" ? METRIC_ARRIVAL_MS : TYPICAL_ARRIVAL_MS);

/** Some detection, deployed or brought, rings for every attempt; the one that did is named, and so is the nearest that did not. */
export async function expectNoticed(drill: Drill, withinMs: number): Promise<void> {
  const alarms = alarmsOf(drill);
  if (alarms.length === 0)
    throw new NotRun(
      "the organization file declares no detections and none were brought, so nobody can say whether one would ring",
    );
  const attempts = drill.recall();
  const lookout = new Lookout(drill, await waitFor(drill, withinMs, { alarms, isEnough: allNoticed }));
  const all = await sightAll(drill, lookout, alarms);
  const unnoticed = attempts.filter((one) => !all.some((each) => each.attempt === one && each.alerts.length > 0));
  const silent = all.filter(({ attempt }) => unnoticed.includes(attempt));
  const seen = [...all.filter((each) => !silent.includes(each)), ...(await watchMissed(drill, silent, { withinMs }))];
  const nearest = attempts.flatMap((one) => nearestOf(seen.filter(({ attempt }) => attempt === one)) ?? []);
  for (const sighting of await explained(drill, nearest))
    note(drill, { sighting, judge: (each) => judgeRings(each, withinMs) });
}

/** The first that rang; else the first that did later; else the one that tells most about the silence. */
const nearestOf = (sightings: readonly Sighting[]): Sighting | undefined =>
  earliestOf(sightings) ??
  sightings.find(({ isForMarker }) => isForMarker) ??
  sightings.find(({ alarm, attempt }) => livesIn(alarm, attempt.act.actor.account.id)) ??
  sightings.find(({ isFitting }) => isFitting) ??
  sightings[0];

/** A detection that lives in the acting account explains most when nothing rang. */
const livesIn = (alarm: Alarm, accountId: string): boolean =>
  alarm.kind === "placed" && alarm.view.rules.some((rule) => rule.accountId === accountId);

/** Lets time pass without asking anything. */
export async function passTime(drill: Drill, durationMs: number): Promise<void> {
  await letPass(drill.opened.target, durationMs);
  drill.records.forget();
}
