/** How far an act got towards an alarm, hop by hop, as far as it can be seen from outside: records, rules, trails and deliveries. */
import type { Chain, Hop, HopName, PhaseName, RecordObservation } from "../evidence/index.ts";
import { unreachable } from "../kernel/index.ts";
import type { DeliveryReport, Hands } from "../target/index.ts";
import { parseRecord } from "../trail/index.ts";
import { ruleFits } from "./alarms.ts";
import { whoIn } from "./attempt.ts";
import { broughtHops } from "./brought-hops.ts";
import type { Drill } from "./drill.ts";
import { eventIdsOf } from "./event-ids.ts";
import type { StruckFault } from "./experiment-book.ts";
import { metricHops } from "./experiment-metric-hops.ts";
import type { FailedLook } from "./failed-look.ts";
import { arnOf } from "./fault.ts";
import { seeDeliveries } from "./heard.ts";
import { blamed, inHistory, NOT_REACHED, NOT_SEEN, ofAction, ofNotice, type Seen } from "./hop-words.ts";
import { lookAgain, notingFailures } from "./look-again.ts";
import type { RuleView } from "./organization-view.ts";
import { handsIn, trailsLogging, whyDeaf, whyShut } from "./see-hop.ts";
import type { Sighting } from "./sighting.ts";

type Facts = Readonly<{
  drill: Drill;
  sighting: Sighting;
  withinMs: number;
  rules: readonly RuleView[];
  /** Records of the act that are where the alarm listens and that its rule fits. */
  fitting: readonly RecordObservation[];
  /** Where none fits although the alarm hears some: those, if a fault changes what is written of that account. */
  changed: readonly RecordObservation[];
  /** What became of those records on their way to the targets of its rules. */
  deliveries: readonly DeliveryReport[];
  /** Why they could not be read this time. */
  deliveriesFailed?: FailedLook;
  faults: readonly StruckFault[];
  /** Calls of this look that failed although somebody may make them. */
  failures: FailedLook[];
}>;

type Hopping = Readonly<{ hop: HopName; look: () => Seen | Promise<Seen> }>;

export async function traceHops(
  drill: Drill,
  seen: Sighting,
  { withinMs, phase }: Readonly<{ withinMs: number; phase: PhaseName }>,
): Promise<Chain> {
  // A ring that proves nothing shows no hop at work.
  const sighting = seen.unproven === undefined ? seen : { ...seen, alerts: [] };
  const { alarm } = sighting;
  const { target } = sighting.attempt.world ?? drill.opened;
  const { seen: hops } = await lookAgain(target, async (failures) => {
    const facts = await gather(drill, sighting, { withinMs, failures });
    return follow(wayTo(facts), failures);
  });
  const act = `${whoIn(sighting.attempt.act)}: ${sighting.attempt.act.action.sentence}`;
  return { alarm: alarm.name, phase, act, hops };
}

/** In the order of the way, until one is broken. What could not be seen because a call failed says so. */
async function follow(way: readonly Hopping[], failures: readonly FailedLook[]): Promise<readonly Hop[]> {
  const hops: Hop[] = [];
  for (const { hop, look } of way) {
    const isOver = hops.some(({ state }) => state === "broken");
    const before = failures.length;
    const { state, reason } = isOver ? NOT_REACHED : await look();
    const failed = failures[before];
    const isUnseen = state === "unknown" && failed !== undefined;
    hops.push({ hop, state, reason: isUnseen ? `the last look failed: ${failed.why}` : reason });
  }
  return hops;
}

function wayTo(facts: Facts): readonly Hopping[] {
  const { drill, sighting, withinMs, failures } = facts;
  const { alarm } = sighting;
  switch (alarm.kind) {
    case "metric":
      return metricHops(drill, { sighting, alarm, withinMs, failures });
    case "brought":
      return [
        { hop: "action", look: () => ofAction(sighting) },
        { hop: "CloudTrail", look: () => ofRecord(facts) },
        ...broughtHops(sighting, alarm),
      ];
    case "placed":
      return ruleHops(facts);
    default:
      return unreachable(alarm);
  }
}

