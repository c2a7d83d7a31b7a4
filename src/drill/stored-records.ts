/** Reads an event data store as a defender does: finds it by name, asks it with SQL, and waits until the query has ended. */
import { listOf } from "../action/index.ts";
import { addMs, instant, seconds } from "../kernel/index.ts";
import type { Hands, Target } from "../target/index.ts";
import { isThrottling } from "./failed-look.ts";
import { isTimeVirtual } from "./pass-time.ts";
import { type Look, lookUntil } from "./poll.ts";

export type StoredRecord = Readonly<Record<string, unknown>>;

type StoreQuestion = Readonly<{
  /** The store's name. */
  store: string;
  eventName: string;
  accountId: string;
  /** Where the hands are: it lets time pass while the query runs. */
  target: Target;
}>;

type Output = Readonly<Record<string, unknown>>;
type ShownStore = Readonly<{ Name?: string; EventDataStoreArn?: string }>;
type ResultRow = readonly Readonly<Record<string, string>>[];

/** How long a query is asked whether it has ended; virtual time is moved a second at a time, so that it ends as soon as it would. */
const LONGEST_QUERY_MS = seconds(30);
const STEP_MS = seconds(1);

/** The records of that name in that account; a text says why they could not be read. */
export async function storedRecords(hands: Hands, question: StoreQuestion): Promise<readonly StoredRecord[] | string> {
  const { store, eventName, accountId, target } = question;
  const stores = await shownStores(hands);
  if (typeof stores === "string") return stores;
  const id = stores.get(store)?.split("/")[1];
  if (id === undefined) return `there is no event data store ${store}`;
  const where = `recipientAccountId = ${quoted(accountId)} AND eventName = ${quoted(eventName)}`;
  const QueryStatement = `SELECT eventJson FROM ${id} WHERE ${where} ORDER BY eventTime`;
  const begun = await outputOf(hands, "StartQuery", { QueryStatement });
  if (typeof begun === "string") return begun;
  const { QueryId } = begun;
  const status = await ended(hands, QueryId, target);
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

/** `FINISHED`, or why it is not. Throws `NotRun` where time can neither be moved nor waited for. */
async function ended(hands: Hands, QueryId: unknown, target: Target): Promise<string> {
  let status: string | undefined;
  const look = async (): Promise<Look> => {
    const described = await outputOf(hands, "DescribeQuery", { QueryId });
    status = typeof described === "string" ? described : endOf(described);
    if (typeof described !== "string") return { isEnough: status !== undefined };
    return { isEnough: false, failure: { why: described, isThrottled: isThrottling(described) } };
  };
  const from = (await target.control?.now()) ?? instant(0);
  const laterMs = isTimeVirtual(target)
    ? Array.from({ length: LONGEST_QUERY_MS / STEP_MS }, (_, index) => index * STEP_MS)
    : [LONGEST_QUERY_MS];
  for (const after of laterMs) {
    await lookUntil(target, addMs(from, after), look);
    if (status !== undefined) return status;
  }
  return "the query does not end";
}

/** Undefined while it is under way. */
function endOf({ QueryStatus, ErrorMessage = "" }: Output): string | undefined {
  if (QueryStatus === "QUEUED" || QueryStatus === "RUNNING") return undefined;
  return QueryStatus === "FINISHED" ? "FINISHED" : `the query ended as ${String(QueryStatus)} ${String(ErrorMessage)}`;
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
