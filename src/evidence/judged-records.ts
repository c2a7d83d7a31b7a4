/** Which records a finding was judged on: those of its calls and of what they caused, narrowed to what rang or to what is named. */
import { operationNamed } from "../catalogue/index.ts";
import { unreachable } from "../kernel/index.ts";
import type { Finding, JudgedRecords } from "./answer.ts";
import type { DrillResult } from "./drill-result.ts";
import type { CallObservation, RecordObservation } from "./observation.ts";
import type { DrillFiles } from "./run-evidence.ts";

/** A record as the catalogue knows it: `service` is that of its event source. */
export type FoundRecord = Readonly<{
  service: string;
  eventName: string;
  isRefused: boolean;
  /** Absent: nobody has found it. */
  eventId?: string;
}>;

/** What a drill saw, found by what leads to it: a sweep has tens of thousands of each. */
export type Seen = Readonly<{
  calls: ReadonlyMap<number, CallObservation>;
  byRequest: ReadonlyMap<string, readonly TimedRecord[]>;
  /** Service events, by the account that they are about. */
  bySubject: ReadonlyMap<string, readonly TimedRecord[]>;
  /** Records that set off a detection, by event id. */
  ringing: ReadonlyMap<string, TimedRecord>;
  /** Ids of the records that set off a detection, by its name. */
  rang: ReadonlyMap<string, ReadonlySet<string>>;
}>;

type TimedRecord = Required<FoundRecord> & Readonly<{ at: string }>;

export function indexOf({ alerts }: DrillResult, { calls, trail }: DrillFiles): Seen {
  const byRequest = new Map<string, TimedRecord[]>();
  const bySubject = new Map<string, TimedRecord[]>();
  const byId = new Map<string, TimedRecord>();
  for (const { record } of trail) {
    const found = foundIn(record);
    byId.set(found.eventId, found);
    const { requestID } = record;
    if (typeof requestID === "string") push(byRequest, requestID, found);
    else push(bySubject, subjectOf(record), found);
    if (isOfConsole(record)) push(bySubject, consoleOf(record.recipientAccountId), found);
  }
  const rang = new Map<string, Set<string>>();
  for (const { detection, eventId } of alerts) rang.set(detection, (rang.get(detection) ?? new Set()).add(eventId));
  const ringing = [...rang.values()].flatMap((ids) =>
    [...ids].flatMap((id) => {
      const record = byId.get(id);
      return record === undefined ? [] : [[id, record] as const];
    }),
  );
  return {
    calls: new Map(calls.map((call) => [call.sequence, call])),
    ...{ byRequest, bySubject, ringing: new Map(ringing), rang },
  };
}

/** Records of a call that were not found count as the record that it leaves: somebody waited for that. */
export function recordsBehind(finding: Finding, seen: Seen): readonly FoundRecord[] {
  const cited = finding.calls.flatMap((sequence) => seen.calls.get(sequence) ?? []);
  if (finding.answer === "detection") return heardBy(finding, cited, seen);
  return finding.records === undefined ? [] : lookedUp(finding.records, cited, seen);
}

function lookedUp(records: JudgedRecords, cited: readonly CallObservation[], seen: Seen): readonly FoundRecord[] {
  switch (records.kind) {
    case "of its calls":
      return cited.flatMap((call) => ownOf(call, seen));
    case "named":
      return named(new Set(records.eventNames), cited, seen);
    default:
      return unreachable(records);
  }
}

/** What rang, or where nothing did, everything that could have made it ring. */
function heardBy(finding: Finding, cited: readonly CallObservation[], seen: Seen): readonly FoundRecord[] {
  const about = recordsAbout(cited, seen);
  const ids = finding.sighting === undefined ? undefined : seen.rang.get(finding.sighting.detection);
  if (ids === undefined) return about;
  const heard = about.filter(({ eventId }) => eventId !== undefined && ids.has(eventId));
  return heard.length > 0 ? heard : about;
}

/** The records of these names, found or not. */
function named(names: ReadonlySet<string>, cited: readonly CallObservation[], seen: Seen): readonly FoundRecord[] {
  const mentioned = recordsAbout(cited, seen).filter(({ eventName }) => names.has(eventName));
  const missing = MEMBERSHIP_EVENTS.filter((name) => names.has(name)).map((eventName) => ({
    ...{ service: "organizations", eventName },
    isRefused: false,
  }));
  return [...mentioned, ...missing];
}

/** A drill that misses one of them rests on its name all the same. */
const MEMBERSHIP_EVENTS: readonly string[] = ["AccountDepartedOrganization", "AccountJoinedOrganization"];

function recordsAbout(cited: readonly CallObservation[], seen: Seen): readonly FoundRecord[] {
  return cited.flatMap((call): readonly FoundRecord[] => {
    const own = ownOf(call, seen);
    if (call.outcome.kind === "refused") return own;
    const caused = subjectsOf(call).flatMap((subject) => seen.bySubject.get(subject) ?? []);
    return [...own, ...caused.filter(({ at }) => at >= call.at)];
  });
}

function ownOf(call: CallObservation, seen: Seen): readonly FoundRecord[] {
  const own = seen.byRequest.get(call.requestId) ?? leftBy(call);
  return call.service === "console" ? [...new Set([...leftByVisit(call, seen), ...own])] : own;
}

/** A sign-in has no id of a request, and every call of a page its own: the account and the second of the visit tell them. */
const leftByVisit = ({ actor, at }: CallObservation, { bySubject }: Seen): readonly FoundRecord[] =>
  (bySubject.get(consoleOf(actor.accountId)) ?? []).filter((found) => inSeconds(found.at) === inSeconds(at));

const isOfConsole = ({ eventType, sessionCredentialFromConsole }: Body): boolean =>
  eventType === "AwsConsoleSignIn" || sessionCredentialFromConsole === "true";

const consoleOf = (accountId: unknown): string => `the console of ${String(accountId)}`;

/** `2026-11-01T00:00:00`. */
const inSeconds = (at: string): string => at.slice(0, 19);

/** What a drill breaks and what people click has no name of an operation. */
const leftBy = ({ service, operation, outcome }: CallObservation): readonly FoundRecord[] =>
  operationNamed(service, operation) === undefined
    ? []
    : [{ service, eventName: operation, isRefused: outcome.kind === "refused" }];

function subjectsOf({ actor, input }: CallObservation): readonly string[] {
  const accountId = isObject(input) ? input.AccountId : undefined;
  return typeof accountId === "string" && accountId !== actor.accountId
    ? [actor.accountId, accountId]
    : [actor.accountId];
}

type Body = RecordObservation["record"];

function foundIn({ eventSource, eventName, errorCode, eventTime, eventID }: Body): TimedRecord {
  return {
    service: String(eventSource ?? "").replace(/\.amazonaws\.com$/, ""),
    eventName: String(eventName ?? ""),
    isRefused: errorCode !== undefined,
    ...{ at: String(eventTime ?? ""), eventId: String(eventID ?? "") },
  };
}

function subjectOf({ serviceEventDetails: details }: Body): string {
  if (!isObject(details)) return "";
  const { accountId, closeAccountStatus: closure } = details;
  return String(accountId ?? (isObject(closure) ? closure.accountId : ""));
}

const isObject = (value: unknown): value is Readonly<{ [key: string]: unknown }> =>
  typeof value === "object" && value !== null;

function push(lists: Map<string, TimedRecord[]>, key: string, record: TimedRecord): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [record]);
  else list.push(record);
}
