/** What a Then can ask while a hop is broken: what still fires, what goes blind, what comes late, and what became of the alert. */
import { listOf, outputOf } from "../action/index.ts";
import type { Chain, Finding } from "../evidence/index.ts";
import { type Alarm, alarmsNamed } from "./alarms.ts";
import type { Attempt } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { note } from "./expect-alarm.ts";
import { claim } from "./expect-consequence.ts";
import { ringsOnCopy } from "./experiment-copy.ts";
import { traceHops } from "./experiment-hops.ts";
import { arnOf } from "./fault.ts";
import { judgeBlind, judgeLate, judgeStillFires, judgeTimes, type UnderFault } from "./judge-fault.ts";
import { Lookout } from "./lookout.ts";
import type { AccountView } from "./organization-view.ts";
import { waitFor } from "./wait-for-alarms.ts";

export const expectStillFires = (
  drill: Drill,
  name: string,
  { withinMs, isOnce = false }: Readonly<{ withinMs: number; isOnce?: boolean }>,
): Promise<void> => askAlarm(drill, { name, withinMs }, async (seen) => judgeStillFires(seen, isOnce));

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
  askAlarm(drill, { name, withinMs }, async (seen) => judgeLate(seen, boundOf(drill, name)));

export const expectTimes = (drill: Drill, name: string, count: number): Promise<void> =>
  askAlarm(drill, { name, withinMs: boundOf(drill, name) }, async (seen) => judgeTimes(seen, count));

function boundOf(drill: Drill, name: string): number {
  const [alarm] = alarmsNamed(drill, name);
  const declared = alarm?.kind === "placed" ? alarm.view.withinMs : undefined;
  const bound = drill.experiment.probeOf(name)?.alarm?.withinMs ?? declared;
  if (bound === undefined)
    throw new Error(`how soon \`${name}\` has to fire is not known; state it as the steady state`);
  return bound;
}

type Asked = Readonly<{ name: string; withinMs: number }>;
type Judge = (seen: UnderFault, attempt: Attempt) => Promise<Finding>;

/** One finding and one chain of hops for each attempt of the last When and each alarm of that name. */
async function askAlarm(drill: Drill, { name, withinMs }: Asked, judge: Judge): Promise<void> {
  if (drill.experiment.faults.length === 0)
    throw new Error("no fault has struck yet; a sentence such as `When the fault … strikes …` must come first");
  const lookout = new Lookout(drill, await waitFor(drill, withinMs));
  for (const attempt of drill.recall())
    for (const alarm of alarmsNamed(drill, name)) {
      const sighting = await lookout.sight(attempt, alarm);
      const dueMs = drill.experiment.probeOf(name)?.alarm?.withinMs ?? withinMs;
      const chain = await traceHops(drill, sighting, { withinMs: dueMs, phase: "verification" });
      keepChain(drill, chain);
      const finding = await judge({ sighting, chain, withinMs }, attempt);
      note(drill, { sighting, judge: () => finding });
    }
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
  const lookout = new Lookout(drill, await waitFor(drill, boundOf(drill, name)));
  for (const attempt of drill.recall())
    for (const alarm of alarmsNamed(drill, name)) {
      const { heard } = await lookout.sight(attempt, alarm);
      const ids = heard.map(({ record }) => String(record.eventID));
      if (queue === "lost") await claimLost(drill, { attempt, alarm });
      else await claimKept(drill, { attempt, alarm, ids, queue });
    }
}

type Undelivered = Readonly<{ attempt: Attempt; alarm: Alarm }>;

async function claimLost(drill: Drill, { attempt, alarm }: Undelivered): Promise<void> {
  const deliveries = await drill.opened.target.control?.deliveries?.();
  const senders = alarm.kind === "placed" ? alarm.view.rules.map(arnOf) : [];
  const from = drill.experiment.faults[0]?.from ?? 0;
  const own = (deliveries ?? []).filter((each) => senders.includes(each.from) && each.at >= from);
  const outcomes = [...new Set(own.map(({ outcome }) => outcome))].join(", ") || "nothing was handed over";
  claim(drill, {
    attempt,
    holds: own.some(({ outcome }) => outcome === "dropped") && !own.some(({ outcome }) => outcome !== "dropped"),
    doubt: deliveries === undefined ? "nobody can see what became of deliveries here" : undefined,
    reason: `what \`${alarm.name}\` could not deliver: ${outcomes}${own.at(-1)?.reason === undefined ? "" : ` (${own.at(-1)?.reason})`}`,
    expected: "dropped",
    observed: outcomes,
  });
}

type Kept = Undelivered & Readonly<{ ids: readonly string[]; queue: Readonly<{ name: string; account: AccountView }> }>;
type Message = Readonly<{ Body?: string }>;

async function claimKept(drill: Drill, { attempt, alarm, ids, queue }: Kept): Promise<void> {
  const hands = drill.administratorOf(queue.account.id);
  const found = outputIn(await hands?.call("sqs", "GetQueueUrl", { QueueName: queue.name }));
  const input = { QueueUrl: found?.QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 0 };
  const received = found === undefined ? undefined : await hands?.call("sqs", "ReceiveMessage", input);
  const bodies = listOf<Message>(outputIn(received), "Messages").map(({ Body = "" }) => Body);
  const holds = bodies.some((body) => ids.some((id) => body.includes(id)));
  claim(drill, {
    attempt,
    holds,
    doubt: received?.outcome.kind === "succeeded" ? undefined : `nobody could read the queue ${queue.name}`,
    reason: `the queue ${queue.name} of ${queue.account.name} ${holds ? "has" : "does not have"} what \`${alarm.name}\` could not deliver`,
    expected: `the event of the act in ${queue.name}`,
    observed: `${bodies.length} messages, ${holds ? "one of them the event" : "none of them the event"}`,
  });
}

const outputIn = (report: Parameters<typeof outputOf>[0] | undefined) =>
  report === undefined ? undefined : outputOf(report);
