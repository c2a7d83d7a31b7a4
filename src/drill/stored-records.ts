/** Reads an event data store as a defender does: finds it by name, asks it with SQL, and waits until the query has ended. */
import { listOf } from "../action/index.ts";
import { seconds } from "../kernel/index.ts";
import type { Control, Hands } from "../target/index.ts";

export type StoredRecord = Readonly<Record<string, unknown>>;

export type StoreQuestion = Readonly<{
  /** The store's name. */
  store: string;
  eventName: string;
  accountId: string;
  /** What lets time pass; absent where time passes by itself, and then the query is asked once. */
  control: Pick<Control, "advance"> | undefined;
}>;

type Output = Readonly<Record<string, unknown>>;
type ShownStore = Readonly<{ Name?: string; EventDataStoreArn?: string }>;
type ResultRow = readonly Readonly<Record<string, string>>[];

/** How often a query is asked whether it has ended, a second apart. */
const MOST_LOOKS = 30;

/** The records of that name in that account; a text says why they could not be read. */
export async function storedRecords(hands: Hands, question: StoreQuestion): Promise<readonly StoredRecord[] | string> {
  const { store, eventName, accountId, control } = question;
  const stores = await shownStores(hands);
  if (typeof stores === "string") return stores;
  const id = stores.get(store)?.split("/")[1];
  if (id === undefined) return `there is no event data store ${store}`;
  const where = `recipientAccountId = ${quoted(accountId)} AND eventName = ${quoted(eventName)}`;
  const QueryStatement = `SELECT eventJson FROM ${id} WHERE ${where} ORDER BY eventTime`;
  const begun = await outputOf(hands, "StartQuery", { QueryStatement });
  if (typeof begun === "string") return begun;
  const { QueryId } = begun;
  const status = await ended(hands, QueryId, control);
  return status === "FINISHED" ? rowsOf(hands, QueryId) : status;
}

/** ARNs of all that these hands are shown, by name. */
export async function shownStores(hands: Hands): Promise<ReadonlyMap<string, string> | string> {
  const found = new Map<string, string>();
  let NextToken: unknown;
  do {
    const page = await outputOf(hands, "ListEventDataStores", NextToken === undefined ? {} : { NextToken });
    if (typeof page === "string") return page;
    for (const { Name = "", EventDataStoreArn = "" } of listOf<ShownStore>(page, "EventDataStores")) {
      found.set(Name, EventDataStoreArn);
    }
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return found;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

async function ended(hands: Hands, QueryId: unknown, control: StoreQuestion["control"]): Promise<string> {
  for (let look = 0; look < MOST_LOOKS; look++) {
    const described = await outputOf(hands, "DescribeQuery", { QueryId });
    if (typeof described === "string") return described;
    const { QueryStatus, ErrorMessage = "" } = described;
    if (QueryStatus !== "QUEUED" && QueryStatus !== "RUNNING") {
      return QueryStatus === "FINISHED"
        ? "FINISHED"
        : `the query ended as ${String(QueryStatus)} ${String(ErrorMessage)}`;
    }
    if (control === undefined) return "the query has not ended, and nobody can let time pass";
    await control.advance(seconds(1));
  }
  return "the query does not end";
}

async function rowsOf(hands: Hands, QueryId: unknown): Promise<readonly StoredRecord[] | string> {
  const records: StoredRecord[] = [];
  let NextToken: unknown;
  do {
    const page = await outputOf(hands, "GetQueryResults", { QueryId, ...(NextToken !== undefined && { NextToken }) });
    if (typeof page === "string") return page;
    for (const row of listOf<ResultRow>(page, "QueryResultRows")) {
      const text = Object.assign({}, ...row).eventJson;
      records.push(JSON.parse(String(text)) as StoredRecord);
    }
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return records;
}

async function outputOf(hands: Hands, operation: string, input: Output): Promise<Output | string> {
  const { outcome } = await hands.call("cloudtrail", operation, input);
  if (outcome.kind === "succeeded") return outcome.output;
  return outcome.kind === "refused" ? outcome.code : outcome.reason;
}
