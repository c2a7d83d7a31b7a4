/** What Organizations tells the management account by itself: who joined, who departed, how a creation and a closure ended. aws-facts 1.5, 3.2. */
import { assumptionReader, type DomainEvent, isTransfer, transferChain, type World } from "../../domain/index.ts";
import { type AccountId, type Identifiers, type Instant, invariant } from "../../kernel/index.ts";
import { arrival, type Delays } from "./delays.ts";
import { type Recorded, recorded, type Write } from "./recorded.ts";
import { closeAccountResult, createAccountResult, membershipRecord } from "./service-record.ts";
import { transferRecord } from "./transfer-record.ts";

const EVENT_SOURCE = "organizations.amazonaws.com";
const REGION = "us-east-1";

/** `world`: before or after the events; the organization of each must be in it, or the departing account manages it. */
export type Telling = Readonly<{
  world: World;
  dependencies: Readonly<{ ids: Pick<Identifiers, "uuid">; assumptions: Readonly<Record<string, string>> }>;
  delays: Delays;
}>;

/** A result is dated when its work completes, which may lie ahead. */
export function serviceRecords(telling: Telling, events: readonly DomainEvent[]): readonly Recorded[] {
  const records: Recorded[] = [];
  for (const event of events) {
    switch (event.kind) {
      case "AccountJoined":
      case "AccountDeparted":
        records.push(membershipRecorded(telling, event));
        break;
      case "CreateAccountRequested":
        records.push(creationRecorded(telling, event));
        break;
      case "AccountCloseRequested":
        records.push(...closureRecorded(telling, event));
        break;
      case "TransferAccepted":
      case "TransferTerminated":
        records.push(...transferRecorded(telling, event));
        break;
    }
  }
  return records;
}

type Of<Kind> = Extract<DomainEvent, { kind: Kind }>;

function membershipRecorded(telling: Telling, event: Of<"AccountJoined" | "AccountDeparted">): Recorded {
  const assumption = "membership-event-identity";
  const form = assumptionReader(telling.dependencies.assumptions).value(assumption);
  // Once the organization is deleted, the one account that departs is the management account itself.
  const accountId = managementAccountOf(telling.world, event.organizationId) ?? event.accountId;
  const eventName = event.kind === "AccountJoined" ? "AccountJoinedOrganization" : "AccountDepartedOrganization";
  const heading = { accountId, eventName, at: event.at, assumptions: [assumption] };
  return told(telling, heading, { source: event, write: writerOf(form) });
}

type WriteMembership = Write<Of<"AccountJoined" | "AccountDeparted">>;

const writers = new Map<string, WriteMembership>();

/** Records that wait to be written share the function that will write them. */
function writerOf(form: string): WriteMembership {
  const known = writers.get(form);
  if (known !== undefined) return known;
  const write: WriteMembership = (fact, to) => membershipRecord(fact, to, form);
  writers.set(form, write);
  return write;
}

function creationRecorded(telling: Telling, { request }: Of<"CreateAccountRequested">): Recorded {
  const accountId = managementAccountOf(telling.world, request.organizationId);
  const heading = { accountId, eventName: "CreateAccountResult", at: request.completesAt, assumptions: [] };
  return told(telling, heading, { source: request, write: createAccountResult });
}

/** Only CloseAccount of Organizations has a result; an owner's own closure is told to nobody else. */
function closureRecorded(telling: Telling, event: Of<"AccountCloseRequested">): readonly Recorded[] {
  const organizationId = telling.world.accounts.get(event.accountId)?.membership?.organizationId;
  if (event.closure.by !== "management" || organizationId === undefined) return [];
  const accountId = managementAccountOf(telling.world, organizationId);
  const heading = { accountId, eventName: "CloseAccountResult", at: event.closure.closedAt, assumptions: [] };
  return [told(telling, heading, { source: event, write: closeAccountResult })];
}

/** Both sides are told, and whoever pays further up the chain: whom else AWS tells is not documented. */
function transferRecorded(telling: Telling, event: Of<"TransferAccepted" | "TransferTerminated">): readonly Recorded[] {
  const handshake = telling.world.handshakes.get(event.handshakeId);
  invariant(handshake !== undefined && isTransfer(handshake), `handshake ${event.handshakeId} is about a transfer`);
  const sourceAccountId =
    event.kind === "TransferAccepted" ? event.sourceAccountId : handshake.transfer.sourceAccountId;
  invariant(sourceAccountId !== undefined, `the transfer ${handshake.transfer.id} was accepted by somebody`);
  const chain = transferChain(telling.world, handshake, event.at);
  const sharedEventId = telling.dependencies.ids.uuid();
  const source = { event, handshake, sourceAccountId, sharedEventId, chain: chain.map(({ transfer }) => transfer.id) };
  const eventName =
    event.kind === "TransferAccepted" ? "ResponsibilityTransferAccepted" : "ResponsibilityTransferTerminated";
  return [sourceAccountId, ...chain.map(({ managementAccountId }) => managementAccountId)].map((accountId) =>
    told(telling, { accountId, eventName, at: event.at, assumptions: [] }, { source, write: transferRecord }),
  );
}

type Heading = Readonly<{
  accountId: AccountId | undefined;
  eventName: string;
  at: Instant;
  assumptions: readonly string[];
}>;
type Writing<Source> = Readonly<{ source: Source; write: Write<Source> }>;

function told<Source>(telling: Telling, heading: Heading, { source, write }: Writing<Source>): Recorded {
  const { accountId, eventName, at, assumptions } = heading;
  invariant(accountId !== undefined, `the organization that is told of ${eventName} is in this world`);
  const eventId = telling.dependencies.ids.uuid();
  const { visibleFrom, reachesBusAt } = arrival(telling.delays, { eventId, eventSource: EVENT_SOURCE, eventName }, at);
  return recorded({ accountId, region: REGION, at, eventId, visibleFrom, reachesBusAt, assumptions }, source, write);
}

const managementAccountOf = (world: World, organizationId: string): AccountId | undefined =>
  world.organizations.get(organizationId)?.managementAccountId;
