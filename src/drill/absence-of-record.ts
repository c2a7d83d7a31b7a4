/** That a record is not somewhere shows something only where records of that name are written at all. */
import { type Absence, absenceOf } from "./absence.ts";
import type { Attempt } from "./attempt.ts";
import type { Drill } from "./drill.ts";

/** Reads what the event histories hold of the attempt. */
export async function recordAbsence(drill: Drill, attempt: Attempt, eventName: string): Promise<Absence> {
  await drill.records.about(attempt);
  const names = [...drill.records.seen.values()].map(({ record }) => String(record.eventName));
  const what = `a record ${eventName} in any event history`;
  return {
    ...absenceOf(drill, { subject: `record ${eventName}`, what, name: eventName, known: new Set(names) }),
    isShown: () => [...drill.records.seen.values()].some(({ record }) => record.eventName === eventName),
  };
}
