/** From the text of a query to what is asked: a small part of the SQL that CloudTrail Lake takes, and everything else is told with its place. */
import { accept, type Result, refuse } from "../../../kernel/index.ts";
import { ALL_COLUMNS, type Column, columnNamed } from "./columns.ts";
import { readColumn, readCondition } from "./read-condition.ts";
import { type Item, isCounted, type Order, type Statement } from "./statement.ts";
import { StatementReader } from "./statement-reader.ts";
import { tokensOf } from "./tokens.ts";

/**
 * `SELECT columns|*|COUNT(*) FROM store [WHERE …] [GROUP BY columns] [ORDER BY …] [LIMIT n]`. A problem is one sentence that names
 * the part and the place.
 */
export function readStatement(text: string): Result<Statement, string> {
  const tokens = tokensOf(text);
  if (!tokens.ok) return tokens;
  const reader = new StatementReader(tokens.value);
  reader.needWord("SELECT");
  const items = readItems(reader);
  reader.needWord("FROM");
  const storeId = readStore(reader);
  const where = reader.skipWord("WHERE") ? readCondition(reader) : undefined;
  const groupBy = readGroups(reader, items);
  const orderBy = readOrders(reader, { items, groupBy });
  const limit = reader.skipWord("LIMIT") ? readLimit(reader) : undefined;
  if (reader.peek().kind !== "end") reader.fail("nothing more");
  if (reader.problem !== undefined) return refuse(reader.problem);
  return accept({ items, storeId, where, groupBy, orderBy, limit });
}

function readItems(reader: StatementReader): readonly Item[] {
  if (reader.skipSymbol("*")) return ALL_COLUMNS.map(([name, column]) => ({ kind: "column", column, name }));
  const items: Item[] = [];
  do {
    const item = readItem(reader, items.length);
    if (item !== undefined) items.push(item);
  } while (reader.skipSymbol(","));
  return items;
}

function readItem(reader: StatementReader, index: number): Item | undefined {
  const { text } = reader.peek();
  if (reader.isWord("COUNT") && reader.isSymbol("(", 1)) {
    reader.take();
    reader.take();
    reader.needSymbol("*");
    reader.needSymbol(")");
    return { kind: "count", name: readAlias(reader) ?? `_col${index}` };
  }
  const column = readColumn(reader);
  if (column === undefined) return undefined;
  // The engine calls a part of an object by its last word.
  return { kind: "column", column, name: readAlias(reader) ?? text.slice(text.lastIndexOf(".") + 1) };
}

function readAlias(reader: StatementReader): string | undefined {
  if (!reader.skipWord("AS")) return undefined;
  const token = reader.take();
  if (token.kind !== "word") reader.fail("a name", token);
  return token.text;
}

function readStore(reader: StatementReader): string {
  const token = reader.take();
  if (token.kind !== "word") reader.fail("the id of an event data store", token);
  return token.text;
}

/** Where rows are counted, every other column that is selected has to be grouped by. */
function readGroups(reader: StatementReader, items: readonly Item[]): readonly Column[] {
  const groupBy: Column[] = [];
  if (reader.skipWord("GROUP")) {
    reader.needWord("BY");
    do {
      const column = readColumn(reader);
      if (column !== undefined) groupBy.push(column);
    } while (reader.skipSymbol(","));
  }
  if (!isCounted({ items, groupBy })) return groupBy;
  const loose = items.find((item) => item.kind === "column" && !groupBy.includes(item.column));
  if (loose !== undefined) reader.object(`expected \`${loose.name}\` behind GROUP BY, as rows are counted`);
  return groupBy;
}

type Selected = Pick<Statement, "items" | "groupBy">;

function readOrders(reader: StatementReader, selected: Selected): readonly Order[] {
  if (!reader.skipWord("ORDER")) return [];
  reader.needWord("BY");
  const orders: Order[] = [];
  do {
    const by = readOrdered(reader, selected);
    const isDescending = reader.skipWord("DESC");
    if (!isDescending) reader.skipWord("ASC");
    orders.push({ by, isDescending });
  } while (reader.skipSymbol(","));
  return orders;
}

/** By a name of the result, or by any column where rows are not counted. */
function readOrdered(reader: StatementReader, selected: Selected): Column | number {
  const { kind, text } = reader.peek();
  const index = selected.items.findIndex(({ name }) => name.toLowerCase() === text.toLowerCase());
  if (isCounted(selected)) {
    const byColumn = selected.items.findIndex((item) => item.kind === "column" && item.column === columnNamed(text));
    const place = index >= 0 ? index : byColumn;
    if (kind !== "word" || place < 0) reader.fail("a name of the result");
    reader.take();
    return Math.max(place, 0);
  }
  const item = kind === "word" ? selected.items[index] : undefined;
  if (item?.kind !== "column") return readColumn(reader) ?? { kind: "text", path: "" };
  reader.take();
  return item.column;
}

function readLimit(reader: StatementReader): number {
  const token = reader.take();
  if (token.kind !== "number" || token.text.length > 9) reader.fail("a whole number", token);
  return Number(token.text);
}
