/** What a drill finds out about silence when a bound is over: why nobody was told, and whether somebody is told later. */
import type { Drill } from "./drill.ts";
import { SilenceInspection } from "./inspect-silence.ts";
import type { Sighting } from "./sighting.ts";
import { watchOn } from "./watch-on.ts";

/** The reason of each silence, as far as it can be looked up; nothing is looked up where only verdicts are wanted. */
export async function explained(drill: Drill, sightings: readonly Sighting[]): Promise<readonly Sighting[]> {
  return drill.stage.isBrief === true ? sightings : inspected(drill, sightings);
}

async function inspected(drill: Drill, sightings: readonly Sighting[]): Promise<readonly Sighting[]> {
  const inspection = new SilenceInspection(drill);
  const found: Sighting[] = [];
  for (const sighting of sightings) found.push(await inspection.of(sighting));
  return found;
}

type Asked = Readonly<{
  withinMs: number;
  /** The verdict hangs on it, so that it is asked even where only verdicts are wanted. */
  isDecisive?: boolean;
}>;

/** Whether those that missed the bound ring later, as they are otherwise. */
export async function watchMissed(
  drill: Drill,
  sightings: readonly Sighting[],
  { withinMs, isDecisive = false }: Asked,
): Promise<readonly Sighting[]> {
  // Silence that can only break needs no reason where nobody reads it.
  const isWanted = ({ doubt, records }: Sighting): boolean =>
    isDecisive || drill.stage.isBrief !== true || doubt !== undefined || records.length === 0;
  const missed = sightings.filter((each) => hasMissed(each, withinMs) && isWanted(each));
  if (missed.length === 0) return sightings;
  const watched = await watchOn(drill, missed, withinMs);
  const later = new Map(missed.map((each, index) => [each, watched[index] ?? each]));
  return sightings.map((each) => later.get(each) ?? each);
}

/** Both. */
export async function afterTheBound(
  drill: Drill,
  sightings: readonly Sighting[],
  asked: Asked,
): Promise<readonly Sighting[]> {
  const watched = await watchMissed(drill, sightings, asked);
  return asked.isDecisive === true ? inspected(drill, watched) : explained(drill, watched);
}

/** Silence that nobody could hear is none, and a bound that no record can keep is not missed. */
const hasMissed = ({ alarm, alerts, isForMarker, unseen, deliveryMs }: Sighting, withinMs: number): boolean =>
  alarm.kind !== "brought" && alerts.length === 0 && !isForMarker && unseen === undefined && withinMs >= deliveryMs;
