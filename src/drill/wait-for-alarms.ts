/** Lets time pass until alarms must have rung, and hears what was sent: at the bound on virtual time, by looking again and again on real time. */
import { addMs, type Instant } from "../kernel/index.ts";
import type { Control } from "../target/index.ts";
import type { Alarm } from "./alarms.ts";
import type { Attempt } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { type FailedLook, failuresInWords } from "./failed-look.ts";
import { type Heard, hear, type Sent } from "./heard.ts";
import { actedAt, Lookout } from "./lookout.ts";
import { NotRun } from "./not-run.ts";
import { isTimeReal, isTimeVirtual } from "./pass-time.ts";
import { type Look, lookUntil } from "./poll.ts";
import { unshownBy } from "./sight-metric.ts";
import type { Sighting } from "./sighting.ts";
import type { OpenedWorld } from "./stage.ts";

/** What is looked for while real time passes. */
export type Question = Readonly<{
  alarms: readonly Alarm[];
  /** When nothing more has to be waited for; without it the whole bound is. */
  isEnough?: (sightings: readonly Sighting[], drill: Drill, now: Instant) => boolean | Promise<boolean>;
  /** The attempts that are asked about, where not those of the last When. */
  attempts?: readonly Attempt[];
  /** Rules are asked what they fit, and nobody has to be told anything. */
  asksRulesAlone?: boolean;
  /** How long to wait for records on real time, where virtual time does not have to pass at all. */
  orRealMs?: number;
}>;

/** Lets the bound pass in every world of the attempts, unless the question is answered before, then answers with what was sent. */
export async function waitFor(drill: Drill, withinMs: number, question: Question): Promise<Sent> {
  const attempts = drill.recall();
  const asked = question.attempts ?? attempts;
  const acted = Math.max(...attempts.map(actedAt)) as Instant;
  const sent = new Map<OpenedWorld, Heard>();
  drill.records.forget();
  // An account that closes meanwhile shows its event history to nobody: what was read before stays read.
  for (const attempt of attempts) await drill.records.about(attempt);
  for (const world of new Set([...attempts, ...drill.made].map((attempt) => attempt.world ?? drill.opened))) {
    const boundMs = isTimeReal(world.target) ? Math.max(withinMs, question.orRealMs ?? 0) : withinMs;
    const own = asked.filter((attempt) => (attempt.world ?? drill.opened) === world);
    sent.set(world, await watch(drill, world, { ...question, attempts: own, until: addMs(acted, boundMs) }));
  }
  return sent;
}

type Watch = Question & Readonly<{ attempts: readonly Attempt[]; until: Instant }>;

/** Hears one world until the instant, or until the question is answered. Records are read anew for whoever judges. */
export async function watch(drill: Drill, world: OpenedWorld, asked: Watch): Promise<Heard> {
  const control = controlOf(world);
  mustShow(world, asked);
  let heard: Heard = { notifications: [] };
  const look = async (now: Instant): Promise<Look> => {
    drill.records.forget();
    heard = await hear(control, heard);
    if (isTimeVirtual(world.target)) return { isEnough: true };
    const sightings = await sightAll(new Lookout(drill, new Map([[world, heard]])), asked);
    const isEnough = asked.isEnough !== undefined && (await asked.isEnough(sightings, drill, now));
    return { isEnough, failure: heard.unread ?? drill.records.failure ?? unseenIn(sightings) };
  };
  const { failures, looks } = await lookUntil(world.target, asked.until, look);
  const failedLooks = failuresInWords(failures, looks);
  return failedLooks === undefined ? heard : { ...heard, failedLooks };
}

/** Throws `NotRun` where only alarms of CloudWatch are asked about and the target does not show what they sent. */
function mustShow({ target }: OpenedWorld, { alarms, asksRulesAlone = false }: Question): void {
  const isMetricAlone = alarms.length > 0 && alarms.every(({ kind }) => kind === "metric");
  if (isMetricAlone && !asksRulesAlone && target.control?.deliveries === undefined) throw new NotRun(unshownBy(target));
}

function unseenIn(sightings: readonly Sighting[]): FailedLook | undefined {
  const why = sightings.find(({ unseen }) => unseen !== undefined)?.unseen;
  return why === undefined ? undefined : { why, isThrottled: false };
}

async function sightAll(lookout: Lookout, { attempts, alarms }: Watch): Promise<readonly Sighting[]> {
  const sightings: Sighting[] = [];
  for (const attempt of attempts) for (const alarm of alarms) sightings.push(await lookout.sight(attempt, alarm));
  return sightings;
}

/** Each of the alarms has rung for each of the attempts. */
export const allRang = (sightings: readonly Sighting[], drill: Drill, now: Instant): boolean =>
  sightings.every((each) => hasRung(each, drill, now));

/** Some alarm has rung for some attempt. */
export const someRang = (sightings: readonly Sighting[], drill: Drill, now: Instant): boolean =>
  sightings.some((each) => hasRung(each, drill, now));

/** Some alarm has rung for each of the attempts. */
export const allNoticed = (sightings: readonly Sighting[], drill: Drill, now: Instant): boolean =>
  sightings.every((one) => sightings.some((each) => each.attempt === one.attempt && hasRung(each, drill, now)));

/**
 * What was received has rung; what is judged beside the target has when its modelled time has come. The record behind it must be read
 * too, if anybody may read it: only it shows whether the alarm hears the attack or the drill's own marks.
 */
function hasRung({ alarm, alerts, records }: Sighting, drill: Drill, now: Instant): boolean {
  return alerts.some(
    ({ notifiedAt, eventId, accountId }) =>
      (alarm.kind !== "brought" || notifiedAt <= now) &&
      (records.some(({ record }) => record.eventID === eventId) || drill.records.isClosed(accountId)),
  );
}

/** Throws `NotRun` where the target cannot let time pass, or cannot show what was sent. */
export function controlOf({ target }: OpenedWorld): Control {
  const { control, capabilities, name } = target;
  const canWait = isTimeVirtual(target) || isTimeReal(target);
  const canShow = control !== undefined && capabilities.has("notifications");
  if (control !== undefined && canWait && canShow) return control;
  if (canWait) throw new NotRun(`${name} cannot show what detections sent`);
  throw new NotRun(
    canShow ? `${name} can neither move time nor wait` : `${name} can neither move time nor show what detections sent`,
  );
}
