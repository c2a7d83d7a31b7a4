/** Which of the drill's own marks a rule listens for: those without which it does not fit the record any more. */
import type { CloudTrailRecord } from "../trail/index.ts";
import { MARKS, type Mark, plainRecord } from "./plain-record.ts";

/** Every mark where only all of them together matter; none where the rule fits the plain record as well. */
export function marksHeard(
  records: readonly CloudTrailRecord[],
  fits: (record: CloudTrailRecord) => boolean | undefined,
): readonly Mark[] {
  const heard = records.filter((record) => fits(record) === true && fits(plainRecord(record)) !== true);
  if (heard.length === 0) return [];
  const alone = MARKS.filter((mark) => heard.some((record) => fits(plainRecord(record, [mark])) !== true));
  return alone.length > 0 ? alone : MARKS;
}
