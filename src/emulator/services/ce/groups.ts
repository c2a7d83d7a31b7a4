/** What costs are grouped by: at most two dimensions or cost allocation tags. API Reference: GroupDefinition. */
import type { GroupDefinition } from "@aws-sdk/client-cost-explorer";
import type { Charge, Period, TagQuestion } from "../../../domain/index.ts";
import { accept, type Result, refuse } from "../../../kernel/index.ts";
import type { OperationContext } from "../../operation.ts";
import { cutAtTags, tagQuestion, tagValue } from "./cost-tags.ts";
import { DIMENSIONS, isModelled, type ModelledDimension } from "./filter.ts";
import { type CostRefusal, invalid, notEmulated } from "./refusals.ts";

type Group = Readonly<{ kind: "dimension"; name: ModelledDimension }> | Readonly<{ kind: "tag"; key: string }>;

export function readGroups(groups: readonly GroupDefinition[] = []): Result<readonly Group[], CostRefusal> {
  if (groups.length > 2) return refuse(invalid("Group definitions should not exceed 2"));
  if (new Set(groups.map(({ Key }) => Key)).size < groups.length)
    return refuse(invalid("Group definitions should not be the same"));
  const read: Group[] = [];
  for (const { Type, Key } of groups) {
    if (Type === undefined || Key === undefined) return refuse(invalid("A group definition has a type and a key"));
    if (Type === "TAG") read.push({ kind: "tag", key: Key });
    else if (Type !== "DIMENSION") return refuse(notEmulated(`a group by ${Type}`));
    else if (isModelled(Key)) read.push({ kind: "dimension", name: Key });
    else return refuse(notEmulated(`a group by the dimension ${Key.slice(0, 256)}`));
  }
  return accept(read);
}

export type Grouping = Readonly<{
  /** Those of the question, cut where a tag begins or ceases to be in the data. */
  pieces: readonly Period[];
  /** The group that a charge of one of these pieces belongs to. */
  keysOf(charge: Charge): readonly string[];
}>;

export function groupingOf(context: OperationContext, groups: readonly Group[], pieces: readonly Period[]): Grouping {
  const [first, last] = [pieces[0], pieces.at(-1)];
  const questions = new Map<Group, TagQuestion>();
  if (first !== undefined && last !== undefined)
    for (const each of groups)
      if (each.kind === "tag")
        questions.set(each, tagQuestion(context, each.key, { from: first.from, until: last.until }));
  return {
    pieces: cutAtTags(context, pieces, [...questions.values()]),
    keysOf: (charge) =>
      groups.map((each) => {
        if (each.kind === "dimension") return DIMENSIONS[each.name](charge);
        const question = questions.get(each);
        return `${each.key}$${question === undefined ? "" : tagValue(context, charge, question)}`;
      }),
  };
}

/** At which place accounts stand among the keys, or undefined. */
export function accountsAmong(groups: readonly GroupDefinition[] = []): number | undefined {
  const at = groups.findIndex(({ Type, Key }) => Type === "DIMENSION" && Key === "LINKED_ACCOUNT");
  return at < 0 ? undefined : at;
}
