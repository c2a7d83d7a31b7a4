/** The chain behind CloudTrail of a detection that was brought: what is known of it is what is judged beside the target, the rest is its owner's. */
import { pipelineOf } from "../detection/index.ts";
import type { HopName } from "../evidence/index.ts";
import { formatDuration, formatInstant } from "../kernel/index.ts";
import type { BroughtAlarm } from "./alarms.ts";
import type { Seen } from "./hop-words.ts";
import { namesOf, type Sighting } from "./sighting.ts";

/** By the hop that its records come by. */
const ARRIVAL: Readonly<Partial<Record<string, HopName>>> = {
  "event-bus": "event bus",
  "log-group": "log group",
  "log-file": "log file",
};

/** From where records leave CloudTrail to whoever is told. */
export function broughtHops(
  sighting: Sighting,
  { name, detection }: BroughtAlarm,
): readonly Readonly<{ hop: HopName; look: () => Seen }>[] {
  const arrival = ARRIVAL[pipelineOf(detection.format).arrival] ?? "log file";
  return [
    { hop: arrival, look: () => ofArrival(name) },
    { hop: "rule", look: () => ofJudgement(sighting) },
    { hop: "notified", look: () => ofModel(sighting) },
  ];
}

const ofArrival = (name: string): Seen => ({
  state: "unknown",
  reason: `the way from here to \`${name}\` is its owner's own and not on the target: the detection is judged beside it`,
});

function ofJudgement({ silence, alerts: [alert] }: Sighting): Seen {
  if (alert === undefined) return { state: "unknown", reason: `judged beside the target: ${silence}` };
  return { state: "passed", reason: `judged beside the target, its rule fits ${alert.eventName}` };
}

function ofModel({ alerts, actedAt, unproven, records }: Sighting): Seen {
  const [alert] = alerts;
  if (alert === undefined)
    return { state: "unknown", reason: unproven ?? `judged beside the target, it says nothing of ${namesOf(records)}` };
  const after = formatDuration(alert.notifiedAt - actedAt);
  return {
    state: "unknown",
    reason: `modelled: at ${formatInstant(alert.notifiedAt)}, after ${after}; whom that tells, and whether it does, is its owner's own`,
  };
}
