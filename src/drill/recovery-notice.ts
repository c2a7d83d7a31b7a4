/** When were the responders told? The first notification about anything that the intruder did. */
import type { Milestone } from "../evidence/index.ts";
import { formatDuration, formatInstant, type Instant, minutes } from "../kernel/index.ts";
import { alarmsOf } from "./alarms.ts";
import type { Attempt } from "./attempt.ts";
import { courseOf } from "./containment-copy.ts";
import type { Drill } from "./drill.ts";
import { type Heard, hear } from "./heard.ts";
import { Lookout } from "./lookout.ts";
import { inTime, milestoneOf } from "./milestone.ts";
import { NotRun } from "./not-run.ts";
import { isTimeVirtual, letPass } from "./pass-time.ts";
import { backOff } from "./poll.ts";
import { controlOf } from "./wait-for-alarms.ts";

type Notice = Readonly<{ alarm: string; at: Instant }>;

type Noticed = Readonly<{
  first: Notice | undefined;
  /** Why an alarm may have rung without anybody seeing it here. */
  doubts: readonly string[];
  /** Names of assumptions on which any of the alarms rests. */
  assumptions: readonly string[];
}>;

/** Virtual time is looked at this often while everybody waits for an alarm. */
const LOOK_EVERY_MS = minutes(1);

/** Lets time pass until some alarm has rung; throws NotRun when none does, because nobody would then respond. */
export async function waitForNotice(drill: Drill, mostMs: number): Promise<void> {
  const { first } = await firstNotice(drill, mostMs);
  if (first === undefined)
    throw new NotRun(`no alarm rang within ${formatDuration(mostMs)}, so nobody was there to respond`);
}

/** The first notification came in time, counted from the intruder's first act; silence that nobody could hear through is no answer. */
export async function expectTold(drill: Drill, withinMs: number): Promise<void> {
  const { first, doubts, assumptions } = await firstNotice(drill, withinMs);
  const began = courseOf(drill).first?.at;
  drill.recovery.beganAt = began === undefined ? null : formatInstant(began);
  const reached = milestoneOf({ began, reached: first?.at, by: first?.alarm, withinMs });
  const isUnproved = first === undefined && doubts.length > 0;
  const milestone: Milestone = isUnproved ? { ...reached, isUnproved } : reached;
  drill.recovery.reach("detected", milestone);
  const finding = inTime("detected", milestone, attacksOf(drill));
  const reason = isUnproved ? `${finding.reason}: ${doubts.join("; ")}` : finding.reason;
  drill.findings.push({
    ...finding,
    reason,
    assumptions: [...new Set([...finding.assumptions, ...assumptions])].sort(),
  });
}

/** Looks once a minute of virtual time, or with back-off on real time, until the limit after the intruder's last act. */
async function firstNotice(drill: Drill, mostMs: number): Promise<Noticed> {
  const { target } = drill.opened;
  const control = controlOf(drill.opened);
  const pace = isTimeVirtual(target) ? () => LOOK_EVERY_MS : backOff();
  const attacks = attacksOf(drill);
  const last = attacks.at(-1)?.act.at;
  if (last === undefined) throw new Error("the intruder has done nothing yet");
  let heard: Heard | undefined;
  for (;;) {
    drill.records.forget();
    const begun = await control.now();
    heard = await hear(control, heard);
    const noticed = await earliest(drill, { attacks, heard });
    const now = await control.now();
    const isOver = begun >= last + mostMs;
    if (isOver || (noticed.first !== undefined && noticed.first.at <= now)) {
      for (const name of noticed.assumptions) drill.touchedAssumptions.add(name);
      return noticed.first === undefined || noticed.first.at > now ? { ...noticed, first: undefined } : noticed;
    }
    const restMs = last + mostMs - now;
    if (restMs > 0) await letPass(target, Math.min(pace(heard.unread ?? drill.records.failure), restMs));
  }
}

type Watched = Readonly<{ attacks: readonly Attempt[]; heard: Heard }>;

async function earliest(drill: Drill, { attacks, heard }: Watched): Promise<Noticed> {
  const lookout = new Lookout(drill, new Map([[drill.opened, heard]]));
  const notices: Notice[] = [];
  const doubts = new Set<string>();
  const assumptions = new Set<string>();
  for (const attempt of attacks)
    for (const alarm of alarmsOf(drill)) {
      const { alerts, doubt, unseen, ...sighting } = await lookout.sight(attempt, alarm);
      const [alert] = alerts;
      if (alert !== undefined) notices.push({ alarm: alarm.name, at: alert.notifiedAt });
      if (doubt !== undefined) doubts.add(doubt);
      if (unseen !== undefined) doubts.add(unseen);
      for (const name of sighting.assumptions) assumptions.add(name);
    }
  const [first] = notices.toSorted((left, right) => left.at - right.at);
  return { first, doubts: [...doubts], assumptions: [...assumptions].sort() };
}

const attacksOf = ({ made }: Drill): readonly Attempt[] =>
  made.filter(({ act, world }) => act.actor.role === "attacker" && world === undefined);
