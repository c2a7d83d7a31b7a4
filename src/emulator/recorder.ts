/** What CloudTrail writes about an answered call, and in whose account. Nothing is written out before somebody reads it. */
import { assumptionReader, type DomainEvent, type World } from "../domain/index.ts";
import { type AccountId, addMs, type Identifiers, type Instant, isAccountId } from "../kernel/index.ts";
import type { TrailResource } from "../trail/index.ts";
import type { AnsweredCall } from "./answered-call.ts";
import { apiRecord, type CallFacts, type Copy, factsOf, regionOf } from "./recorder/api-record.ts";
import { type Delays, MODELLED_DELAYS } from "./recorder/delays.ts";
import { type Recorded, recorded } from "./recorder/recorded.ts";
import { createAccountResult, membershipRecord } from "./recorder/service-record.ts";

export { type ArrivalDelay, type Delays, MODELLED_ARRIVAL_MS, MODELLED_DELAYS } from "./recorder/delays.ts";
export type { Recorded } from "./recorder/recorded.ts";

export type RecorderDependencies = Readonly<{
  /** Event ids come from here; they are drawn at once. */
  ids: Pick<Identifiers, "uuid">;
  /** Values of named assumptions; defaults where absent. */
  assumptions: Readonly<Record<string, string>>;
  delays?: Delays;
}>;

const ORGANIZATIONS = { eventSource: "organizations.amazonaws.com", region: "us-east-1" } as const;
const NONE: readonly string[] = [];

/**
 * The records of one call in the order in which CloudTrail writes them: the API record in the acting account, copies in other
 * accounts, then the service events that the call caused (aws-facts 1.3, 1.5, 2.4). A record's time may lie ahead: the result of
 * an asynchronous creation is dated when it completes.
 */
export function recordsFor(call: AnsweredCall, dependencies: RecorderDependencies): readonly Recorded[] {
  const recorder: Recorder = {
    call,
    facts: factsOf(call),
    dependencies,
    delays: dependencies.delays ?? MODELLED_DELAYS,
  };
  const own = apiRecords(recorder);
  if (call.outcome.kind === "refused" || call.outcome.events.length === 0) return own;
  return [...own, ...impliedLeave(recorder, call.outcome.events), ...serviceRecords(recorder, call.outcome.events)];
}

type Recorder = Readonly<{ call: AnsweredCall; facts: CallFacts; dependencies: RecorderDependencies; delays: Delays }>;

function apiRecords(recorder: Recorder): readonly Recorded[] {
  const { call, dependencies } = recorder;
  const { accountId } = call.caller;
  const role = assumedRole(call);
  if (role === undefined) return [written(recorder, { accountId, call: recorder.facts })];
  const eventId = dependencies.ids.uuid();
  const sharedEventId = role.accountId === accountId ? undefined : dependencies.ids.uuid();
  const copied = { call: recorder.facts, copy: { sharedEventId, resources: role.resources } };
  const own = written(recorder, { ...copied, accountId, eventId });
  return sharedEventId === undefined ? [own] : [own, written(recorder, { ...copied, accountId: role.accountId })];
}

type Copied = Readonly<{
  accountId: AccountId;
  call: CallFacts;
  copy?: Copy;
  eventId?: string;
  assumptions?: readonly string[];
}>;

function written({ dependencies, delays }: Recorder, copied: Copied): Recorded {
  const { call, accountId, copy, assumptions = NONE, eventId = dependencies.ids.uuid() } = copied;
  const { eventSource } = call.service;
  const addressed = { accountId, region: regionOf(call), at: call.at, eventId, assumptions, delays };
  const named = { ...addressed, eventSource, eventName: call.operation.name };
  return copy === undefined
    ? new KeptRecord(named, call, apiRecord)
    : new KeptRecord(named, { ...call, copy }, apiRecord);
}

/** The role that a successful AssumeRole entered, as the record's resource. */
function assumedRole(call: AnsweredCall): { accountId: AccountId; resources: readonly TrailResource[] } | undefined {
  if (call.service.name !== "sts" || call.operation.name !== "AssumeRole" || call.outcome.kind === "refused") {
    return undefined;
  }
  const { input } = call;
  const arn = typeof input === "object" && input !== null && "RoleArn" in input ? String(input.RoleArn) : "";
  const accountId = arn.split(":")[4] ?? "";
  if (!isAccountId(accountId)) return undefined;
  return { accountId, resources: [{ accountId, type: "AWS::IAM::Role", ARN: arn }] };
}

/** A member that moves straight to another organization also leaves the old one. Assumption `transfer-leave-record`. */
function impliedLeave(recorder: Recorder, events: readonly DomainEvent[]): readonly Recorded[] {
  const { call, facts, dependencies } = recorder;
  const { accountId } = call.caller;
  const departs = events.some((event) => event.kind === "AccountDeparted" && event.accountId === accountId);
  if (call.operation.name !== "AcceptHandshake" || !departs) return [];
  const assumption = "transfer-leave-record";
  if (assumptionReader(dependencies.assumptions).value(assumption) !== "both") return [];
  const operation = { ...facts.operation, name: "LeaveOrganization", trail: silence };
  const eventId = dependencies.ids.uuid();
  const addressed = { accountId, eventId, sharedEventId: undefined, resources: undefined, assumptions: [assumption] };
  return [written(recorder, { ...facts, operation }, addressed)];
}

const silence = () => ({ requestParameters: null, responseElements: null });

function serviceRecords(recorder: Recorder, events: readonly DomainEvent[]): readonly Recorded[] {
  return events.flatMap((event) => {
    switch (event.kind) {
      case "AccountJoined":
      case "AccountDeparted":
        return [membershipRecorded(recorder, event)];
      case "CreateAccountRequested":
        return [creationRecorded(recorder, event)];
      default:
        return [];
    }
  });
}

function membershipRecorded(
  recorder: Recorder,
  event: Extract<DomainEvent, { kind: "AccountJoined" | "AccountDeparted" }>,
): Recorded {
  const { call, dependencies } = recorder;
  const assumption = "membership-event-identity";
  const form = assumptionReader(dependencies.assumptions).value(assumption);
  const accountId = managementAccountOf(call.world, event.organizationId) ?? event.accountId;
  const eventId = dependencies.ids.uuid();
  const eventName = event.kind === "AccountJoined" ? "AccountJoinedOrganization" : "AccountDepartedOrganization";
  const facts = arrival(recorder, { ...ORGANIZATIONS, eventId, eventName }, event.at);
  return recorded({ ...facts, accountId, region: ORGANIZATIONS.region, assumptions: [assumption] }, () =>
    membershipRecord(event, { eventId, accountId }, form),
  );
}

function creationRecorded(
  recorder: Recorder,
  event: Extract<DomainEvent, { kind: "CreateAccountRequested" }>,
): Recorded {
  const { call, dependencies } = recorder;
  const { request } = event;
  const accountId = managementAccountOf(call.world, request.organizationId) ?? call.caller.accountId;
  const eventId = dependencies.ids.uuid();
  const facts = arrival(recorder, { ...ORGANIZATIONS, eventId, eventName: "CreateAccountResult" }, request.completesAt);
  return recorded({ ...facts, accountId, region: ORGANIZATIONS.region, assumptions: NONE }, () =>
    createAccountResult(request, { eventId, accountId }),
  );
}

/** Undefined once the organization is deleted; then the one account that departs is the management account itself. */
const managementAccountOf = (world: World, organizationId: string): AccountId | undefined =>
  world.organizations.get(organizationId)?.managementAccountId;
