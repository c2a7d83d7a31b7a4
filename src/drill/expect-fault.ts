/** What a Then can ask while a hop is broken: what still fires, what goes blind, what comes late, and what became of the alert. */
import { listOf, outputOf } from "../action/index.ts";
import type { Chain, Finding } from "../evidence/index.ts";
import { addMs } from "../kernel/index.ts";
import type { DeliveryReport, Hands } from "../target/index.ts";
import { afterTheBound } from "./after-the-bound.ts";
import { type Alarm, alarmsNamed } from "./alarms.ts";
import type { Attempt } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { eventIdsOf } from "./event-ids.ts";
import { note } from "./expect-alarm.ts";
import { claim } from "./expect-consequence.ts";
import { ringsOnCopy } from "./experiment-copy.ts";
import { traceHops, waysOf } from "./experiment-hops.ts";
import type { FailedLook } from "./failed-look.ts";
import { arnOf } from "./fault.ts";
import { seeDeliveries } from "./heard.ts";
import { judgeBlind, judgeLate, judgeStillFires, judgeTimes, type UnderFault } from "./judge-fault.ts";
import { lookAgain, notingFailures } from "./look-again.ts";
import { actedAt, Lookout } from "./lookout.ts";
import type { AccountView } from "./organization-view.ts";
import type { Sighting } from "./sighting.ts";
import { allRang, waitFor } from "./wait-for-alarms.ts";

export const expectStillFires = (
  drill: Drill,
  name: string,
  { withinMs, isOnce = false }: Readonly<{ withinMs: number; isOnce?: boolean }>,
): Promise<void> =>
  askAlarm(drill, { name, withinMs, endsWithRing: !isOnce, isBound: true }, async (seen) =>
    judgeStillFires(seen, isOnce),
  );

/** For as long as it had in the steady state. */
export const expectBlind = (drill: Drill, name: string): Promise<void> => {
  const withinMs = boundOf(drill, name);
  return askAlarm(drill, { name, withinMs }, async (seen, attempt) =>
    judgeBlind(seen, {
      wasSteady: drill.experiment.probeOf(name) !== undefined,
      ringsOnCopy: await ringsOnCopy(drill, attempt, { alarm: seen.sighting.alarm, withinMs }),
    }),
  );
};

export const expectLate = (drill: Drill, name: string, withinMs: number): Promise<void> =>
  askAlarm(drill, { name, withinMs, endsWithRing: true, isBound: true }, async (seen) =>
    judgeLate(seen, boundOf(drill, name)),
  );

export const expectTimes = (drill: Drill, name: string, count: number): Promise<void> =>
  askAlarm(drill, { name, withinMs: boundOf(drill, name), isBound: true }, async (seen) => judgeTimes(seen, count));

function boundOf(drill: Drill, name: string): number {
  const [alarm] = alarmsNamed(drill, name);
  const declared = alarm?.kind === "placed" ? alarm.view.withinMs : undefined;
  const bound = drill.experiment.probeOf(name)?.alarm?.withinMs ?? declared;
  if (bound === undefined)
    throw new Error(`how soon \`${name}\` has to fire is not known; state it as the steady state`);
  return bound;
}

type Asked = Readonly<{
  name: string;
  withinMs: number;
  endsWithRing?: boolean;
  /** It has to ring in that time, so that what misses it is watched on. */
  isBound?: boolean;
}>;
type Judge = (seen: UnderFault, attempt: Attempt) => Promise<Finding>;

/** One finding and one chain of hops for each attempt of the last When and each alarm of that name. */
async function askAlarm(
  drill: Drill,
  { name, withinMs, endsWithRing, isBound = false }: Asked,
  judge: Judge,
): Promise<void> {
  if (drill.experiment.faults.length === 0)
    throw new Error("no fault has struck yet; a sentence such as `When the fault … strikes …` must come first");
  const alarms = alarmsNamed(drill, name);
  const question = { alarms, ...(endsWithRing === true && { isEnough: allRang }) };
  const lookout = new Lookout(drill, await waitFor(drill, withinMs, question));
  const sightings: Sighting[] = [];
  for (const attempt of drill.recall()) for (const alarm of alarms) sightings.push(await lookout.sight(attempt, alarm));
  for (const sighting of isBound ? await afterTheBound(drill, sightings, { withinMs }) : sightings) {
    const { attempt } = sighting;
    const dueMs = drill.experiment.probeOf(name)?.alarm?.withinMs ?? withinMs;
    const chain = await traceHops(drill, sighting, { withinMs: dueMs, phase: "verification" });
    keepChain(drill, chain);
    const finding = await judge({ sighting, chain, withinMs }, attempt);
    note(drill, { sighting, judge: () => underFault(drill, { attempt, finding, withinMs }) });
  }
}

type Judged = Readonly<{ attempt: Attempt; finding: Finding; withinMs: number }>;

/** What holds while nothing is broken tells nothing of a fault. */
function underFault({ experiment }: Drill, { attempt, finding, withinMs }: Judged): Finding {
  const isBroken = experiment.inForceUntil(attempt, addMs(actedAt(attempt), withinMs)).length > 0;
  if (finding.verdict !== "held" || isBroken) return finding;
  const reason = `no fault was in force between the act and the end of the bound, so this says nothing of one: ${finding.reason}`;
  return { ...finding, verdict: "inconclusive", reason };
}

/** Of one act and one alarm the last look counts: what was on its way then may have arrived. */
function keepChain({ experiment: { chains } }: Drill, chain: Chain): void {
  const index = chains.findIndex(
    (each) => each.phase === chain.phase && each.alarm === chain.alarm && each.act === chain.act,
  );
  if (index < 0) chains.push(chain);
  else chains[index] = chain;
}

