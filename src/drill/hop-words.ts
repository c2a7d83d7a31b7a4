/** What every chain of hops is made of: the act, its record, and how a fault is named. */
import type { HopState, RecordObservation } from "../evidence/index.ts";
import { formatDuration, formatInstant } from "../kernel/index.ts";
import { cameTo } from "./expect-consequence.ts";
import type { StruckFault } from "./experiment-book.ts";
import type { Sighting } from "./sighting.ts";

export type Seen = Readonly<{ state: HopState; reason: string }>;

export const NOT_SEEN: Seen = { state: "unknown", reason: "nobody can see this from outside" };
export const NOT_REACHED: Seen = { state: "not reached", reason: "it never got so far" };

export const ofAction = ({ attempt }: Pick<Sighting, "attempt">): Seen => ({
  state: attempt.decisive.outcome.kind === "indeterminate" ? "unknown" : "passed",
  reason: `${attempt.decisive.operation}: ${cameTo(attempt)}`,
});

export const inHistory = ({ record, accountName }: RecordObservation): Seen => ({
  state: "passed",
  reason: `${String(record.eventName)} is in the event history of ${accountName}`,
});

export function ofNotice({ alerts, actedAt, unproven }: Sighting, withinMs: number): Seen {
  const [alert] = alerts;
  if (alert === undefined) return { state: "unknown", reason: unproven ?? "no alert was seen" };
  const delayMs = alert.notifiedAt - actedAt;
  const reason = `at ${formatInstant(alert.notifiedAt)}, after ${formatDuration(delayMs)}`;
  return { state: delayMs <= withinMs ? "passed" : "late", reason };
}

export const blamed = ({ words, id, by }: StruckFault): string =>
  by === "chaos" ? `with the fault \`${words.name}\` (${id}) in force` : `since ${by} brought about \`${words.name}\``;
