/** An event on its way over a bus: a CloudTrail record, or one that somebody put there. EventBridge User Guide: "Events". */
import {
  type AssumptionReader,
  assumptionReader,
  type CustomEvent,
  type EventBusReference,
} from "../../domain/index.ts";
import { type AccountId, formatInstant } from "../../kernel/index.ts";
import {
  type BusEvent,
  busEvent,
  type CloudTrailRecord,
  detailTypeOf,
  isHiddenFromEnabled,
  isMembershipEvent,
} from "../../trail/index.ts";
import type { Recorded } from "../recorder.ts";

/** What rules match and targets get. */
export type AnyEvent = Omit<BusEvent, "detail"> &
  Readonly<{ detail: CloudTrailRecord | Readonly<Record<string, unknown>> }>;

export type PassingEvent = Readonly<{
  event: AnyEvent;
  bus: EventBusReference;
  /** It came from another bus: a rule that hears it cannot send it on to a further one. */
  isForwarded: boolean;
  /** A read-only management event, which rules in the state ENABLED do not hear. */
  isHidden: boolean;
  /** Named assumptions on which it rests. */
  assumptions: readonly string[];
}>;

export function eventOfRecord(recorded: Recorded, assumptions: Readonly<Record<string, string>>): PassingEvent {
  const { record, accountId, region } = recorded;
  const reader = assumptionReader(assumptions);
  const detailType = isMembershipEvent(record) ? reader.value("membership-detail-type") : detailTypeOf(record);
  return {
    event: busEvent(record, accountId, detailType),
    bus: { accountId, region, name: "default" },
    isForwarded: false,
    isHidden: isHiddenFromEnabled(record) || isHiddenDataEvent(record, reader),
    assumptions: [...new Set([...recorded.assumptions, ...reader.touched()])],
  };
}

/** Assumption `read-only-data-events`. */
const isHiddenDataEvent = ({ eventCategory, readOnly }: CloudTrailRecord, reader: AssumptionReader): boolean =>
  eventCategory === "Data" && readOnly === true && reader.value("read-only-data-events") === "hidden";

/** Whoever puts an event on another account's bus still counts as its account. */
export const eventOfCustom = (custom: CustomEvent, bus: EventBusReference, by: AccountId): PassingEvent => ({
  event: {
    version: "0",
    id: custom.id,
    "detail-type": custom.detailType,
    source: custom.source,
    account: by,
    time: formatInstant(custom.time),
    region: bus.region,
    resources: custom.resources,
    detail: custom.detail,
  },
  bus,
  isForwarded: false,
  isHidden: false,
  assumptions: [],
});
