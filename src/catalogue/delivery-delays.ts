/** How long each hop takes, from a call to somebody who is told: modelled, not promised. AWS documents averages and guarantees nothing. */
import { type Distribution, minutes, seconds } from "../kernel/index.ts";

export type Hop =
  | "event-history"
  | "event-bus"
  | "log-file"
  | "log-group"
  | "metric"
  | "alarm"
  | "rule-target"
  | "topic-subscriber";

export type HopDelay = Readonly<{
  hop: Hop;
  sentence: string;
  /** What drills are judged by. */
  modelledMs: number;
  /** What a fault draws from when it is given nothing else. */
  spread: Distribution;
  source: string;
}>;

const ABOUT_FIVE_MINUTES = {
  shape: "lognormal",
  medianMs: minutes(5),
  p99Ms: minutes(15),
  mostMs: minutes(85),
} as const;
const UP_TO_A_MINUTE = { shape: "uniform", leastMs: 0, mostMs: minutes(1) } as const;

export const HOP_DELAYS: readonly HopDelay[] = [
  {
    hop: "event-history",
    sentence: "from a call to CloudTrail's event history",
    modelledMs: 0,
    spread: ABOUT_FIVE_MINUTES,
    source:
      "CloudTrail User Guide, an average of about 5 minutes, not guaranteed; the tail is one project's observation",
  },
  {
    hop: "event-bus",
    sentence: "from a call to the account's default event bus",
    modelledMs: minutes(5),
    spread: { shape: "lognormal", medianMs: seconds(30), p99Ms: minutes(5), mostMs: minutes(85) },
    source: "EventBridge User Guide, near real time, best effort; the spread is assumed",
  },
  {
    hop: "log-file",
    sentence: "from a call to the log file that holds it",
    modelledMs: minutes(5),
    spread: ABOUT_FIVE_MINUTES,
    source: "CloudTrail User Guide, an average of about 5 minutes, not guaranteed",
  },
  {
    hop: "log-group",
    sentence: "from a call to the log group of a trail",
    modelledMs: minutes(5),
    spread: ABOUT_FIVE_MINUTES,
    source: "CloudTrail User Guide, the same average as for log files",
  },
  {
    hop: "metric",
    sentence: "from a log event to the data point of its metric filter",
    modelledMs: 0,
    spread: UP_TO_A_MINUTE,
    source: "CloudWatch Logs User Guide, metrics are aggregated and reported every minute",
  },
  {
    hop: "alarm",
    sentence: "from the end of a minute to the evaluation of the alarms that watch it",
    modelledMs: 0,
    spread: UP_TO_A_MINUTE,
    source: "CloudWatch User Guide, alarms are evaluated every minute; when in the minute is assumed",
  },
  {
    hop: "rule-target",
    sentence: "from the event bus to a target of a rule that matches",
    modelledMs: 0,
    spread: { shape: "lognormal", medianMs: 500, p99Ms: seconds(5), mostMs: minutes(1) },
    source: "EventBridge User Guide, about half a second; the spread is assumed",
  },
  {
    hop: "topic-subscriber",
    sentence: "from a topic to one of its subscribers",
    modelledMs: 0,
    spread: { shape: "lognormal", medianMs: 50, p99Ms: seconds(2), mostMs: seconds(30) },
    source: "Amazon SNS FAQ, typically under 30 milliseconds; the spread is assumed",
  },
];

const BY_HOP: ReadonlyMap<Hop, HopDelay> = new Map(HOP_DELAYS.map((each) => [each.hop, each]));

export const HOPS: readonly Hop[] = HOP_DELAYS.map(({ hop }) => hop);
export const modelledMs = (hop: Hop): number => BY_HOP.get(hop)?.modelledMs ?? 0;
export const spreadOf = (hop: Hop): Distribution => BY_HOP.get(hop)?.spread ?? { shape: "constant", ms: 0 };
