/** Watches on after a bound was missed, to tell late from never: on a copy of the world, whose time the drill does not share. */
import { addMs, hours, type Instant } from "../kernel/index.ts";
import type { Act, Attempt } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { hear } from "./heard.ts";
import { blamed } from "./hop-words.ts";
import { Lookout } from "./lookout.ts";
import { isTimeVirtual, letPass } from "./pass-time.ts";
import { advanceTo, performAct } from "./perform.ts";
import type { Sighting, WatchedOn } from "./sighting.ts";
import type { OpenedWorld } from "./stage.ts";

/** The hard stop, counted from the end of the bound: as long as EventBridge tries to tell a target (EventBridge User Guide, "How EventBridge retries delivering events"). */
export const WATCHED_ON_MS = hours(24);

/** Each copy is a whole world; attempts on worlds of their own that are beyond this are not watched on. */
const MOST_COPIES = 24;

/**
 * The same sightings with what came of watching on; as they are where a target has no copies or no virtual time, and where a program of
 * the reader's was run, which nobody runs again for this.
 */
export async function watchOn(
  drill: Drill,
  sightings: readonly Sighting[],
  withinMs: number,
): Promise<readonly Sighting[]> {
  const { target } = drill.opened;
  if (!isTimeVirtual(target) || !target.capabilities.has("counterfactual")) return sightings;
  if (drill.recovery.runbooks.length > 0) return sightings;
  const watched = new Map<Sighting, Sighting>();
  const worlds = [...new Set(sightings.map(({ attempt }) => attempt.world ?? drill.opened))];
  for (const world of worlds.slice(0, MOST_COPIES)) {
    const own = sightings.filter(({ attempt }) => (attempt.world ?? drill.opened) === world);
    const until = addMs(Math.max(...own.map(({ actedAt }) => actedAt)) as Instant, withinMs + WATCHED_ON_MS);
    for (const [sighting, seen] of await seeOnCopy(drill, own, until))
      watched.set(sighting, { ...sighting, watchedOn: seen });
  }
  return sightings.map((each) => watched.get(each) ?? each);
}

/** Of what is read on the copy nothing is evidence of the drill. */
async function seeOnCopy(
  drill: Drill,
  sightings: readonly Sighting[],
  until: Instant,
): Promise<ReadonlyMap<Sighting, WatchedOn>> {
  const { records } = drill;
  const [seenBefore, unreadBefore] = [new Set(records.seen.keys()), new Map(records.unread)];
  const copy = await drill.stage.open(drill.choice);
  try {
    const again = await actAgain(drill, copy, sightings);
    const { control } = copy.target;
    const now = await control?.now();
    if (control === undefined || now === undefined || now > until) return new Map();
    await letPass(copy.target, until - now);
    const lookout = new Lookout(drill, new Map([[copy, await hear(control)]]));
    const found = new Map<Sighting, WatchedOn>();
    for (const sighting of sightings) {
      const twin = again.get(sighting.attempt.act);
      if (twin === undefined || !isSameOutcome(twin, sighting.attempt)) continue;
      const { alerts } = await lookout.sight({ ...twin, world: copy }, sighting.alarm);
      const [alert] = alerts;
      const rang = alert && { at: alert.notifiedAt, eventName: alert.eventName };
      found.set(sighting, { until, ...(rang !== undefined && { rang }), since: faultsOf(drill, sighting) });
    }
    return found;
  } finally {
    for (const key of records.seen.keys()) if (!seenBefore.has(key)) records.seen.delete(key);
    records.unread.clear();
    for (const [id, why] of unreadBefore) records.unread.set(id, why);
    await copy.target.close();
  }
}

/** Everything that was done on the world of these sightings, once more and at the same times; what they are about, by its act. */
async function actAgain(
  drill: Drill,
  { target }: OpenedWorld,
  sightings: readonly Sighting[],
): Promise<ReadonlyMap<Act, Attempt>> {
  const wanted = new Set(sightings.map(({ attempt }) => attempt.act));
  const [own] = sightings.flatMap(({ attempt: { act, world } }) => (world === undefined ? [] : [act]));
  const acts = own === undefined ? drill.history : [...drill.history.slice(0, own.afterActs), own];
  const again = new Map<Act, Attempt>();
  for (const act of acts) {
    if (act !== own && act.afterActs !== undefined) continue;
    await advanceTo(target, act);
    const attempt = await performAct(target, act, 0);
    if (wanted.has(act)) again.set(act, attempt);
  }
  return again;
}

const isSameOutcome = (left: Attempt, right: Attempt): boolean =>
  left.decisive.operation === right.decisive.operation && left.decisive.outcome.kind === right.decisive.outcome.kind;

const faultsOf = ({ experiment }: Drill, { attempt }: Sighting): readonly string[] => [
  ...new Set(experiment.inForceFor(attempt).map(blamed)),
];
