/** CloudTrail: what the event history answers. */
import type { Service } from "../../operation.ts";
import { lookupEvents } from "./operations/lookup-events.ts";
import { accessDenied, wireError } from "./refusal.ts";

export const cloudTrailService: Service = {
  name: "cloudtrail",
  eventSource: "cloudtrail.amazonaws.com",
  actionPrefix: "cloudtrail",
  operations: new Map([[lookupEvents.name, lookupEvents]]),
  wireError,
  accessDenied,
};
