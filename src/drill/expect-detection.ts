/** The detection questions that a Then can ask. */
import { formatDuration } from "../kernel/index.ts";
import { type Alarm, alarmsNamed, alarmsOf } from "./alarms.ts";
import type { Attempt } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { note } from "./expect-alarm.ts";
import { judgeInRuns, judgeRings } from "./judge-alarm.ts";
import { TYPICAL_ARRIVAL_MS } from "./judge-detection.ts";
import { Lookout } from "./lookout.ts";
import { NotRun } from "./not-run.ts";
import type { Sighting } from "./sighting.ts";
import { waitFor } from "./wait-for-alarms.ts";

const MOST_RUNS = 10_000;

/** One named detection rings for every attempt of the last When. */
export async function expectDetected(drill: Drill, name: string, withinMs: number): Promise<void> {
  const alarms = alarmsNamed(drill, name);
  const lookout = new Lookout(drill, await waitFor(drill, withinMs));
  for (const attempt of drill.recall())
    for (const alarm of alarms)
      note(drill, {
        sighting: await lookout.sight(attempt, alarm),
        judge: (sighting) => judgeRings(sighting, withinMs),
      });
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
  const lookout = new Lookout(drill, await waitFor(drill, Math.max(asked.withinMs, TYPICAL_ARRIVAL_MS)));
  for (const attempt of drill.recall())
    for (const alarm of alarms)
      note(drill, { sighting: await lookout.sight(attempt, alarm), judge: (sighting) => judgeInRuns(sighting, asked) });
}

/** Some detection, deployed or brought, rings for every attempt; the one that did is named, and so is the nearest that did not. */
export async function expectNoticed(drill: Drill, withinMs: number): Promise<void> {
  const alarms = alarmsOf(drill);
  if (alarms.length === 0)
    throw new NotRun(
      "the organization file declares no detections and none were brought, so nobody can say whether one would ring",
    );
  const attempts = drill.recall();
  const lookout = new Lookout(drill, await waitFor(drill, withinMs));
  for (const attempt of attempts) {
    const sighting = await nearest(lookout, { attempt, alarms });
    if (sighting !== undefined) note(drill, { sighting, judge: (each) => judgeRings(each, withinMs) });
  }
}

/** The first that rang; else the one that tells most about the silence. */
async function nearest(
  lookout: Lookout,
  { attempt, alarms }: Readonly<{ attempt: Attempt; alarms: readonly Alarm[] }>,
): Promise<Sighting | undefined> {
  const sightings: Sighting[] = [];
  for (const alarm of alarms) sightings.push(await lookout.sight(attempt, alarm));
  const [ringing] = sightings
    .filter(({ alerts }) => alerts.length > 0)
    .toSorted((left, right) => (left.alerts[0]?.notifiedAt ?? 0) - (right.alerts[0]?.notifiedAt ?? 0));
  return (
    ringing ??
    sightings.find(({ isForMarker }) => isForMarker) ??
    sightings.find(({ alarm }) => livesIn(alarm, attempt.act.actor.account.id)) ??
    sightings.find(({ isFitting }) => isFitting) ??
    sightings[0]
  );
}

/** A detection that lives in the acting account explains most when nothing rang. */
const livesIn = (alarm: Alarm, accountId: string): boolean =>
  alarm.kind === "placed" && alarm.view.rules.some((rule) => rule.accountId === accountId);

/** Moves virtual time without asking anything. */
export async function passTime(drill: Drill, durationMs: number): Promise<void> {
  const control = drill.opened.target.control;
  if (control === undefined)
    throw new NotRun(`${drill.opened.target.name} cannot move time by ${formatDuration(durationMs)}`);
  await control.advance(durationMs);
  drill.records.forget();
}
