/** What CloudTrail writes about an answered call, and in whose account. Nothing is written out before somebody reads it. */
import { assumptionReader, type DomainEvent, type World } from "../domain/index.ts";
import { type AccountId, type Identifiers, isAccountId } from "../kernel/index.ts";
import type { TrailResource } from "../trail/index.ts";
import type { AnsweredCall } from "./answered-call.ts";
import { apiRecord, type CallFacts, factsOf, regionOf } from "./recorder/api-record.ts";
import { arrival, type Delays, MODELLED_DELAYS } from "./recorder/delays.ts";
import { objectRecords } from "./recorder/object-records.ts";
import { type Recorded, recorded } from "./recorder/recorded.ts";
import { serviceRecords } from "./recorder/service-events.ts";

export { type ArrivalDelay, type Delays, MODELLED_ARRIVAL_MS, MODELLED_DELAYS } from "./recorder/delays.ts";
export type { Recorded } from "./recorder/recorded.ts";

export type RecorderDependencies = Readonly<{
  /** Event ids come from here; they are drawn at once. */
  ids: Pick<Identifiers, "uuid">;
  /** Values of named assumptions; defaults where absent. */
  assumptions: Readonly<Record<string, string>>;
  delays?: Delays;
}>;

const NONE: readonly string[] = [];
const NO_RECORDS: readonly Recorded[] = [];

/**
 * The records of one call in the order in which CloudTrail writes them: the API record in the acting account, copies in other
 * accounts, then the service events that the call caused (aws-facts 1.3, 1.5, 2.4). A record's time may lie ahead: the result of
 * an asynchronous creation is dated when it completes.
 */
export function recordsFor(call: AnsweredCall, dependencies: RecorderDependencies): readonly Recorded[] {
  const delays = dependencies.delays ?? MODELLED_DELAYS;
  if (call.operation.isDataEvent === true) return objectRecords(call, { ...dependencies, delays });
  const recorder: Recorder = {
    call,
    facts: factsOf(call),
    dependencies,
    delays,
  };
  const own = apiRecords(recorder);
  if (call.outcome.kind === "refused" || call.outcome.events.length === 0) return own;
  const { events } = call.outcome;
  // In this order they draw their event ids, which evidence holds.
  const told = serviceRecords({ world: call.world, dependencies, delays: recorder.delays }, events);
  const implied = impliedLeave(recorder, events);
  return implied.length === 0 && told.length === 0 ? own : [...own, ...implied, ...told];
}

/** The records of what happened by itself, with the world as it was before: nobody called, so there are service events alone. */
export function recordsOfDue(world: World, events: readonly DomainEvent[], dependencies: RecorderDependencies) {
  return serviceRecords({ world, dependencies, delays: dependencies.delays ?? MODELLED_DELAYS }, events);
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

function written({ call, delays, dependencies }: Recorder, facts: CallFacts, addressed: Addressed): Recorded {
  const root = rootMark(call, dependencies);
  const { accountId, eventId, assumptions: given = NONE } = addressed;
  const assumptions = root === UNMARKED ? given : [...given, ...root.assumptions];
  const event = {
    eventId,
    eventSource: facts.service.eventSource,
    eventName: facts.operation.eventName ?? facts.operation.name,
  };
  const { at, visibleFrom, reachesBusAt } = arrival(delays, event, facts.at);
  const region = regionOf(facts);
  const source = root.isMarked ? { ...facts, assumedRoot: true as const } : facts;
  return recorded({ accountId, region, at, eventId, visibleFrom, reachesBusAt, assumptions }, source, apiRecord);
}

const UNMARKED = { isMarked: false, assumptions: NONE };

/** Which records say that somebody became root centrally. Assumption `assumed-root-mark`. */
function rootMark({ service, operation, caller, outcome }: AnsweredCall, { assumptions }: RecorderDependencies) {
  const isTask = caller.credential.kind === "session" && caller.credential.session.taskPolicyArn !== undefined;
  const isCall = service.name === "sts" && operation.name === "AssumeRoot" && outcome.kind === "succeeded";
  if (!isTask && !isCall) return UNMARKED;
  const assumption = "assumed-root-mark";
  const marked = assumptionReader(assumptions).value(assumption);
  return { isMarked: marked === "both" || marked === (isCall ? "call" : "session"), assumptions: [assumption] };
}

const ASSUMING: ReadonlySet<string> = new Set(["AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity"]);

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
  if (call.operation.name !== "AcceptHandshake") return NO_RECORDS;
  const { accountId } = call.caller;
  const departs = events.some((event) => event.kind === "AccountDeparted" && event.accountId === accountId);
  if (!departs) return NO_RECORDS;
  const assumption = "transfer-leave-record";
  if (assumptionReader(dependencies.assumptions).value(assumption) !== "both") return NO_RECORDS;
  const operation = { ...facts.operation, name: "LeaveOrganization", trail: silence };
  const eventId = dependencies.ids.uuid();
  return [written(recorder, { ...facts, operation }, { accountId, eventId, assumptions: [assumption] })];
}

const silence = () => ({ requestParameters: null, responseElements: null });
