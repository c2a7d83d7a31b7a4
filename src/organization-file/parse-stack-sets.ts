/** The stack sets of an organization, from the tree. */
import { documentIn } from "./document-entry.ts";
import { flagIn, mappingsIn, mentionIn, mentionsIn, momentIn, namedIn, tagsIn, textIn } from "./fields.ts";
import type { StackSetEntry } from "./stack-set-entry.ts";
import type { MappingNode } from "./tree.ts";

export const stackSetsIn = (node: MappingNode): readonly StackSetEntry[] =>
  mappingsIn(node, "stackSets").map((each) => ({
    at: each.at,
    name: mentionIn(each, "name") ?? { text: "", at: each.at },
    id: textIn(each, "id"),
    region: textIn(each, "region") ?? "us-east-1",
    description: textIn(each, "description"),
    document: documentIn(each, "document"),
    parameters: parametersIn(each),
    autoDeployment: flagIn(each, "autoDeployment") ?? true,
    retainStacks: flagIn(each, "retainStacksOnAccountRemoval") ?? false,
    units: mentionsIn(each, "units") ?? [],
    regions: mentionsIn(each, "regions")?.map(({ text }) => text) ?? ["us-east-1"],
    since: momentIn(each, "since"),
    tags: tagsIn(each),
  }));

const parametersIn = (node: MappingNode): ReadonlyMap<string, string> =>
  new Map(
    namedIn(node, "parameters").flatMap(({ key, value }) => (value.kind === "string" ? [[key, value.value]] : [])),
  );
