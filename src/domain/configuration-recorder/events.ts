/** What happens in AWS Config. */
import type { ConfigurationAggregator, ConfigurationRecorder, DeliveryChannel } from "./configuration-recorder.ts";

export type ConfigurationEvent =
  | Readonly<{ kind: "RecorderChanged"; recorder: ConfigurationRecorder }>
  | Readonly<{ kind: "DeliveryChannelChanged"; channel: DeliveryChannel }>
  | Readonly<{ kind: "AggregatorChanged"; aggregator: ConfigurationAggregator }>
  | Readonly<{ kind: "AggregatorDeleted"; key: string }>;
