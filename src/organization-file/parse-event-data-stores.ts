/** The event data stores of the file, from the tree. */
import type { EventDataStoreEntry } from "./event-data-store-entry.ts";
import { flagIn, mentionIn, momentIn, NOTHING, namedIn, tagsIn, textIn, wholeNumberIn } from "./fields.ts";
import type { MappingEntry, MappingNode } from "./tree.ts";

export const eventDataStoresIn = (node: MappingNode): ReadonlyMap<string, EventDataStoreEntry> =>
  new Map(namedIn(node, "eventDataStores").map((each) => [each.key, parseStore(each)]));

function parseStore({ key, keyAt, value }: MappingEntry): EventDataStoreEntry {
  const node = value.kind === "mapping" ? value : NOTHING;
  return {
    key,
    at: keyAt,
    name: textIn(node, "name") ?? key,
    id: textIn(node, "id"),
    account: mentionIn(node, "account") ?? { text: "", at: keyAt },
    organization: flagIn(node, "organization") ?? false,
    region: textIn(node, "region") ?? "us-east-1",
    multiRegion: flagIn(node, "multiRegion") ?? true,
    retentionDays: wholeNumberIn(node, "retentionDays") ?? 366,
    terminationProtection: flagIn(node, "terminationProtection") ?? true,
    ingestion: flagIn(node, "ingestion") ?? true,
    since: momentIn(node, "since"),
    tags: tagsIn(node),
  };
}
