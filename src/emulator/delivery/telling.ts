/** Whoever hears of a record: event data stores, the event bus, where it may, and the buckets and log groups of the trails that log it. */
import type { DomainEvent, World } from "../../domain/index.ts";
import type { Delivery } from "../delivery.ts";
import type { Lake } from "../event-data-store/lake.ts";
import type { LogFiles } from "../log-files/log-delivery.ts";
import type { Recorded } from "../recorder.ts";

export type Listeners = Readonly<{ bus: Delivery; logFiles: LogFiles; lake: Lake; world: World }>;

/** What is delivered beside the event history. */
export type Telling = Readonly<{
  delivery: Delivery;
  /** Takes the records of one call or of one thing that fell due; answers the assumptions on which their delivery rests. */
  tell(records: readonly Recorded[], events: readonly DomainEvent[]): readonly string[];
}>;

const NONE: readonly string[] = [];

/**
 * EventBridge hears of calls that a trail of the account logs, and of no others (EventBridge User Guide, "AWS service events
 * delivered via AWS CloudTrail"; aws-facts 7). A world whose file names no trails says nothing about logging: there every
 * account's bus hears of every call, as if each had a trail. Data events always take a trail that logs them (EventBridge User
 * Guide, "Accessing AWS service events via AWS CloudTrail": with Amazon S3, CloudTrail has to be configured to log data events).
 */
export function telling({ bus, logFiles, lake, world }: Listeners): Telling {
  const needsTrail = world.trails.size > 0;
  return {
    delivery: {
      ...bus,
      advanceTo(now) {
        bus.advanceTo(now);
        logFiles.advanceTo(now);
      },
    },
    tell(records, events) {
      let assumptions = NONE;
      for (const recorded of records) {
        const captured = logFiles.accept(recorded, events);
        if (captured.assumptions.length > 0) assumptions = captured.assumptions;
        const kept = lake.accept(recorded, events);
        if (kept.length > 0) assumptions = kept;
        if (recorded.isOversize === true) continue;
        for (const trail of captured.trails) if (trail.logGroup !== undefined) bus.acceptLog(recorded, trail);
        const isTold = !needsTrail && recorded.isDataEvent !== true;
        if (captured.trails.length > 0 || isTold) bus.accept(recorded);
      }
      logFiles.note(events);
      lake.note(events);
      return assumptions;
    },
  };
}
