/** The trails of the file, from the tree. */
import { flagIn, mappingIn, mentionIn, momentIn, NOTHING, namedIn, tagsIn, textIn, wordIn } from "./fields.ts";
import { MANAGEMENT_EVENTS } from "./schema.ts";
import type { TrailEntry, TrailLogGroupEntry } from "./trail-entry.ts";
import type { MappingEntry, MappingNode } from "./tree.ts";

export const trailsIn = (node: MappingNode): ReadonlyMap<string, TrailEntry> =>
  new Map(namedIn(node, "trails").map((each) => [each.key, parseTrail(each)]));

function parseTrail({ key, keyAt, value }: MappingEntry): TrailEntry {
  const node = value.kind === "mapping" ? value : NOTHING;
  const missing = { text: "", at: keyAt };
  return {
    key,
    at: keyAt,
    name: textIn(node, "name") ?? key,
    account: mentionIn(node, "account") ?? missing,
    organization: flagIn(node, "organization") ?? false,
    region: textIn(node, "region") ?? "us-east-1",
    multiRegion: flagIn(node, "multiRegion") ?? true,
    globalServiceEvents: flagIn(node, "globalServiceEvents") ?? true,
    bucket: mentionIn(node, "bucket") ?? missing,
    bucketAccount: mentionIn(node, "bucketAccount"),
    prefix: textIn(node, "prefix"),
    logFileValidation: flagIn(node, "logFileValidation") ?? false,
    logGroup: parseLogGroup(mappingIn(node, "logGroup")),
    logging: flagIn(node, "logging") ?? true,
    since: momentIn(node, "since"),
    managementEvents: wordIn(node, "managementEvents", MANAGEMENT_EVENTS) ?? "All",
    tags: tagsIn(node),
  };
}

function parseLogGroup(node: MappingNode | undefined): TrailLogGroupEntry | undefined {
  if (node === undefined) return undefined;
  const missing = { text: "", at: node.at };
  return {
    name: mentionIn(node, "name") ?? missing,
    role: mentionIn(node, "role") ?? missing,
    account: mentionIn(node, "account"),
  };
}