const ruleHops = (facts: Facts): readonly Hopping[] => [
  { hop: "action", look: () => ofAction(facts.sighting) },
  { hop: "CloudTrail", look: () => ofRecord(facts) },
  { hop: "event bus", look: () => ofBus(facts) },
  { hop: "rule", look: () => ofRule(facts) },
  { hop: "target", look: () => ofTarget(facts) },
  { hop: "notified", look: () => ofNotice(facts.sighting, facts.withinMs) },
];

type Gathering = Readonly<{ withinMs: number; failures: FailedLook[] }>;

async function gather(drill: Drill, sighting: Sighting, { withinMs, failures }: Gathering): Promise<Facts> {
  const { alarm, attempt } = sighting;
  const rules = alarm.kind === "placed" ? alarm.view.rules : [];
  const fitting = sighting.heard.filter(({ record }) => {
    const parsed = parseRecord(record);
    return parsed.ok && ruleFits(alarm, parsed.value, drill.opened) === true;
  });
  const { deliveries: all = [], failure } = await seeDeliveries(attempt.world ?? drill.opened);
  if (failure !== undefined) failures.push(failure);
  const subjects = new Set(eventIdsOf(fitting));
  const senders = new Set(rules.flatMap(waysOf).map(arnOf));
  const deliveries = all.filter(
    ({ from, subject }) => (senders.has(from) || isFunction(from)) && subjects.has(subject),
  );
  const faults = drill.experiment.inForceFor(attempt);
  const isChanged =
    fitting.length === 0 &&
    faults.some((each) => each.words.effect === "changed" && isAbout(each, placesOf(sighting, rules)));
  const changed = isChanged ? sighting.heard : [];
  const deliveriesFailed = failure === undefined ? {} : { deliveriesFailed: failure };
  return { drill, sighting, withinMs, rules, fitting, changed, deliveries, ...deliveriesFailed, faults, failures };
}

/** A rule, and the one of another account that sends it what it hears. */
export const waysOf = (rule: RuleView): readonly RuleView[] =>
  rule.sender === undefined ? [rule] : [rule.sender, rule];

/** Somebody who may look at a rule: in its account, its Region, and the world in which the act happened. */
const handsOf = ({ drill, sighting, failures }: Facts, { accountId, region }: RuleView): Hands | undefined =>
  notingFailures(handsIn(drill.administratorOf(accountId, sighting.attempt.world), region), failures);

/** Where its records are made. */
const listeningOf = (rule: RuleView): RuleView => rule.sender ?? rule;

function ofRecord({ sighting, rules, fitting, changed, faults }: Facts): Seen {
  const [found] = fitting.length > 0 ? fitting : changed;
  if (found !== undefined) return inHistory(found);
  if (sighting.doubt !== undefined) return { state: "unknown", reason: sighting.doubt };
  const fault = faults.find((each) => SWALLOWS.has(each.words.effect) && isAbout(each, placesOf(sighting, rules)));
  if (sighting.heard.length > 0 || fault === undefined) return { state: "unknown", reason: sighting.silence };
  const isLost = fault.words.effect === "lost";
  return { state: isLost ? "broken" : "late", reason: `no record of it is where the alarm listens, ${blamed(fault)}` };
}

const SWALLOWS: ReadonlySet<string> = new Set(["lost", "late"]);

/** The accounts whose records it waits for; one without rules on the target waits for those of the acting account, or of the one it is placed in. */
function placesOf({ alarm, attempt }: Sighting, rules: readonly RuleView[]): readonly string[] {
  if (alarm.kind !== "brought") return rules.map((each) => listeningOf(each).accountId);
  const { account } = alarm.detection.placement;
  return [account.kind === "account" ? account.id : attempt.act.actor.account.id];
}

/** Whether it meets the records of an account in which the alarm listens. */
const isAbout = ({ words, parameters }: StruckFault, accountIds: readonly string[]): boolean =>
  words.strikes === "account" && accountIds.some((each) => each === parameters.account);

