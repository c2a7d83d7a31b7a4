/** Tags between the wire's list and the domain's. */
import type { TagList } from "../../../domain/index.ts";

type WireTag = Readonly<{ Key?: string | undefined; Value?: string | undefined }>;

export const tagList = (tags: readonly WireTag[] | undefined): TagList =>
  (tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value] as const);

/** `Tags` for an answer; left out when there are none, as IAM does. */
export const describeTags = (tags: ReadonlyMap<string, string> | undefined) =>
  tags === undefined || tags.size === 0 ? {} : { Tags: [...tags].map(([Key, Value]) => ({ Key, Value })) };