/** What became of an alert that its target refused: it is lost, or it waits in a queue from which somebody can take it. */
export async function expectUndelivered(
  drill: Drill,
  name: string,
  queue: Readonly<{ name: string; account: AccountView }> | "lost",
): Promise<void> {
  const alarms = alarmsNamed(drill, name);
  const lookout = new Lookout(drill, await waitFor(drill, boundOf(drill, name), { alarms }));
  for (const attempt of drill.recall())
    for (const alarm of alarms) {
      const { heard } = await lookout.sight(attempt, alarm);
      const undelivered = { attempt, alarm, ids: eventIdsOf(heard) };
      if (queue === "lost") await claimLost(drill, undelivered);
      else await claimKept(drill, { ...undelivered, queue });
    }
}

/** `ids`: the events of the act, as the target's deliveries name them. */
type Undelivered = Readonly<{ attempt: Attempt; alarm: Alarm; ids: readonly string[] }>;

const sendersOf = (alarm: Alarm): readonly string[] =>
  alarm.kind === "placed" ? alarm.view.rules.flatMap(waysOf).map(arnOf) : [];

async function claimLost(drill: Drill, { attempt, alarm, ids }: Undelivered): Promise<void> {
  const senders = sendersOf(alarm);
  const world = attempt.world ?? drill.opened;
  const { seen: deliveries, failure } = await lookAgain(world.target, async (failures) => {
    const looked = await seeDeliveries(world);
    if (looked.failure !== undefined) failures.push(looked.failure);
    return looked.deliveries;
  });
  const own = (deliveries ?? []).filter(({ from, subject }) => senders.includes(from) && ids.includes(subject));
  const outcomes = [...new Set(own.map(({ outcome }) => outcome))].join(", ") || "nothing was handed over";
  claim(drill, {
    attempt,
    holds: own.some(({ outcome }) => outcome === "dropped") && !own.some(({ outcome }) => outcome !== "dropped"),
    doubt: whyUnseen(alarm, { deliveries, failure }, own.length),
    reason: `what \`${alarm.name}\` could not deliver: ${outcomes}${own.at(-1)?.reason === undefined ? "" : ` (${own.at(-1)?.reason})`}`,
    expected: "dropped",
    observed: outcomes,
  });
}

type SeenAgain = Readonly<{ deliveries: readonly DeliveryReport[] | undefined; failure: FailedLook | undefined }>;

/** `count`: of deliveries of the act's events. */
function whyUnseen({ name }: Alarm, { deliveries, failure }: SeenAgain, count: number): string | undefined {
  if (failure !== undefined) return `what became of deliveries could not be read at the last look: ${failure.why}`;
  if (deliveries === undefined) return "nobody can see what became of deliveries here";
  return count === 0
    ? `nothing of this act got as far as a target of \`${name}\`, so nothing could be lost`
    : undefined;
}

/** Amazon SQS API Reference, ReceiveMessage: at most 10 messages. */
const MOST_MESSAGES = 10;

type Kept = Undelivered & Readonly<{ queue: Readonly<{ name: string; account: AccountView }> }>;
type Message = Readonly<{
  Body?: string;
  MessageAttributes?: Readonly<Record<string, Readonly<{ StringValue?: string }>>>;
}>;

/** EventBridge User Guide, "Using dead-letter queues": the message is the event, and its attribute RULE_ARN names the rule that could not deliver it. */
const isKeptFor = (alarm: Alarm, ids: readonly string[], { Body = "", MessageAttributes }: Message): boolean =>
  sendersOf(alarm).includes(MessageAttributes?.RULE_ARN?.StringValue ?? "") && ids.some((id) => Body.includes(id));

/** Undefined where nobody could read it. */
async function receive(hands: Hands | undefined, queue: string): Promise<readonly Message[] | undefined> {
  const found = outputIn(await hands?.call("sqs", "GetQueueUrl", { QueueName: queue }));
  const input = {
    QueueUrl: found?.QueueUrl,
    MaxNumberOfMessages: MOST_MESSAGES,
    VisibilityTimeout: 0,
    MessageAttributeNames: ["All"],
  };
  const received = found === undefined ? undefined : await hands?.call("sqs", "ReceiveMessage", input);
  return received?.outcome.kind === "succeeded" ? listOf<Message>(outputIn(received), "Messages") : undefined;
}

async function claimKept(drill: Drill, { attempt, alarm, ids, queue }: Kept): Promise<void> {
  const { target } = attempt.world ?? drill.opened;
  const hands = drill.administratorOf(queue.account.id, attempt.world);
  const { seen: read, failure } = await lookAgain(target, (failures) =>
    receive(notingFailures(hands, failures), queue.name),
  );
  const messages = read ?? [];
  const holds = messages.some((each) => isKeptFor(alarm, ids, each));
  const isFull = !holds && messages.length === MOST_MESSAGES;
  claim(drill, {
    attempt,
    holds,
    doubt:
      read === undefined
        ? failure === undefined
          ? `nobody could read the queue ${queue.name}`
          : `the queue ${queue.name} could not be read at the last look: ${failure.why}`
        : isFull
          ? `the queue ${queue.name} holds more messages than one look shows`
          : undefined,
    reason: `the queue ${queue.name} of ${queue.account.name} ${holds ? "has" : "does not have"} what \`${alarm.name}\` could not deliver`,
    expected: `the event of the act in ${queue.name}`,
    observed: `${messages.length} messages, ${holds ? "one of them the event" : "none of them the event"}`,
  });
}

const outputIn = (report: Parameters<typeof outputOf>[0] | undefined) =>
  report === undefined ? undefined : outputOf(report);
