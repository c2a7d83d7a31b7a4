/** The times of one alert with its delays drawn anew: what the same pipeline would have taken under another seed. Modelled, nothing more. */
import { type Hop, modelledMs, spreadOf } from "../../catalogue/index.ts";
import { addMs, drawMs, type Instant, instant, minutes } from "../../kernel/index.ts";
import type { DetectionFormat } from "../loaded-detection.ts";

export type AlertTimes = Readonly<{
  eventAt: Instant;
  deliveredAt: Instant;
  /** The end of the minute in which an alarm went off, else the moment of delivery. */
  matchedAt: Instant;
  notifiedAt: Instant;
}>;

/** By which hops a record gets to the detection, and the news of it to somebody. */
export type Pipeline = Readonly<{
  arrival: Hop;
  /** Hops of a metric: its point is of the minute of arrival, and alarms look when the minute is over. */
  metric: readonly Hop[];
  telling: readonly Hop[];
}>;

const EVENT_RULE: Pipeline = { arrival: "event-bus", metric: [], telling: ["rule-target", "topic-subscriber"] };
const METRIC_ALARM: Pipeline = { arrival: "log-group", metric: ["metric", "alarm"], telling: ["topic-subscriber"] };
/** How often a log platform runs its rules is its owner's: `delay` in `placement.yaml` says what it comes to. */
const LOG_PLATFORM: Pipeline = { arrival: "log-file", metric: [], telling: [] };

const PIPELINES: Readonly<Record<DetectionFormat, Pipeline>> = {
  eventbridge: EVENT_RULE,
  "metric-filter": METRIC_ALARM,
  sigma: LOG_PLATFORM,
  panther: LOG_PLATFORM,
};

export const pipelineOf = (format: DetectionFormat): Pipeline => PIPELINES[format];

export type Redrawing = Readonly<{
  pipeline: Pipeline;
  /** Somebody said how long arrival takes: it is not drawn. */
  isDelayStated: boolean;
  seed: number;
  /** Names the alert, so that no draw disturbs another. */
  subject: string;
}>;

/** What a hop took longer than it is modelled to (a fault, say) is added to every draw. */
export function redraw(times: AlertTimes, { pipeline, isDelayStated, seed, subject }: Redrawing): AlertTimes {
  const { arrival, metric, telling } = pipeline;
  const draw = (hop: Hop): number => drawMs(spreadOf(hop), seed, `${hop}/${subject}`);
  const total = (hops: readonly Hop[]): number => hops.reduce((sum, hop) => sum + draw(hop), 0);
  const arrivalMs = times.deliveredAt - times.eventAt;
  const deliveredAt = addMs(
    times.eventAt,
    isDelayStated ? arrivalMs : draw(arrival) + Math.max(0, arrivalMs - modelledMs(arrival)),
  );
  const isMetric = metric.length > 0;
  const waitMs = Math.max(0, times.matchedAt - (isMetric ? minuteAfter(times.deliveredAt) : times.deliveredAt));
  const matchedAt = addMs(isMetric ? minuteAfter(deliveredAt) : deliveredAt, waitMs + total(metric));
  const toldMs = times.notifiedAt - times.matchedAt - telling.reduce((sum, hop) => sum + modelledMs(hop), 0);
  return {
    eventAt: times.eventAt,
    deliveredAt,
    matchedAt,
    notifiedAt: addMs(matchedAt, total(telling) + Math.max(0, toldMs)),
  };
}

/** The end of the minute in which something arrives. */
const minuteAfter = (at: Instant): Instant => instant((Math.floor(at / minutes(1)) + 1) * minutes(1));
