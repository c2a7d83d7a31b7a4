/** What a query finds among records. */
import type { CloudTrailRecord } from "../../../trail/index.ts";
import { type Column, cellOf, type Value, valueIn } from "./columns.ts";
import { holds } from "./holds.ts";
import { type Item, isCounted, type Order, type Statement } from "./statement.ts";

export type Row = readonly (readonly [name: string, cell: string])[];

export type Found = Readonly<{ rows: readonly Row[]; matched: number; scanned: number; bytes: number }>;

/** Rows come in the order in which the records came, unless the query says otherwise. `bytes`: of the scanned records as JSON. */
export function runStatement(statement: Statement, records: readonly CloudTrailRecord[]): Found {
  const { where, limit } = statement;
  const matching = where === undefined ? records : records.filter((record) => holds(where, record) === true);
  const rows = isCounted(statement) ? countedRows(statement, matching) : plainRows(statement, matching);
  return {
    rows: rows.slice(0, limit),
    matched: matching.length,
    scanned: records.length,
    bytes: records.reduce((sum, record) => sum + JSON.stringify(record).length, 0),
  };
}

function plainRows({ items, orderBy }: Statement, records: readonly CloudTrailRecord[]): readonly Row[] {
  const columns = orderBy.map(({ by }) => by).filter((by): by is Column => typeof by !== "number");
  const keyed = records.map((record) => ({ record, keys: columns.map((column) => valueIn(record, column)) }));
  const sorted = orderBy.length === 0 ? keyed : keyed.sort((one, other) => compare(one.keys, other.keys, orderBy));
  return sorted.map(({ record }) => items.map((item) => [item.name, plainCell(item, record)] as const));
}

const plainCell = (item: Item, record: CloudTrailRecord): string =>
  item.kind === "column" ? cellOf(record, item.column) : "";

type Group = { readonly cells: readonly string[]; count: number };

/** Without GROUP BY there is one row, even for no record. */
function countedRows({ items, groupBy, orderBy }: Statement, records: readonly CloudTrailRecord[]): readonly Row[] {
  const groups = new Map<string, Group>(groupBy.length === 0 ? [["[]", { cells: [], count: 0 }]] : []);
  for (const record of records) {
    const cells = groupBy.map((column) => cellOf(record, column));
    const key = JSON.stringify(cells);
    const group = groups.get(key) ?? { cells, count: 0 };
    group.count++;
    groups.set(key, group);
  }
  const rows = [...groups.values()].map((group) => items.map((item) => [item.name, groupValue(item, group)] as const));
  function groupValue(item: Item, { cells, count }: Group): string | number {
    return item.kind === "count" ? count : (cells[groupBy.indexOf(item.column)] ?? "");
  }
  const keysOf = (row: (typeof rows)[number]) => orderBy.map(({ by }) => (typeof by === "number" ? row[by]?.[1] : ""));
  const sorted = orderBy.length === 0 ? rows : rows.sort((one, other) => compare(keysOf(one), keysOf(other), orderBy));
  return sorted.map((row) => row.map(([name, value]) => [name, String(value)] as const));
}

type Keys = readonly (Value | undefined)[];

/** What is absent comes last, whichever way it goes. */
function compare(one: Keys, other: Keys, orders: readonly Order[]): number {
  for (const [index, { isDescending }] of orders.entries()) {
    const [left, right] = [one[index], other[index]];
    if (left === right) continue;
    if (left === undefined) return 1;
    if (right === undefined) return -1;
    return left < right === isDescending ? 1 : -1;
  }
  return 0;
}
