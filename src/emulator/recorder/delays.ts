/** When a record arrives: the modelled delays of the catalogue, for each place where it is seen. */
import { modelledMs } from "../../catalogue/index.ts";
import { addMs, type Instant } from "../../kernel/index.ts";

/** Milliseconds between an event and its arrival, for each place where it arrives; fixed by the event, so that a run repeats. */
export type ArrivalDelay = (event: Readonly<{ eventId: string; eventSource: string; eventName: string }>) => number;

export type Delays = Readonly<{ eventHistory: ArrivalDelay; eventBridge: ArrivalDelay }>;

/** CloudTrail User Guide: "typically within an average of about 5 minutes of an API call". */
export const MODELLED_ARRIVAL_MS = modelledMs("event-bus");

/** The event history shows a call at once, so that somebody at a terminal finds what they have just done; AWS takes minutes. */
export const MODELLED_DELAYS: Delays = {
  eventHistory: () => 0,
  eventBridge: () => MODELLED_ARRIVAL_MS,
};

type Named = Readonly<{ eventId: string; eventSource: string; eventName: string }>;

/** When a record of that moment is seen in event history and on the event bus. */
export function arrival(delays: Delays, event: Named, at: Instant) {
  return {
    at,
    eventId: event.eventId,
    visibleFrom: addMs(at, delays.eventHistory(event)),
    reachesBusAt: addMs(at, delays.eventBridge(event)),
  };
}
