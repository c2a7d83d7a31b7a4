/** What CloudTrail writes about an answered call, and in whose account. Nothing is written out before somebody reads it. */
import { assumptionReader, type DomainEvent, type World } from "../domain/index.ts";
import { type AccountId, addMs, type Identifiers, type Instant, isAccountId } from "../kernel/index.ts";
import type { TrailResource } from "../trail/index.ts";
import type { AnsweredCall } from "./answered-call.ts";
import { apiRecord, type CallFacts, factsOf, regionOf } from "./recorder/api-record.ts";
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
  const { call, facts, dependencies } = recorder;
  const { accountId } = call.caller;
  const role = assumedRole(call);
  const eventId = dependencies.ids.uuid();
  if (role === undefined) return [written(recorder, facts, { accountId, eventId })];
  const { resources } = role;
  if (role.accountId === accountId) return [written(recorder, { ...facts, resources }, { accountId, eventId })];
  const shared = { ...facts, resources, sharedEventId: dependencies.ids.uuid() };
  const own = written(recorder, shared, { accountId, eventId });
  return [own, written(recorder, shared, { accountId: role.accountId, eventId: dependencies.ids.uuid() })];
}

type Addressed = Readonly<{ accountId: AccountId; eventId: string; assumptions?: readonly string[] }>;

function written({ delays }: Recorder, facts: CallFacts, addressed: Addressed): Recorded {
  const { accountId, eventId, assumptions = NONE } = addressed;
  const event = { eventId, eventSource: facts.service.eventSource, eventName: facts.operation.name };
  const { at, visibleFrom, reachesBusAt } = arrival(delays, event, facts.at);
  const region = regionOf(facts);
  return recorded({ accountId, region, at, eventId, visibleFrom, reachesBusAt, assumptions }, facts, apiRecord);
}

type Named = Readonly<{ eventId: string; eventSource: string; eventName: string }>;

function arrival(delays: Delays, event: Named, at: Instant) {
  return {
    at,
    eventId: event.eventId,
    visibleFrom: addMs(at, delays.eventHistory(event)),
    reachesBusAt: addMs(at, delays.eventBridge(event)),
  };
}

const ASSUMING: ReadonlySet<string> = new Set(["AssumeRole", "AssumeRoleWithWebIdentity"]);

/** The role that a successful call entered, as the record's resource. */
function assumedRole(call: AnsweredCall): { accountId: AccountId; resources: readonly TrailResource[] } | undefined {
  if (call.service.name !== "sts" || !ASSUMING.has(call.operation.name) || call.outcome.kind === "refused") {
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
  return [written(recorder, { ...facts, operation }, { accountId, eventId, assumptions: [assumption] })];
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
  const facts = arrival(recorder.delays, { ...ORGANIZATIONS, eventId, eventName }, event.at);
  const place = { accountId, region: ORGANIZATIONS.region, assumptions: [assumption] };
  return recorded({ ...facts, ...place }, event, (told, to) => membershipRecord(told, to, form));
}

function creationRecorded(
  recorder: Recorder,
  event: Extract<DomainEvent, { kind: "CreateAccountRequested" }>,
): Recorded {
  const { call, dependencies } = recorder;
  const { request } = event;
  const accountId = managementAccountOf(call.world, request.organizationId) ?? call.caller.accountId;
  const eventId = dependencies.ids.uuid();
  const facts = arrival(
    recorder.delays,
    { ...ORGANIZATIONS, eventId, eventName: "CreateAccountResult" },
    request.completesAt,
  );
  const place = { accountId, region: ORGANIZATIONS.region, assumptions: NONE };
  return recorded({ ...facts, ...place }, request, createAccountResult);
}

/** Undefined once the organization is deleted; then the one account that departs is the management account itself. */
const managementAccountOf = (world: World, organizationId: string): AccountId | undefined =>
  world.organizations.get(organizationId)?.managementAccountId;
