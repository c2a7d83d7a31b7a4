/** PutEvents: events of one's own onto own buses and those of others that permit it. EventBridge API Reference, PutEvents. */
import type { PutEventsRequest, PutEventsRequestEntry, PutEventsResponse } from "@aws-sdk/client-eventbridge";
import {
  type CustomEvent,
  type DomainEvent,
  type EventBusReference,
  eventBusArn,
  findEventBus,
} from "../../../../domain/index.ts";
import { accept, instant, refuse } from "../../../../kernel/index.ts";
import type { OperationContext, RequiredPermission } from "../../../operation.ts";
import { defineOperation } from "../refusal.ts";
import { busMeant } from "../rules.ts";

/** Bytes of all entries together. EventBridge User Guide: "Calculating PutEvents event entry size". */
const MOST_BYTES = 262_144;

export const putEvents = defineOperation<PutEventsRequest, PutEventsResponse>({
  name: "PutEvents",
  readOnly: false,
  isDataEvent: true,
  permissions: (context, input) => (input.Entries ?? []).map((entry) => onEntry(context, entry)),

  decide(context, { Entries = [], EndpointId }) {
    if (EndpointId !== undefined) return refuse({ kind: "NotEmulated", what: "a global endpoint" });
    const bytes = Entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
    if (bytes > MOST_BYTES) return refuse({ kind: "EntriesTooLarge" });
    const { world, now, caller, ids } = context;
    const events: DomainEvent[] = [];
    for (const entry of Entries) {
      const bus = busMeant(context, entry.EventBusName);
      const read = readEntry(entry);
      if ("code" in read) continue;
      const custom: CustomEvent = { ...read, id: ids.uuid(), time: timeOf(entry) ?? now };
      // An event for a bus that is not there gets an id all the same, and nobody hears of it.
      if (findEventBus(world, bus, now).ok)
        events.push({ kind: "EventsPut", bus, by: caller.accountId, events: [custom] });
      else events.push({ kind: "EventsPut", bus: { ...bus, name: "" }, by: caller.accountId, events: [custom] });
    }
    return accept(events);
  },

  respond(_context, { Entries = [] }, events) {
    const put = events.flatMap((event) => (event.kind === "EventsPut" ? event.events : []));
    let next = 0;
    const answered = Entries.map((entry) => {
      const read = readEntry(entry);
      return "code" in read ? { ErrorCode: read.code, ErrorMessage: read.message } : { EventId: put[next++]?.id };
    });
    return { FailedEntryCount: answered.filter((each) => "ErrorCode" in each).length, Entries: answered };
  },
});

/** The receiver's policy counts where the bus is another account's, and its denials everywhere. */
function onEntry(context: OperationContext, entry: PutEventsRequestEntry): RequiredPermission {
  const bus: EventBusReference = busMeant(context, entry.EventBusName);
  const policy = context.world.eventBuses.get(eventBusArn(bus))?.policy;
  const keys = { "events:source": entry.Source ?? "", "events:detail-type": entry.DetailType ?? "" };
  return {
    action: "events:PutEvents",
    resource: eventBusArn(bus),
    resourceAccountId: bus.accountId,
    context: keys,
    ...(policy === undefined ? {} : { resourcePolicy: { type: "resource", name: bus.name, text: policy } }),
  };
}

type Read = Pick<CustomEvent, "source" | "detailType" | "detail" | "resources">;
type Failed = Readonly<{ code: string; message: string }>;

/** One entry that fails leaves the others alone. */
function readEntry({ Source, DetailType, Detail, Resources = [] }: PutEventsRequestEntry): Read | Failed {
  if (!Source) return missing("Source");
  if (!DetailType) return missing("DetailType");
  if (!Detail) return missing("Detail");
  if (Source.startsWith("aws.")) {
    return { code: "NotAuthorizedForSourceException", message: "Not authorized for the source." };
  }
  const detail = objectIn(Detail);
  if (detail === undefined) return { code: "MalformedDetail", message: "Detail is malformed." };
  return { source: Source, detailType: DetailType, detail, resources: Resources };
}

const missing = (name: string): Failed => ({
  code: "InvalidArgument",
  message: `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
});

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}

const timeOf = ({ Time }: PutEventsRequestEntry) => {
  const ms = Time?.getTime();
  return ms === undefined || Number.isNaN(ms) ? undefined : instant(ms);
};

function sizeOf({ Source = "", DetailType = "", Detail = "", Resources = [], Time }: PutEventsRequestEntry): number {
  const texts = [Source, DetailType, Detail, ...Resources];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), Time === undefined ? 0 : 14);
}
