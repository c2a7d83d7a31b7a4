/** Which detections see which records: the same matcher as the emulator's EventBridge, on records of any account, real ones too. */
import { eventFields, matchesFields } from "../matching/index.ts";
import {
  busEvent,
  type CloudTrailRecord,
  detailTypeOf,
  isHiddenFromEnabled,
  isMembershipEvent,
} from "../trail/index.ts";
import type { Detection } from "./detection.ts";

/**
 * Why a detection whose pattern fits a record stays silent all the same. `not a member`: the organization's pipeline ends with the
 * membership. `no trail`: the trail that feeds it logs no more.
 */
export type SilenceReason =
  | "disabled"
  | "other account"
  | "other Region"
  | "read-only event"
  | "not a member"
  | "no trail";

export type Judgement = Readonly<{
  detection: Detection;
  matched: readonly CloudTrailRecord[];
  /** Records that the pattern fits and that the rule, as it is deployed, never gets. */
  unseen: readonly Readonly<{ record: CloudTrailRecord; because: SilenceReason }>[];
}>;

export type JudgeOptions = Readonly<{
  /** The detail-type of AccountJoinedOrganization and AccountDepartedOrganization, which AWS does not document. */
  membershipDetailType?: string;
}>;

/** One judgement for each detection, in their order; records keep theirs. Each record is taken apart once. */
export function judge(
  detections: readonly Detection[],
  records: readonly CloudTrailRecord[],
  { membershipDetailType }: JudgeOptions = {},
): readonly Judgement[] {
  const events = records.map((record) => {
    const detailType = (isMembershipEvent(record) ? membershipDetailType : undefined) ?? detailTypeOf(record);
    return { record, fields: eventFields(busEvent(record, record.recipientAccountId ?? "", detailType)) };
  });
  return detections.map((detection) => {
    const fitting = events.filter(({ fields }) => matchesFields(detection.pattern, fields));
    const judged = fitting.map(({ record }) => ({ record, because: silenceOf(detection, record) }));
    return {
      detection,
      matched: judged.filter(({ because }) => because === undefined).map(({ record }) => record),
      unseen: judged.flatMap(({ record, because }) => (because === undefined ? [] : [{ record, because }])),
    };
  });
}

function silenceOf(detection: Detection, record: CloudTrailRecord): SilenceReason | undefined {
  if (!detection.isEnabled) return "disabled";
  if (detection.accountId !== undefined && detection.accountId !== record.recipientAccountId) return "other account";
  if (detection.region !== undefined && detection.region !== record.awsRegion) return "other Region";
  return !detection.seesReadOnly && isHiddenFromEnabled(record) ? "read-only event" : undefined;
}
