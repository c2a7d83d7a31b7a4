/** Is anybody told that a hop was broken? A fault that somebody brings about by a call leaves a record; chaos leaves none. */
import type { Finding } from "../evidence/index.ts";
import { addMs, formatDuration } from "../kernel/index.ts";
import type { Notification } from "../target/index.ts";
import { explained } from "./after-the-bound.ts";
import { type Alarm, alarmsNamed, alarmsOf, isCalled } from "./alarms.ts";
import type { Drill } from "./drill.ts";
import { note } from "./expect-alarm.ts";
import type { StruckFault } from "./experiment-book.ts";
import { listen } from "./experiment-probe.ts";
import { hear } from "./heard.ts";
import { findingOf, judgeRings } from "./judge-alarm.ts";
import { TYPICAL_ARRIVAL_MS } from "./judge-detection.ts";
import { subjectsOf } from "./record-book.ts";
import type { Sighting } from "./sighting.ts";
import { asHeldBack } from "./silence-held-back.ts";
import { someRang } from "./wait-for-alarms.ts";

/** An alarm of that name, or any that is not itself under experiment, rings for the fault itself. */
export async function expectReported(drill: Drill, withinMs: number, name?: string): Promise<void> {
  const alarms = name === undefined ? othersThanProbed(drill) : alarmsNamed(drill, name);
  for (const fault of struckBefore(drill)) {
    const sightings = await sightAll(drill, fault, { alarms, withinMs, isEnough: someRang });
    const [ringing] = await explained(drill, [earliest(sightings) ?? nearest(sightings) ?? []].flat());
    if (ringing === undefined) throw new Error("there is no other alarm that could report the fault");
    const judged = judgeRings(ringing, withinMs);
    const finding = fault.by === "chaos" && judged.verdict !== "held" ? unreported(ringing, fault) : judged;
    note(drill, { sighting: ringing, judge: () => finding });
  }
}

const earliest = (sightings: readonly Sighting[]): Sighting | undefined =>
  sightings
    .filter(({ alerts }) => alerts.length > 0)
    .toSorted((left, right) => (left.alerts[0]?.notifiedAt ?? 0) - (right.alerts[0]?.notifiedAt ?? 0))[0];

/** Of those that are silent, the one that tells most: its rule fits the call, or at least hears it. */
const nearest = (sightings: readonly Sighting[]): Sighting | undefined =>
  sightings.find(({ isFitting, heard }) => isFitting && heard.length > 0) ??
  sightings.find(({ isFitting }) => isFitting) ??
  sightings.find(({ heard }) => heard.length > 0) ??
  sightings[0];

/** Nothing rings because of the fault: whoever relies on the alarm does not know that it is blind. Silence before a record could arrive shows nothing. */
export async function expectUnreported(drill: Drill, withinMs: number): Promise<void> {
  for (const fault of struckBefore(drill)) {
    const sightings = await sightAll(drill, fault, { alarms: alarmsOf(drill), withinMs });
    const strays = await straysAfter(drill, fault, withinMs);
    const ringing = earliest(sightings.map((each) => inTime(each, withinMs)));
    const [first] = sightings;
    if (first === undefined) throw new Error("there is no alarm that could report the fault");
    const told = ringing === undefined ? strays : [ringing.alarm.name];
    const by = told.map((each) => `\`${each}\``).join(", ");
    const isTooSoon = told.length === 0 && withinMs < TYPICAL_ARRIVAL_MS;
    const soon = isTooSoon
      ? `a record takes about ${formatDuration(TYPICAL_ARRIVAL_MS)} to reach an alarm`
      : told.length === 0
        ? await whyHeldUp(drill, sightings)
        : undefined;
    const finding = findingOf(ringing ?? first, "and no other rings because of the fault", {
      verdict: soon !== undefined ? "inconclusive" : told.length === 0 ? "held" : "broke",
      reason: `${told.length === 0 ? "nobody is told" : `${by} tells`} that the fault \`${fault.words.name}\` is in force, within ${formatDuration(withinMs)}${soon === undefined ? "" : `, but ${soon}`}`,
      observed: told.length === 0 ? "silence" : `${by} rang`,
      category: told.length === 0 ? "blind" : "detected",
    });
    note(drill, { sighting: ringing ?? first, judge: () => finding });
  }
}

/** Why one of them may yet ring for the call. */
async function whyHeldUp(drill: Drill, sightings: readonly Sighting[]): Promise<string | undefined> {
  for (const sighting of sightings) {
    const { heldBack } = await asHeldBack(drill, sighting);
    if (heldBack !== undefined) return heldBack;
  }
  return undefined;
}

const unreported = (sighting: Sighting, { words }: StruckFault): Finding =>
  findingOf(sighting, "reports the fault", {
    verdict: "broke",
    reason: `nobody is told: the fault \`${words.name}\` leaves no record that an alarm could hear`,
    observed: "silence",
    category: "blind",
  });

function struckBefore({ experiment }: Drill): readonly StruckFault[] {
  if (experiment.faults.length === 0) throw new Error("no fault has struck yet, so nothing can be reported");
  return experiment.faults;
}

const othersThanProbed = (drill: Drill): readonly Alarm[] =>
  alarmsOf(drill).filter((alarm) =>
    drill.experiment.probes.every((probe) => probe.alarm === undefined || !isCalled(alarm, probe.alarm.name)),
  );

type Asked = Readonly<{ alarms: readonly Alarm[]; withinMs: number; isEnough?: typeof someRang }>;

/** Only alerts for the very call that brought the fault about: what the same account does otherwise is another matter. */
async function sightAll(
  drill: Drill,
  { strike }: StruckFault,
  { alarms, withinMs, isEnough }: Asked,
): Promise<readonly Sighting[]> {
  const lookout = await listen(drill, strike, {
    withinMs,
    alarms,
    ...(isEnough !== undefined && { isEnough: (seen, ...rest) => isEnough(seen.map(ofTheCall), ...rest) }),
  });
  const sightings = await Promise.all(alarms.map((alarm) => lookout.sight(strike, alarm)));
  return sightings.map(ofTheCall);
}

function ofTheCall(sighting: Sighting): Sighting {
  const { requestId } = sighting.attempt.decisive;
  const own = sighting.records.filter(({ record }) => record.requestID === requestId);
  const ids = own.map(({ record }) => record.eventID);
  return { ...sighting, records: own, alerts: sighting.alerts.filter(({ eventId }) => ids.includes(eventId)) };
}

const inTime = (sighting: Sighting, withinMs: number): Sighting => ({
  ...sighting,
  alerts: sighting.alerts.filter(({ notifiedAt }) => notifiedAt - sighting.actedAt <= withinMs),
});

/** Nothing where the look failed: the sightings of the last look then say so, and silence is not claimed. */
async function sentSoFar({ opened }: Drill): Promise<readonly Notification[]> {
  const { control } = opened.target;
  return control === undefined ? [] : (await hear(control)).notifications;
}

/** Rules that rang in time since the fault struck, and for nothing that was done in the drill. */
async function straysAfter(drill: Drill, fault: StruckFault, withinMs: number): Promise<readonly string[]> {
  const all = await sentSoFar(drill);
  const known = new Set([
    ...drill.calls.map(({ requestId }) => requestId),
    ...drill.made.flatMap((each) => subjectsOf(each)),
  ]);
  const until = addMs(fault.from, withinMs);
  const strays = all.filter(
    ({ at, causes }) => at >= fault.from && at <= until && !causes.some((each) => known.has(each)),
  );
  return [...new Set(strays.map(({ ruleName }) => ruleName))];
}
