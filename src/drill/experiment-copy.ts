/** The same attack on a copy of the world that no fault has touched: does the alarm fire there? */
import type { Alarm } from "./alarms.ts";
import type { Attempt } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { alertsFor } from "./judge-detection.ts";
import { actedAt } from "./lookout.ts";
import { advanceTo, performAct, repeatActs } from "./perform.ts";
import { sightMetric } from "./sight-metric.ts";

/** Undefined where there are no copies, or where the alarm is judged beside the target. */
export async function ringsOnCopy(
  drill: Drill,
  attempt: Attempt,
  { alarm, withinMs }: Readonly<{ alarm: Alarm; withinMs: number }>,
): Promise<boolean | undefined> {
  const { control, capabilities } = drill.opened.target;
  if (alarm.kind === "brought" || control === undefined || !capabilities.has("counterfactual")) return undefined;
  const { act } = attempt;
  const before = drill.history.slice(0, act.afterActs ?? drill.history.indexOf(act));
  const world = await drill.stage.open(drill.choice);
  try {
    await repeatActs(
      world.target,
      before.filter((each) => !drill.experiment.acts.has(each)),
    );
    await advanceTo(world.target, act);
    const again = await performAct(world.target, act, 0);
    await world.target.control?.advance(withinMs);
    if (alarm.kind === "metric") {
      await world.target.control?.notifications();
      const sighting = await sightMetric(drill, { attempt: { ...again, world }, actedAt: actedAt(again) }, alarm);
      return sighting.alerts.length > 0;
    }
    const notifications = (await world.target.control?.notifications()) ?? [];
    return alertsFor(again, { detection: alarm.view, actedAt: actedAt(again), notifications }).length > 0;
  } finally {
    await world.target.close();
  }
}
