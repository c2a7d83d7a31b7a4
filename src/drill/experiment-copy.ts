/** The same attack on a copy of the world that no fault has touched: does the alarm fire there? */
import type { Alarm } from "./alarms.ts";
import type { Attempt } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { Lookout } from "./lookout.ts";
import { letPass } from "./pass-time.ts";
import { advanceTo, performAct, repeatActs } from "./perform.ts";

/** Undefined where there are no copies. Of what is read on the copy nothing is evidence of the drill. */
export async function ringsOnCopy(
  drill: Drill,
  attempt: Attempt,
  { alarm, withinMs }: Readonly<{ alarm: Alarm; withinMs: number }>,
): Promise<boolean | undefined> {
  const { control, capabilities } = drill.opened.target;
  if (control === undefined || !capabilities.has("counterfactual")) return undefined;
  const { act } = attempt;
  const before = drill.history.slice(0, act.afterActs ?? drill.history.indexOf(act));
  const world = await drill.stage.open(drill.choice);
  const seen = new Set(drill.records.seen.keys());
  try {
    await repeatActs(
      world.target,
      before.filter((each) => !drill.experiment.acts.has(each)),
    );
    await advanceTo(world.target, act);
    const again = await performAct(world.target, act, 0);
    await letPass(world.target, withinMs);
    const sent = new Map([[world, { notifications: (await world.target.control?.notifications()) ?? [] }]]);
    const sighting = await new Lookout(drill, sent).sight({ ...again, world }, alarm);
    return sighting.alerts.length > 0;
  } finally {
    for (const key of drill.records.seen.keys()) if (!seen.has(key)) drill.records.seen.delete(key);
    await world.target.close();
  }
}
