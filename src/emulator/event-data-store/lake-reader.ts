/** What operations see of event data stores: the records that one of them held at an instant. */
import type { Instant } from "../../kernel/index.ts";
import type { CloudTrailRecord } from "../../trail/index.ts";

export type LakeAsked = Readonly<{ storeArn: string; asOf: Instant; retentionDays: number }>;

export type LakeFound = Readonly<{
  /** In the order in which their calls were answered. */
  kept: readonly Readonly<{ record: CloudTrailRecord }>[];
  /** How many records of the store were lost to the limit: silence about them proves nothing. */
  lost: number;
}>;

export type LakeReader = Readonly<{ read(asked: LakeAsked): LakeFound }>;
