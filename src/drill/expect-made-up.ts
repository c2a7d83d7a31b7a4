/** Events that somebody makes up, and alarms that nothing happens to: what a rule without a source and an alarm without data come to. */
import { type Action, listOf, outputOf } from "../action/index.ts";
import { formatDuration } from "../kernel/index.ts";
import type { DeliveryReport } from "../target/index.ts";
import { type Alarm, alarmsNamed } from "./alarms.ts";
import type { Attempt } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { claim } from "./expect-consequence.ts";
import { passTime } from "./expect-detection.ts";
import { waysOf } from "./experiment-hops.ts";
import type { FailedLook } from "./failed-look.ts";
import { arnOf } from "./fault.ts";
import { failedLookOf } from "./heard.ts";
import { whyHeldBack } from "./held-back.ts";
import { isTimeVirtual } from "./pass-time.ts";
import { whyDeaf } from "./see-hop.ts";
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

/** Where the hands of a drill put events. */
const BUS_REGION = "us-east-1";

type Entry = Readonly<{ EventId?: string }>;

/**
 * The event that the last When put on a bus is handed over by a rule of the alarm, or is not, within the bound. Silence counts only
 * where a rule of the alarm listens on that bus and is switched on.
 */
export async function expectMadeUp(
  drill: Drill,
  name: string,
  { isHeard, withinMs }: Readonly<{ isHeard: boolean; withinMs: number }>,
): Promise<void> {
  const alarms = alarmsNamed(drill, name);
  const rules = alarms.flatMap((each) => (each.kind === "placed" ? each.view.rules.map(arnOf) : []));
  let seen: Seen = { deliveries: undefined };
  const ownOf = (attempt: Attempt): readonly DeliveryReport[] =>
    (seen.deliveries ?? []).filter(({ from, subject }) => rules.includes(from) && idsOf(attempt).includes(subject));
  const isEnough = async (): Promise<boolean> => {
    seen = await seeDeliveries(drill, seen);
    return isHeard && drill.attempts.every((attempt) => ownOf(attempt).some(({ outcome }) => outcome === "delivered"));
  };
  await waitFor(drill, withinMs, { alarms: [], isEnough });
  seen = await seeDeliveries(drill, seen);
  for (const attempt of drill.recall()) {
    const own = ownOf(attempt);
    const told = own.find(({ outcome }) => outcome === "delivered");
    const refused = told === undefined ? own[0] : undefined;
    const isUnseen = seen.deliveries === undefined || idsOf(attempt).length === 0;
    claim(drill, {
      attempt,
      holds: isHeard ? told !== undefined : own.length === 0,
      doubt: isUnseen
        ? "nobody can see what became of it"
        : seen.failure !== undefined && told === undefined
          ? `the last look at what became of it failed: ${seen.failure.why}`
          : own.length === 0
            ? ((await whyUnheard(drill, { attempt, alarms })) ??
              (isHeard ? undefined : await whyHeldUp(drill, { attempt, alarms })))
            : undefined,
      reason: `the made-up event ${own.length === 0 ? "does not set" : "sets"} \`${name}\` off within ${formatDuration(withinMs)}${refused === undefined ? "" : `, and ${refused.to} is not told: ${refused.reason ?? refused.outcome}`}`,
      expected: isHeard ? "it rings" : "silence",
      observed: told !== undefined ? `${told.to} was told` : refused === undefined ? "silence" : "its rule matched",
    });
  }
}

type Seen = Readonly<{ deliveries: readonly DeliveryReport[] | undefined; failure?: FailedLook }>;

/** What was seen before stays seen where this look fails. */
async function seeDeliveries({ opened }: Drill, before: Seen): Promise<Seen> {
  try {
    return { deliveries: await opened.target.control?.deliveries?.() };
  } catch (thrown) {
    return { deliveries: before.deliveries ?? [], failure: failedLookOf(thrown) };
  }
}

type Unheard = Readonly<{ attempt: Attempt; alarms: readonly Alarm[] }>;

/** Why no rule of the alarm could have heard it, whatever the event holds; undefined when one could. */
async function whyUnheard(drill: Drill, { attempt, alarms }: Unheard): Promise<string | undefined> {
  const { account } = attempt.act.actor;
  const rules = alarms.flatMap((each) => (each.kind === "placed" ? each.view.rules : []));
  const [name] = alarms.map((each) => `\`${each.name}\``);
  if (rules.length === 0) return `${name} is no rule on an event bus, so no made-up event gets to it anyway`;
  const near = rules
    .flatMap(waysOf)
    .filter(({ accountId, region }) => accountId === account.id && region === BUS_REGION);
  if (near.length === 0) return `${name} does not listen on the event bus of ${account.name} in ${BUS_REGION}`;
  const deaf = await Promise.all(near.map((rule) => whyDeaf(drill.administratorOf(rule.accountId), rule.name, [])));
  const reasons = deaf.flatMap((each) => each ?? []);
  return reasons.length === near.length ? `it could not have heard any event: ${reasons.join("; ")}` : undefined;
}

/** Made-up events are on the bus at once; only their targets may be told late. */
function whyHeldUp(drill: Drill, { attempt, alarms }: Unheard): Promise<string | undefined> {
  const rules = alarms.flatMap((each) => (each.kind === "placed" ? each.view.rules.flatMap(waysOf).map(arnOf) : []));
  const usual = { earliestMs: 0, latestMs: 0 };
  return whyHeldBack(drill, attempt, { places: ["target"], accountIds: [], eventNames: [], rules, usual });
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
  // An alarm's state is written when somebody asks what it sent.
  if (isTimeVirtual(drill.opened.target)) await drill.opened.target.control?.notifications();
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
