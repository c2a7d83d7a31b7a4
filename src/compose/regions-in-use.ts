/** In which Regions a world has something, so that readings of it look there. */
import type { World } from "../domain/index.ts";

type Placed = Readonly<{ region: string }>;

/** Each once, in the order of the alphabet. */
export function regionsInUse(world: World): readonly string[] {
  const placed: readonly Iterable<Placed>[] = [
    world.eventRules.values(),
    world.eventBuses.values(),
    world.queues.values(),
    world.topics.values(),
    world.functions.values(),
    world.logGroups.values(),
    world.alarms.values(),
    world.eventDataStores.values(),
    world.configurationRecorders.values(),
    world.deliveryChannels.values(),
    world.configurationAggregators.values(),
    world.resourceShares.values(),
    world.detectors.values(),
    world.hubs.values(),
  ];
  const homes = [...world.trails.values()].map(({ homeRegion }) => homeRegion);
  return [...new Set([...homes, ...placed.flatMap((each) => [...each].map(({ region }) => region))])].sort();
}
