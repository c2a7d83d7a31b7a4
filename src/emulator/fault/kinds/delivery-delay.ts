/** One hop takes longer, or as long as chance has it. CloudTrail User Guide: "This time is not guaranteed". */

import { HOPS, type Hop, modelledMs, spreadOf } from "../../../catalogue/index.ts";
import { accept, addMs, type Distribution, drawMs, refuse } from "../../../kernel/index.ts";
import type { Recorded } from "../../recorder.ts";
import { type Arrivals, changedRecord } from "../changed-record.ts";
import type { FaultKind, FaultStage } from "../fault.ts";
import type { Parameters } from "../parameters.ts";
import { MATCH_PARAMETERS, touches } from "../record-match.ts";

/** Where the delay is fixed when the record is made. */
const ARRIVALS: Readonly<Partial<Record<Hop, keyof Arrivals>>> = {
  "event-history": "visibleFrom",
  "event-bus": "reachesBusAt",
  "log-file": "reachesLogFileAt",
};

export const deliveryDelay: FaultKind = {
  kind: "delivery.delay",
  sentence: "one hop on the way from a call to somebody who is told takes another time than is modelled",
  recovery: "what happens from then on takes the modelled time again; what is on its way keeps its delay",
  source: "CloudTrail User Guide: about 5 minutes on average, not guaranteed; one project saw 25 to 85 minutes",
  parameters: {
    hop: { type: "text", sentence: "which hop", isRequired: true, oneOf: HOPS },
    distribution: {
      type: "text",
      sentence: "the shape of chance; the hop's own spread when it is left out",
      oneOf: ["constant", "uniform", "lognormal"],
    },
    median: { type: "duration", sentence: "the delay, or half of all delays are below it (constant, lognormal)" },
    p99: { type: "duration", sentence: "one in a hundred delays is longer (lognormal)" },
    least: { type: "duration", sentence: "the shortest delay (uniform)" },
    most: { type: "duration", sentence: "the longest delay (uniform, lognormal)" },
    ...MATCH_PARAMETERS,
  },
  start(parameters, stage) {
    const hop = HOPS.find((each) => each === parameters.text("hop"));
    const distribution = hop && distributionOf(parameters, hop);
    if (hop === undefined || typeof distribution === "string" || distribution === undefined) {
      return refuse(typeof distribution === "string" ? distribution : "no such hop");
    }
    const draw = (subject: string): number => drawMs(distribution, stage.seed, `${stage.id}/${hop}/${subject}`);
    const place = ARRIVALS[hop];
    if (place === undefined)
      return accept({ effects: { delayMs: (asked, subject) => (asked === hop ? draw(subject) : undefined) } });
    // A file is written so much later than its first record is gathered: that is part of the delay.
    const laterMs = hop === "log-file" ? modelledMs(hop) : 0;
    const gathered = (subject: string): number => Math.max(0, draw(subject) - laterMs);
    return accept({ effects: { records: late(parameters, stage, { place, draw: gathered }) } });
  },
};

type Lateness = Readonly<{ place: keyof Arrivals; draw: (subject: string) => number }>;

function late(parameters: Parameters, stage: FaultStage, { place, draw }: Lateness) {
  const isTouched = touches(parameters, stage);
  return (recorded: Recorded): readonly Recorded[] =>
    isTouched(recorded)
      ? [changedRecord(recorded, { [place]: addMs(recorded.at, draw(recorded.eventId)) })]
      : [recorded];
}

/** A text is what is wrong. */
function distributionOf(parameters: Parameters, hop: Hop): Distribution | string {
  const [median, p99, least, most] = ["median", "p99", "least", "most"].map((name) => parameters.duration(name));
  if ([median, p99, least, most].some((each) => (each ?? 0) < 0)) return "a delay cannot be negative";
  const shape = parameters.text("distribution") ?? (median === undefined ? undefined : "constant");
  switch (shape) {
    case undefined:
      return spreadOf(hop);
    case "constant":
      return median === undefined ? "a constant delay needs `median`" : { shape, ms: median };
    case "uniform":
      if (most === undefined) return "an even delay needs `most`";
      return (least ?? 0) > most ? "`least` is longer than `most`" : { shape, leastMs: least ?? 0, mostMs: most };
    default: {
      if (median === undefined || p99 === undefined) return "a lognormal delay needs `median` and `p99`";
      if (median === 0 || p99 < median) return "`median` must be more than nothing and at most `p99`";
      return { shape: "lognormal", medianMs: median, p99Ms: p99, mostMs: most ?? 10 * p99 };
    }
  }
}
