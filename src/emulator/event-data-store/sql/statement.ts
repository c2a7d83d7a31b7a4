/** A query as it was read. What is not here is not emulated: joins, functions but COUNT(*), DISTINCT, HAVING, subqueries. */
import type { Column, Value } from "./columns.ts";
import type { Like } from "./like.ts";

export type Item =
  | Readonly<{ kind: "column"; column: Column; name: string }>
  | Readonly<{ kind: "count"; name: string }>;

export type Comparison = "=" | "<>" | "<" | "<=" | ">" | ">=";

export type Condition =
  | Readonly<{ kind: "and" | "or"; parts: readonly Condition[] }>
  | Readonly<{ kind: "not"; of: Condition }>
  | Readonly<{ kind: "compare"; column: Column; operator: Comparison; value: Value }>
  | Readonly<{ kind: "like"; column: Column; isLike: Like }>
  | Readonly<{ kind: "in"; column: Column; values: ReadonlySet<Value> }>
  | Readonly<{ kind: "null"; column: Column }>;

/** By a column of the events, or by a result column where rows are counted. */
export type Order = Readonly<{ by: Column | number; isDescending: boolean }>;

export type Statement = Readonly<{
  items: readonly Item[];
  storeId: string;
  where: Condition | undefined;
  groupBy: readonly Column[];
  orderBy: readonly Order[];
  limit: number | undefined;
}>;

/** One row for each group, or one for all events. */
export const isCounted = ({ items, groupBy }: Pick<Statement, "items" | "groupBy">): boolean =>
  groupBy.length > 0 || items.some(({ kind }) => kind === "count");
