/** The drills in plan order, under the feature and the rule that they belong to. */
import type { DrillResult, RunDocument, Verdict } from "../../evidence/index.ts";
import { countVerdicts, type VerdictCount } from "./tiles.ts";

export type RuleGroup = Readonly<{ rule: string | null; drills: readonly DrillResult[] }>;
export type FeatureGroup = Readonly<{
  feature: string;
  uri: string;
  counts: readonly VerdictCount[];
  drills: number;
  rules: readonly RuleGroup[];
}>;

export function results({ drills }: RunDocument): readonly FeatureGroup[] {
  return groups(drills, (drill) => `${drill.uri}\n${drill.feature}`).map((own) => ({
    feature: own[0]?.feature ?? "",
    uri: own[0]?.uri ?? "",
    counts: countVerdicts(own.map((each): Verdict => each.verdict)),
    drills: own.length,
    rules: groups(own, (drill) => drill.rule ?? "").map((each) => ({ rule: each[0]?.rule ?? null, drills: each })),
  }));
}

/** Groups in the order in which each first appears. */
function groups<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const byKey = new Map<string, T[]>();
  for (const item of items) {
    const group = byKey.get(keyOf(item));
    if (group === undefined) byKey.set(keyOf(item), [item]);
    else group.push(item);
  }
  return [...byKey.values()];
}
