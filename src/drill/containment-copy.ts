/** A copy of the drill's world: the same beginning, and acts of the history repeated up to some moment. */

import type { Instant } from "../kernel/index.ts";
import type { Act } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { repeatWatched, type Taken } from "./footholds.ts";
import { NotRun } from "./not-run.ts";
import { runOf } from "./runbook.ts";
import type { OpenedWorld } from "./stage.ts";

/**
 * Opens a copy, repeats these acts on it, hands it over with what the intruder's calls answered, and closes it. Throws NotRun where a
 * target cannot have two worlds.
 */
export async function onCopy<Seen>(
  drill: Drill,
  acts: readonly Act[],
  look: (world: OpenedWorld, taken: readonly Taken[]) => Promise<Seen>,
): Promise<Seen> {
  const { target } = drill.opened;
  if (!target.capabilities.has("counterfactual"))
    throw new NotRun(`${target.name} has one world only, and what the intruder could still do is tried on a copy`);
  const world = await drill.stage.open(drill.choice);
  try {
    const { taken, programs } = await repeatWatched(world.target, acts);
    for (const [act, report] of programs) drill.recovery.compareRun(act, runOf(report));
    return await look(world, taken);
  } finally {
    await world.target.close();
  }
}

/** The history in two: what was done before anybody responded, and the responses with their place in it. */
export type Course = Readonly<{
  /** The first act of the incident. */
  first: Act | undefined;
  withoutResponses: readonly Act[];
  responses: readonly Readonly<{ act: Act; index: number }>[];
}>;

/**
 * An incident begins with the intruder's first act, or where its first step is planned; what others than the intruder change after
 * that is the response.
 */
export function courseOf({ history, recovery }: Drill): Course {
  const firstAttack = history.findIndex(({ actor }) => actor.role === "attacker");
  const planned = recovery.plannedAfter ?? history.length;
  const begins = firstAttack < 0 ? planned : Math.min(firstAttack, planned);
  const isResponse = (act: Act, index: number): boolean =>
    index >= begins && act.actor.role !== "attacker" && act.action.kind !== "fault";
  return {
    first: history[begins],
    withoutResponses: history.filter((act, index) => !isResponse(act, index)),
    responses: history.flatMap((act, index) => (isResponse(act, index) ? [{ act, index }] : [])),
  };
}

/** When that act of the history was over: a response can take its time, such as waiting for a rate. */
export function endOf(drill: Drill, index: number): Promise<Instant | undefined> {
  return onCopy(drill, drill.history.slice(0, index + 1), async ({ target }) => target.control?.now());
}
