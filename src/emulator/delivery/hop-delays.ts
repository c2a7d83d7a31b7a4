/** How long hops take that no fault touches: one modelled delay each, or a delay that the run's seed draws from the hop's spread. */

import { type Hop, modelledMs, spreadOf } from "../../catalogue/index.ts";
import { drawMs } from "../../kernel/index.ts";
import { type Delays, MODELLED_DELAYS } from "../recorder/delays.ts";

/** In milliseconds. `subject` tells one passage from every other, so that the same seed draws the same. */
export type HopMs = (hop: Hop, subject: string) => number;

/** Assumption `delivery-delays`. */
const isDrawn = (assumptions: Readonly<Record<string, string>>): boolean => assumptions["delivery-delays"] === "drawn";

export const hopDelays = (assumptions: Readonly<Record<string, string>>, seed: number): HopMs =>
  isDrawn(assumptions) ? (hop, subject) => drawMs(spreadOf(hop), seed, `hop/${hop}/${subject}`) : modelledMs;

/** Those that are fixed when a record is made. */
export function arrivalDelays(assumptions: Readonly<Record<string, string>>, seed: number): Delays {
  if (!isDrawn(assumptions)) return MODELLED_DELAYS;
  const drawn = hopDelays(assumptions, seed);
  return {
    eventHistory: ({ eventId }) => drawn("event-history", eventId),
    eventBridge: ({ eventId }) => drawn("event-bus", eventId),
  };
}
