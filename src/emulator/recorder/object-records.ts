/** Records of data events of S3, where some trail asks for any. Amazon S3 User Guide: "Amazon S3 CloudTrail events", "CloudTrail log file entries for Amazon S3". */
import { assumptionReader, bucketArn, dataTypesIn, objectArn, S3_OBJECT, type World } from "../../domain/index.ts";
import type { AccountId, Identifiers } from "../../kernel/index.ts";
import type { CloudTrailRecord, TrailResource } from "../../trail/index.ts";
import type { AnsweredCall } from "../answered-call.ts";
import type { ObjectEvent } from "../object-event.ts";
import { apiRecord, type CallFacts, factsOf, regionOf } from "./api-record.ts";
import { arrival, type Delays } from "./delays.ts";
import { type Recorded, recorded } from "./recorded.ts";

type Recording = Readonly<{
  ids: Pick<Identifiers, "uuid">;
  assumptions: Readonly<Record<string, string>>;
  delays: Delays;
}>;

const NO_RECORDS: readonly Recorded[] = [];
const OWNER_TOLD = "refused-object-call-owner";

/** What of an operation is asked here; its codec has checked the input that comes back to it. */
type Telling = Readonly<{ objectEvents?(input: unknown, output: unknown): readonly ObjectEvent[] }>;

/** Whoever calls gets a record, and the bucket's owner a copy; which trails log them is not asked here. */
export function objectRecords(call: AnsweredCall, recording: Recording): readonly Recorded[] {
  const { outcome, input, world } = call;
  const operation: Telling = call.operation;
  if (operation.objectEvents === undefined || !asksForObjects(world)) return NO_RECORDS;
  const output = outcome.kind === "succeeded" ? outcome.output : undefined;
  const events = operation.objectEvents(input, output);
  return events.filter((event) => isRecorded(event, recording)).flatMap((event) => recordsOf(call, event, recording));
}

/** Without such a trail nothing could ever read the records. */
function asksForObjects({ trails }: World): boolean {
  for (const { selection } of trails.values()) if (dataTypesIn(selection).length > 0) return true;
  return false;
}

const isRecorded = ({ bucketName, assumption }: ObjectEvent, { assumptions }: Recording): boolean => {
  if (bucketName === "") return false;
  return assumption === undefined || assumptionReader(assumptions).value(assumption) === "each-key";
};

function recordsOf(call: AnsweredCall, event: ObjectEvent, recording: Recording): readonly Recorded[] {
  const { caller, world, outcome } = call;
  const owner = world.buckets.get(event.bucketName)?.accountId;
  const given = event.assumption === undefined ? [] : [event.assumption];
  const isRefused = outcome.kind === "refused" || event.error !== undefined;
  if (owner === undefined || owner === caller.accountId) {
    return [written(call, event, { ...recording, accountId: caller.accountId, rests: given })];
  }
  const rests = isRefused ? [...given, OWNER_TOLD] : given;
  const isOwnerTold = !isRefused || assumptionReader(recording.assumptions).value(OWNER_TOLD) === "told";
  if (!isOwnerTold) return [written(call, event, { ...recording, accountId: caller.accountId, rests })];
  const sharedEventId = recording.ids.uuid();
  return [caller.accountId, owner].map((accountId) =>
    written(call, event, { ...recording, accountId, rests, sharedEventId }),
  );
}

type Addressed = Recording & Readonly<{ accountId: AccountId; rests: readonly string[]; sharedEventId?: string }>;

/** Written out at once, so that the bytes of what was put are not kept with it. */
function written(call: AnsweredCall, event: ObjectEvent, addressed: Addressed): Recorded {
  const { accountId, ids, delays, rests, sharedEventId } = addressed;
  const eventId = ids.uuid();
  const facts: CallFacts = {
    ...factsOf(call),
    ...(event.error === undefined ? {} : { error: event.error }),
    ...(sharedEventId === undefined ? {} : { sharedEventId }),
    operation: { ...call.operation, eventName: event.eventName, trail: () => elementsOf(event) },
    resources: resourcesOf(call.world, event),
  };
  const region = call.world.buckets.get(event.bucketName)?.region ?? regionOf(facts);
  const record: CloudTrailRecord = {
    ...apiRecord(facts, { accountId, eventId }),
    awsRegion: region,
    managementEvent: false,
    eventCategory: "Data",
    ...(event.additionalEventData === undefined ? {} : { additionalEventData: event.additionalEventData }),
  };
  const { eventSource } = call.service;
  const times = arrival(delays, { eventId, eventSource, eventName: event.eventName }, call.at);
  return recorded({ accountId, region, ...times, isDataEvent: true, assumptions: rests }, record, asItIs);
}

const asItIs = (record: CloudTrailRecord): CloudTrailRecord => record;

const elementsOf = ({ requestParameters }: ObjectEvent) => ({ requestParameters, responseElements: null });

/** The owner of the bucket is told with the bucket alone, as in published records. */
function resourcesOf(world: World, { bucketName, objects }: ObjectEvent): readonly TrailResource[] {
  const owner = world.buckets.get(bucketName)?.accountId;
  const touched: TrailResource =
    "key" in objects
      ? { type: S3_OBJECT, ARN: objectArn(bucketName, objects.key) }
      : { type: S3_OBJECT, ARNPrefix: objectArn(bucketName, objects.prefix) };
  const bucket = { type: "AWS::S3::Bucket", ARN: bucketArn(bucketName) };
  return [touched, owner === undefined ? bucket : { accountId: owner, ...bucket }];
}
