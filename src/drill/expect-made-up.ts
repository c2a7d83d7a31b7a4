/** Events that somebody makes up, and alarms that nothing happens to: what a rule without a source and an alarm without data come to. */
import { type Action, listOf, outputOf } from "../action/index.ts";
import { formatDuration } from "../kernel/index.ts";
import { alarmsNamed } from "./alarms.ts";
import type { Attempt } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { claim } from "./expect-consequence.ts";
import { passTime } from "./expect-detection.ts";
import { arnOf } from "./fault.ts";
import { waitFor } from "./wait-for-alarms.ts";

/** EventBridge API Reference, PutEvents: a source of one's own cannot begin with `aws.`; everything else can be copied. */
export const makeUpEvent = (eventSource: string, eventName: string): Action => ({
  id: "make-up-event",
  kind: "technique",
  sentence: `put a made-up ${eventName} on the event bus`,
  techniques: [],
  carryOut: (hands) =>
    hands.call("events", "PutEvents", {
      Entries: [
        {
          Source: "com.example.look-alike",
          DetailType: "AWS API Call via CloudTrail",
          Detail: JSON.stringify({ eventSource, eventName }),
        },
      ],
    }),
});

type Entry = Readonly<{ EventId?: string }>;

/** The event that the last When put on a bus is handed over by a rule of the alarm, or is not, within the bound. */
export async function expectMadeUp(
  drill: Drill,
  name: string,
  { isHeard, withinMs }: Readonly<{ isHeard: boolean; withinMs: number }>,
): Promise<void> {
  await waitFor(drill, withinMs);
  const deliveries = await drill.opened.target.control?.deliveries?.();
  const rules = alarmsNamed(drill, name).flatMap((each) => (each.kind === "placed" ? each.view.rules.map(arnOf) : []));
  for (const attempt of drill.recall()) {
    const ids = idsOf(attempt);
    const told = (deliveries ?? []).find(
      ({ from, subject, outcome }) => outcome === "delivered" && rules.includes(from) && ids.includes(subject),
    );
    const observed = told === undefined ? "silence" : `${told.to} was told`;
    claim(drill, {
      attempt,
      holds: (told !== undefined) === isHeard,
      doubt: deliveries === undefined || ids.length === 0 ? "nobody can see what became of it" : undefined,
      reason: `the made-up event ${told === undefined ? "does not set" : "sets"} \`${name}\` off within ${formatDuration(withinMs)}`,
      expected: isHeard ? "it rings" : "silence",
      observed,
    });
  }
}

function idsOf({ decisive: { outcome } }: Attempt): readonly string[] {
  if (outcome.kind !== "succeeded") return [];
  const output = outcome.output as Readonly<Record<string, unknown>>;
  return listOf<Entry>(output, "Entries").flatMap(({ EventId }) => EventId ?? []);
}

type Described = Readonly<{ StateValue?: string }>;

/** What an alarm of CloudWatch says of itself after so much time. CloudWatch API Reference, DescribeAlarms. */
export async function expectQuietState(
  drill: Drill,
  name: string,
  { state, afterMs }: Readonly<{ state: string; afterMs: number }>,
): Promise<void> {
  const view = drill.metricAlarms.get(name);
  if (view === undefined) throw new Error(`no alarm of CloudWatch \`${name}\` was set up`);
  await passTime(drill, afterMs);
  await drill.opened.target.control?.notifications();
  const hands = drill.administratorOf(view.accountId);
  const described = await hands?.call("cloudwatch", "DescribeAlarms", { AlarmNames: [name] });
  const [found] = described === undefined ? [] : listOf<Described>(outputOf(described), "MetricAlarms");
  const observed = found?.StateValue ?? "nothing";
  claim(drill, {
    holds: observed === state,
    doubt: described?.outcome.kind === "succeeded" ? undefined : "nobody could look",
    reason: `after ${formatDuration(afterMs)} in which nothing happened, \`${name}\` says ${observed}`,
    expected: state,
    observed,
  });
}
