/** Records that Organizations writes of billing transfers, to everybody on the chain. AWS Organizations User Guide, "Logging API calls": its ResponsibilityTransferAccepted example. */
import type { DomainEvent, TransferHandshake } from "../../domain/index.ts";
import type { AccountId, Json } from "../../kernel/index.ts";
import type { CloudTrailRecord } from "../../trail/index.ts";
import { INTERNAL, type ServiceRecordFacts, serviceRecord } from "./service-record.ts";

export type TransferFact = Readonly<{
  event: Extract<DomainEvent, { kind: "TransferAccepted" | "TransferTerminated" }>;
  handshake: TransferHandshake;
  sourceAccountId: AccountId;
  /** Ids, from this transfer to the one whose target pays in the end. */
  chain: readonly string[];
  sharedEventId: string;
}>;

/** The form of a termination is inferred from that of an acceptance. */
export function transferRecord(
  { event, handshake, sourceAccountId, chain, sharedEventId }: TransferFact,
  { eventId, accountId }: ServiceRecordFacts,
): CloudTrailRecord {
  const { id, startsAt } = handshake.transfer;
  const isAccepted = event.kind === "TransferAccepted";
  const end: Record<string, Json> = isAccepted ? {} : { endTimestamp: event.endsAt };
  const record = serviceRecord({
    ...{ eventId, accountId, at: event.at, identity: { type: "AWSService", invokedBy: INTERNAL }, sender: INTERNAL },
    eventName: isAccepted ? "ResponsibilityTransferAccepted" : "ResponsibilityTransferTerminated",
    details: {
      id,
      transferChain: [...chain],
      type: "BILLING",
      status: isAccepted ? "ACCEPTED" : "WITHDRAWN",
      source: { managementAccountId: sourceAccountId },
      target: { managementAccountId: handshake.managementAccountId },
      requester: isAccepted ? sourceAccountId : event.by,
      startTimestamp: startsAt,
      ...end,
    },
  });
  return { ...record, sharedEventID: sharedEventId };
}
