/** How the record behind an alert is known to be the act's: strongly by what only this act wrote, weakly by account and time. */
import type { Correlated } from "../evidence/index.ts";
import { formatDuration } from "../kernel/index.ts";
import { marksIn } from "./plain-record.ts";
import type { AlertSeen, Sighting } from "./sighting.ts";

/** Service events carry neither a request id nor anything of the caller's: aws-facts 1.5. */
export function correlatedBy(
  { alarm, attempt, records, actedAt }: Sighting,
  { eventId, eventAt, pipeline }: AlertSeen,
): Correlated {
  const found = records.find(({ record }) => record.eventID === eventId)?.record;
  if (found === undefined) return { strength: "weak", by: "the account and the time: the record itself was not found" };
  if (pipeline.metric.length > 0 && alarm.kind === "metric")
    return { strength: "weak", by: "the time: the alarm went off after the record was counted, and names no record" };
  const isOwn = attempt.calls.some(({ requestId }) => requestId === found.requestID);
  const marks = [...(isOwn ? ["the id of its request"] : []), ...marksIn(found).map((mark) => `its ${mark}`)];
  if (marks.length > 0) return { strength: "strong", by: marks.join(", ") };
  const gap = formatDuration(Math.max(0, eventAt - actedAt));
  return {
    strength: "weak",
    by: `the account and the time (${gap} after the act): a service event carries nothing of the caller's`,
  };
}
