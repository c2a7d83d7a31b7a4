/** When were the responders told? The first notification about anything that the intruder did. */
import type { Milestone } from "../evidence/index.ts";
import { formatDuration, formatInstant, type Instant, minutes } from "../kernel/index.ts";
import type { Control } from "../target/index.ts";
import { alarmsOf } from "./alarms.ts";
import type { Attempt } from "./attempt.ts";
import { courseOf } from "./containment-copy.ts";
import type { Drill } from "./drill.ts";
import { Lookout } from "./lookout.ts";
import { inTime, milestoneOf } from "./milestone.ts";
import { NotRun } from "./not-run.ts";

type Notice = Readonly<{ alarm: string; at: Instant }>;

type Heard = Readonly<{
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

/** Looks once a minute, until the limit after the intruder's last act. */
async function firstNotice(drill: Drill, mostMs: number): Promise<Heard> {
  const control = controlOf(drill);
  const attacks = attacksOf(drill);
  const last = attacks.at(-1)?.act.at;
  if (last === undefined) throw new Error("the intruder has done nothing yet");
  for (;;) {
    drill.records.forget();
    const heard = await earliest(drill, { attacks, control });
    const now = await control.now();
    const isOver = now >= last + mostMs;
    if (isOver || (heard.first !== undefined && heard.first.at <= now)) {
      for (const name of heard.assumptions) drill.touchedAssumptions.add(name);
      return heard.first === undefined || heard.first.at > now ? { ...heard, first: undefined } : heard;
    }
    await control.advance(Math.min(LOOK_EVERY_MS, last + mostMs - now));
  }
}

type Watched = Readonly<{ attacks: readonly Attempt[]; control: Control }>;

async function earliest(drill: Drill, { attacks, control }: Watched): Promise<Heard> {
  const lookout = new Lookout(drill, new Map([[drill.opened, await control.notifications()]]));
  const notices: Notice[] = [];
  const doubts = new Set<string>();
  const assumptions = new Set<string>();
  for (const attempt of attacks)
    for (const alarm of alarmsOf(drill)) {
      const { alerts, doubt, ...sighting } = await lookout.sight(attempt, alarm);
      const [alert] = alerts;
      if (alert !== undefined) notices.push({ alarm: alarm.name, at: alert.notifiedAt });
      if (doubt !== undefined) doubts.add(doubt);
      for (const name of sighting.assumptions) assumptions.add(name);
    }
  const [first] = notices.toSorted((left, right) => left.at - right.at);
  return { first, doubts: [...doubts], assumptions: [...assumptions].sort() };
}

const attacksOf = ({ made }: Drill): readonly Attempt[] =>
  made.filter(({ act, world }) => act.actor.role === "attacker" && world === undefined);

function controlOf({ opened: { target } }: Drill): Control {
  const { control, capabilities, name } = target;
  if (control === undefined || !capabilities.has("clock") || !capabilities.has("notifications"))
    throw new NotRun(`${name} can neither move time nor show what detections sent`);
  return control;
}
