/** What a drill is called: its `@id:` tag, or a slug of feature and scenario with the line; never twice in a run. */
import type { PlannedScenario } from "./scenario.ts";

/** By pickle id. */
export function drillIds(plan: readonly PlannedScenario[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const scenario of plan) counts.set(baseOf(scenario), (counts.get(baseOf(scenario)) ?? 0) + 1);
  const taken = new Set<string>();
  return new Map(
    plan.map((scenario) => {
      const base = baseOf(scenario);
      // A row keeps its name when it is selected alone: exceptions and comparisons name drills by it.
      const isAlone = counts.get(base) === 1 && !scenario.isOutline && tagged(scenario) !== undefined;
      const withLine = isAlone ? base : `${base}-${scenario.line}`;
      let id = withLine;
      for (let again = 2; taken.has(id); again++) id = `${withLine}-${again}`;
      taken.add(id);
      return [scenario.pickleId, id];
    }),
  );
}

const tagged = (scenario: PlannedScenario): string | undefined => valuesOf(scenario.tags, "id")[0];

const baseOf = (scenario: PlannedScenario): string =>
  tagged(scenario) ?? `${slug(scenario.feature)}-${slug(scenario.name)}`;

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);

/** The values of `@kind:value` tags. */
export const valuesOf = (tags: readonly string[], kind: string): readonly string[] =>
  tags.flatMap((tag) => (tag.startsWith(`@${kind}:`) ? [tag.slice(kind.length + 2)] : []));
