/** What EventBridge calls the event of a record: its id follows from the record's, so that a delivery can be traced back to an act. */
import type { RecordObservation } from "../evidence/index.ts";
import { busEvent, parseRecord } from "../trail/index.ts";

export const eventIdsOf = (records: readonly RecordObservation[]): readonly string[] =>
  records.flatMap(({ record, accountId }) => {
    const parsed = parseRecord(record);
    return parsed.ok ? [busEvent(parsed.value, accountId, "").id] : [];
  });