async function ofBus(facts: Facts): Promise<Seen> {
  const { rules, faults, deliveries, sighting, fitting } = facts;
  if (deliveries.length > 0 || sighting.alerts.length > 0)
    return { state: "passed", reason: "the event was on the bus" };
  const fault = faults.find(({ words }) => words.hop === "event bus");
  const [rule] = rules.map(listeningOf);
  if (fault === undefined || rule === undefined) return NOT_SEEN;
  if (fault.words.strikes === "trail") {
    const logging = await trailsLogging(handsOf(facts, rule), rule.region);
    if (logging === undefined)
      return { state: "unknown", reason: `nobody in ${rule.accountName} could read its trails` };
    return logging.length === 0
      ? {
          state: "broken",
          reason: `no trail of ${rule.accountName} logs management events, so EventBridge hears of none, ${blamed(fault)}`,
        }
      : { state: "unknown", reason: `the trail ${logging.join(" and ")} logs what happens in ${rule.accountName}` };
  }
  if (fitting.length === 0 || fault.words.strikes !== "account") return NOT_SEEN;
  const why = `the record is made and not handed over, ${blamed(fault)}`;
  return { state: fault.words.effect === "lost" ? "broken" : "late", reason: why };
}

async function ofRule(facts: Facts): Promise<Seen> {
  const { rules, deliveries, sighting, fitting, changed } = facts;
  if (deliveries.length > 0 || sighting.alerts.length > 0) return { state: "passed", reason: "the rule matched" };
  const asked = await Promise.all(
    rules.map(listeningOf).map((rule) => whyDeaf(handsOf(facts, rule), rule.name, [...fitting, ...changed])),
  );
  const broken = asked.flatMap((each) => each ?? []);
  const isBroken = rules.length > 0 && broken.length === rules.length;
  return isBroken ? { state: "broken", reason: [...new Set(broken)].join("; ") } : NOT_SEEN;
}

async function ofTarget(facts: Facts): Promise<Seen> {
  const { deliveries, faults, sighting, rules, deliveriesFailed } = facts;
  const ends = new Set(rules.map(arnOf));
  const handedOn = deliveries.findLast(({ from }) => isFunction(from));
  if (handedOn !== undefined && handedOn.outcome !== "delivered")
    return {
      state: "broken",
      reason: `${handedOn.from} was told and could not tell ${handedOn.to}: ${handedOn.reason ?? "no reason given"}`,
    };
  const reached = deliveries.find(({ outcome, from }) => outcome === "delivered" && ends.has(from));
  if (reached !== undefined) return { state: "passed", reason: toldIn(reached) };
  const last = deliveries.findLast(({ from }) => !isFunction(from));
  const slow = faults.find(({ words }) => words.hop === "target" && words.effect === "late");
  if (last === undefined && slow !== undefined && sighting.alerts.length === 0)
    return { state: "late", reason: `no target was told yet, ${blamed(slow)}` };
  if (last === undefined && deliveriesFailed !== undefined && sighting.alerts.length === 0)
    return { state: "unknown", reason: `the last look failed: ${deliveriesFailed.why}` };
  if (last === undefined)
    return sighting.alerts.length > 0 ? { state: "passed", reason: "somebody was told" } : NOT_SEEN;
  if (last.outcome === "delivered") return NOT_SEEN;
  const cause = faults.filter((each) => isCauseOf(each, last)).map(blamed);
  const [owner] = rules;
  const shut = await whyShut(owner && handsOf(facts, owner), last.to);
  const what = {
    retrying: "is still refusing",
    deadLettered: "refused it, and the dead-letter queue has it",
    dropped: "refused it, and it is lost",
  }[last.outcome];
  const why = [last.reason ?? "no reason given", ...(shut === undefined ? [] : [shut])].join("; ");
  return { state: "broken", reason: [`${last.to} ${what}: ${why}`, ...cause].join(", ") };
}

const isFunction = (arn: string): boolean => arn.startsWith("arn:aws:lambda:");

const toldIn = ({ to, reason, byStandIn }: DeliveryReport): string =>
  byStandIn === true ? `${to} was told (${reason})` : `${to} was told`;

/** Chaos is named by whoever delivers; somebody's own call by what it was for. */
const isCauseOf = ({ id, by, words, parameters }: StruckFault, { faults = [], to }: DeliveryReport): boolean =>
  faults.includes(id) || (by !== "chaos" && words.hop === "target" && parameters.target === to);
