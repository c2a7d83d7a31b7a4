/** The functions of the file, from the tree. */
import { documentIn } from "./document-entry.ts";
import { mentionIn, mentionsIn, momentIn, NONE, NOTHING, namedIn, textIn } from "./fields.ts";
import type { FunctionEntry } from "./function-entry.ts";
import type { MappingEntry, MappingNode } from "./tree.ts";

export const functionsIn = (node: MappingNode): ReadonlyMap<string, FunctionEntry> =>
  new Map(namedIn(node, "functions").map((each) => [each.key, parseFunction(each)]));

function parseFunction({ key, keyAt, value }: MappingEntry): FunctionEntry {
  const node = value.kind === "mapping" ? value : NOTHING;
  const single = mentionIn(node, "invokedBy");
  return {
    key,
    at: keyAt,
    name: textIn(node, "name") ?? key,
    account: mentionIn(node, "account") ?? { text: "", at: keyAt },
    region: textIn(node, "region") ?? "us-east-1",
    role: mentionIn(node, "role"),
    invokedBy: single === undefined ? (mentionsIn(node, "invokedBy") ?? NONE) : [single],
    policy: documentIn(node, "document"),
    tells: mentionIn(node, "tells"),
    description: textIn(node, "description") ?? "",
    since: momentIn(node, "since"),
  };
}
