/** Tags from the wire. CloudTrail API Reference: Tag. */
import type { Tag } from "@aws-sdk/client-cloudtrail";

export const pairsOf = (tags: readonly Tag[] = []): readonly (readonly [key: string, value: string])[] =>
  tags.map(({ Key = "", Value = "" }) => [Key, Value] as const);
