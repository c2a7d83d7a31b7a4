/** Writes recorders, delivery channels and aggregators of AWS Config. */
import { unreachable } from "../../kernel/index.ts";
import { aggregatorKey, configKey } from "../configuration-recorder/configuration-recorder.ts";
import type { ConfigurationEvent } from "../configuration-recorder/events.ts";
import type { MutableWorld } from "./mutable-world.ts";

export function applyConfigurationEvent(world: MutableWorld, event: ConfigurationEvent): void {
  switch (event.kind) {
    case "RecorderChanged":
      world.configurationRecorders.set(configKey(event.recorder), event.recorder);
      return;
    case "DeliveryChannelChanged":
      world.deliveryChannels.set(configKey(event.channel), event.channel);
      return;
    case "AggregatorChanged":
      world.configurationAggregators.set(aggregatorKey(event.aggregator), event.aggregator);
      return;
    case "AggregatorDeleted":
      world.configurationAggregators.delete(event.key);
      return;
    default:
      unreachable(event);
  }
}
