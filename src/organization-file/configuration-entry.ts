/** AWS Config of an organization, as the file has it. */
import type { Mention, Moment } from "./mention.ts";

export type DeliveryEntry = Readonly<{
  name: string;
  bucket: string | undefined;
  prefix: string | undefined;
  topic: string | undefined;
}>;

export type ConfigRecorderEntry = Readonly<{
  at: number;
  account: Mention;
  region: string;
  name: string;
  /** A role of the account by name, or an ARN; undefined for Config's service-linked role. */
  role: Mention | undefined;
  /** Undefined for all types. */
  types: readonly string[] | undefined;
  includesGlobalTypes: boolean;
  isRecording: boolean;
  since: Moment | undefined;
  stopped: Moment | undefined;
  delivery: DeliveryEntry | undefined;
}>;

/** Of the whole organization. */
export type ConfigAggregatorEntry = Readonly<{
  at: number;
  name: Mention;
  account: Mention;
  region: string;
  role: Mention;
  /** Undefined for all Regions. */
  regions: readonly string[] | undefined;
  since: Moment | undefined;
  updated: Moment | undefined;
}>;

export type ConfigurationEntry = Readonly<{
  configRecorders: readonly ConfigRecorderEntry[];
  configAggregators: readonly ConfigAggregatorEntry[];
}>;
