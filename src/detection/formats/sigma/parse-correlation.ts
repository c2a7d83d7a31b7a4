/** Reads a Sigma correlation: so many events, so many different values, or several rules, within a timespan. */
import type { Fields } from "../../document/read-fields.ts";
import { seen } from "../../document/tree.ts";
import type { Correlation, CorrelationKind } from "./sigma-rule.ts";

const KINDS: readonly CorrelationKind[] = ["event_count", "value_count", "temporal", "temporal_ordered"];
const UNIT_MS: ReadonlyMap<string, number> = new Map([
  ["s", 1_000],
  ["m", 60_000],
  ["h", 3_600_000],
  ["d", 86_400_000],
  ["w", 604_800_000],
]);
/** What one group may have to remember. */
const MAX_COUNT = 10_000;

export function parseCorrelation(fields: Fields): Correlation | undefined {
  fields.only(["type", "rules", "group-by", "timespan", "condition", "aliases", "generate"]);
  const kind = kindOf(fields);
  const rules = fields.texts("rules").map(({ text }) => text);
  if (rules.length === 0) fields.mistakes.add(fields.node.at, "expected the `rules` that are correlated, saw none");
  const timespanMs = timespanOf(fields);
  if (kind === undefined || timespanMs === undefined) return undefined;
  const counting =
    kind === "event_count" || kind === "value_count" ? countingOf(fields, kind) : withoutCondition(fields);
  if (counting === undefined) return undefined;
  return {
    kind,
    rules,
    groupBy: groupsOf(fields),
    timespanMs,
    ...counting,
    generate: fields.boolean("generate") ?? false,
  };
}

function kindOf(fields: Fields): CorrelationKind | undefined {
  const entry = fields.required("type");
  const kind = KINDS.find((each) => each === fields.text("type"));
  if (entry !== undefined && kind === undefined)
    return fields.mistakes.add(entry.value.at, `expected one of ${KINDS.join(", ")}, saw ${seen(entry.value)}`);
  return kind;
}

function timespanOf(fields: Fields): number | undefined {
  const entry = fields.required("timespan");
  if (entry === undefined) return undefined;
  const [, count = "0", unit = ""] = /^(\d{1,6})([smhdw])$/.exec(fields.text("timespan") ?? "") ?? [];
  const spanMs = Number(count) * (UNIT_MS.get(unit) ?? 0);
  return spanMs > 0
    ? spanMs
    : fields.mistakes.add(
        entry.value.at,
        `expected a timespan such as 30s, 5m, 1h, 2d or 1w, saw ${seen(entry.value)}`,
      );
}

type Counting = Pick<Correlation, "atLeast" | "field">;

function withoutCondition(fields: Fields): Counting | undefined {
  const entry = fields.entry("condition");
  if (entry !== undefined)
    return fields.mistakes.add(entry.keyAt, "a condition over a temporal correlation is not supported");
  return { atLeast: 1, field: undefined };
}

function countingOf(fields: Fields, kind: CorrelationKind): Counting | undefined {
  fields.required("condition");
  const condition = fields.mapping("condition");
  if (condition === undefined) return undefined;
  const { mistakes } = fields;
  for (const { key, keyAt } of condition.node.entries) {
    if (["lt", "lte", "eq", "neq"].includes(key))
      return mistakes.add(
        keyAt,
        `\`${key}\` is not supported: whether few enough came is only known when time is over; write \`gte\` or \`gt\``,
      );
  }
  condition.only(["gte", "gt", "field"]);
  const [gte, gt] = [condition.number("gte"), condition.number("gt")];
  const atLeast = gte ?? (gt === undefined ? undefined : gt + 1);
  if (atLeast === undefined || (gte !== undefined && gt !== undefined))
    return mistakes.add(condition.node.at, "expected either `gte` or `gt` with a number");
  if (!Number.isInteger(atLeast) || atLeast < 1 || atLeast > MAX_COUNT)
    return mistakes.add(condition.node.at, `expected a whole number from 1 to ${MAX_COUNT}, saw \`${atLeast}\``);
  const field = condition.text("field");
  if ((field !== undefined) !== (kind === "value_count"))
    return mistakes.add(
      condition.node.at,
      field === undefined ? "expected the `field` whose values are counted" : "`field` belongs to value_count",
    );
  return { atLeast, field };
}

function groupsOf(fields: Fields): Correlation["groupBy"] {
  const aliases = fields.mapping("aliases");
  return fields.texts("group-by").map(({ text }) => {
    const alias = aliases?.mapping(text);
    const entries = alias?.node.entries.map(({ key }) => [key, alias.text(key) ?? ""] as const);
    return { name: text, fields: new Map(entries ?? [["", text]]) };
  });
}
