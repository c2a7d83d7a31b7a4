/** A record comes twice: with the same event id, or as a copy in another account. CloudTrail User Guide, record contents: `eventID`, `sharedEventID`. */
import { type AccountId, accept, addMs, isAccountId, refuse } from "../../../kernel/index.ts";
import type { CloudTrailRecord } from "../../../trail/index.ts";
import { idFrom } from "../../id-from.ts";
import type { Recorded } from "../../recorder.ts";
import { type Arrivals, changedRecord } from "../changed-record.ts";
import type { FaultKind } from "../fault.ts";
import { MATCH_PARAMETERS, touches } from "../record-match.ts";

export const duplicate: FaultKind = {
  kind: "cloudtrail.duplicate",
  sentence:
    "records come twice: with the same event id, or as a copy in another account, with an event id of its own and the same sharedEventID",
  recovery: "later records come once; doubles stay",
  source:
    "EventBridge and CloudTrail deliver at least once: doubles are told by the event id. CloudTrail User Guide, record contents: events of one action in several accounts share a sharedEventID",
  parameters: {
    after: { type: "duration", sentence: "how long after the first the second comes; at once when it is left out" },
    copyIn: {
      type: "text",
      sentence: "an account that gets the second as a copy, by its id; the same account when it is left out",
      refersTo: "account",
    },
    ...MATCH_PARAMETERS,
  },
  start(parameters, stage) {
    const afterMs = Math.max(0, parameters.duration("after") ?? 0);
    const copyIn = parameters.text("copyIn");
    if (copyIn !== undefined && copyIn === parameters.text("account"))
      return refuse("`copyIn` must be another account than `account`");
    const isTouched = touches(parameters, stage);
    const doubled = (recorded: Recorded): readonly Recorded[] => {
      const later = laterBy(recorded, afterMs);
      if (copyIn === undefined || !isAccountId(copyIn)) return [recorded, changedRecord(recorded, later)];
      return recorded.accountId === copyIn ? [recorded] : copied(recorded, later, copyIn);
    };
    return accept({ effects: { records: (recorded) => (isTouched(recorded) ? doubled(recorded) : [recorded]) } });
  },
};

const laterBy = (recorded: Recorded, ms: number): Arrivals => ({
  visibleFrom: addMs(recorded.visibleFrom, ms),
  reachesBusAt: addMs(recorded.reachesBusAt, ms),
  reachesTrailAt: addMs(recorded.reachesTrailAt ?? recorded.at, ms),
});

/** Both of an action share one id beside their own; one that they share already stays. The ids follow from the record, so that a run repeats. */
function copied(recorded: Recorded, later: Arrivals, accountId: AccountId): readonly Recorded[] {
  const sharing = (record: CloudTrailRecord): CloudTrailRecord => ({
    ...record,
    sharedEventID: record.sharedEventID ?? idFrom(`shared/${recorded.eventId}`),
  });
  const eventId = idFrom(`copy/${accountId}/${recorded.eventId}`);
  const inOther = (record: CloudTrailRecord): CloudTrailRecord => ({
    ...sharing(record),
    ...callerSeenBy(record, accountId),
    eventID: eventId,
    recipientAccountId: accountId,
  });
  return [changedRecord(recorded, {}, sharing), changedRecord(recorded, { ...later, accountId, eventId }, inOther)];
}

/** CloudTrail User Guide, "CloudTrail userIdentity element": a caller of another account is known by account and principal. Nobody called in service events. */
function callerSeenBy(
  { userIdentity, eventType }: CloudTrailRecord,
  accountId: AccountId,
): Pick<CloudTrailRecord, "userIdentity"> | undefined {
  if (eventType !== "AwsApiCall" || !("accountId" in userIdentity) || userIdentity.accountId === accountId) return;
  const principalId = "principalId" in userIdentity ? userIdentity.principalId : undefined;
  const known = principalId === undefined ? {} : { principalId };
  return { userIdentity: { type: "AWSAccount", ...known, accountId: userIdentity.accountId ?? "" } };
}
