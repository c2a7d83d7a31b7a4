/** What an aggregator goes on showing of an account that left. AWS Config Developer Guide: "Multi-account multi-Region data aggregation": aggregators hold copies; aws-facts 7. */
import type { AccountId, Instant } from "../../kernel/index.ts";
import type { AssumptionReader } from "../assumptions.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { World } from "../world.ts";
import { recordedBy, sourcesOf } from "./aggregated.ts";
import type { AggregatedRemainder, ConfigurationAggregator } from "./configuration-recorder.ts";

type Leaver = Readonly<{ accountId: AccountId; organizationId: string; at: Instant }>;

/**
 * Assumption `departed-config-source`, asked for only where an aggregator gathers from the account: aggregators with the copies that
 * they keep.
 */
export function aggregatedSourcesKept(
  world: World,
  leaver: Leaver,
  assumptions: AssumptionReader,
): readonly DomainEvent[] {
  const gathering = [...world.configurationAggregators.values()].flatMap((aggregator) => {
    const remains = aggregator.organizationId === leaver.organizationId ? remainsOf(world, aggregator, leaver) : [];
    return remains.length === 0 ? [] : [withRemains(aggregator, remains)];
  });
  if (gathering.length === 0 || assumptions.value("departed-config-source") !== "stays-listed") return [];
  return gathering.map((aggregator) => ({ kind: "AggregatorChanged", aggregator }));
}

const remainsOf = (
  world: World,
  aggregator: ConfigurationAggregator,
  { accountId, at }: Leaver,
): readonly AggregatedRemainder[] =>
  sourcesOf(world, aggregator)
    .filter((recorder) => recorder.accountId === accountId)
    .map((recorder) => ({ accountId, region: recorder.region, at, resources: recordedBy(world, recorder) }));

/** A copy of before an earlier departure makes room for the later one. */
function withRemains(
  aggregator: ConfigurationAggregator,
  remains: readonly AggregatedRemainder[],
): ConfigurationAggregator {
  const isNew = ({ accountId, region }: AggregatedRemainder): boolean =>
    remains.some((each) => each.accountId === accountId && each.region === region);
  const earlier = (aggregator.remains ?? []).filter((each) => !isNew(each));
  return { ...aggregator, remains: [...earlier, ...remains] };
}
