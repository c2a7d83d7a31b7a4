/** What is known of a record that somebody found, by where it comes from and what it is called. */
import { RECORDED_AS, RECORDS_OF_EVENTS } from "./operation-records.data.ts";
import { type OperationRecord, RECORD_OF_UNKNOWN, rowOf, toldOf } from "./operation-records.ts";
import { OPERATIONS } from "./operations.ts";

const OF_OPERATIONS: ReadonlyMap<string, OperationRecord> = new Map(
  OPERATIONS.map(({ service, name, record }) => {
    const key = `${service}:${name}`;
    return [`${service}:${rowOf(RECORDED_AS, key) ?? name}`, record];
  }),
);

/** `service`: of the event source, `organizations` of `organizations.amazonaws.com`. Whatever no row knows is inferred as a whole. */
export function recordOfEvent(service: string, eventName: string): OperationRecord {
  const own = rowOf(RECORDS_OF_EVENTS, `${service}:${eventName}`);
  return own === undefined ? (OF_OPERATIONS.get(`${service}:${eventName}`) ?? RECORD_OF_UNKNOWN) : toldOf(own);
}

/** `eventName` of every record that is written here, each once. */
export const RECORDED_EVENT_NAMES: ReadonlySet<string> = new Set(
  [...OF_OPERATIONS.keys(), ...Object.keys(RECORDS_OF_EVENTS)].map((key) => key.slice(key.indexOf(":") + 1)),
);

export const isRecordedEvent = (eventName: string): boolean => RECORDED_EVENT_NAMES.has(eventName);
