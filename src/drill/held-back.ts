/** Why a record that is not where it is looked for may exist all the same: a fault holds it back, or lost it and nothing else shows the act. */
import { modelledMs } from "../catalogue/index.ts";
import { addMs, formatInstant, type Instant } from "../kernel/index.ts";
import type { Attempt } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import type { StruckFault } from "./experiment-book.ts";
import { HOLDING, type Holding, LOSING, type Place } from "./holding.data.ts";
import { actedAt } from "./lookout.ts";
import { deliveryMsOf } from "./wait-for-records.ts";

/** What is looked for. */
export type Sought = Readonly<{
  /** Where it may wait on its way, the place itself included. */
  places: readonly Place[];
  /** Whose records they are: what strikes another account leaves them alone. */
  accountIds: readonly string[];
  /** Left out: any. */
  eventNames?: readonly string[];
  /** ARNs of the rules that send it on, where they are known: what strikes a target of another rule leaves it alone. */
  rules?: readonly string[];
  /** When it is usually there, in milliseconds after the act. */
  usual: Usual;
}>;

type Usual = Readonly<{ earliestMs: number; latestMs: number }>;

/** Of log files and event data stores, in that world. */
export const usualOfDelivery = (drill: Drill, { world = drill.opened }: Attempt): Usual => {
  const bounds = deliveryMsOf(world);
  // A delay that is drawn may be next to nothing.
  return { earliestMs: bounds.length > 1 ? 0 : Math.min(...bounds), latestMs: Math.max(...bounds) };
};

/** Of what rules of EventBridge hand over. */
export const usualOfTargets = (): Usual => {
  const ms = modelledMs("event-bus") + modelledMs("rule-target");
  return { earliestMs: ms, latestMs: ms };
};

/** Undefined where nothing kept it from there; asked after the look, as of the time of the attempt's world. */
export async function whyMayExist(drill: Drill, attempt: Attempt, sought: Sought): Promise<string | undefined> {
  return (await whyHeldBack(drill, attempt, sought)) ?? whyLost(drill, attempt, sought);
}

/** A fault on its way lets it come later than now: `… (delivery.delay, f-1) may hold it back until 2026-11-01T00:40:00Z`. */
export async function whyHeldBack(drill: Drill, attempt: Attempt, sought: Sought): Promise<string | undefined> {
  const { target } = attempt.world ?? drill.opened;
  const now = (await target.control?.now()) ?? actedAt(attempt);
  const held = heldBack(drill, attempt, sought).find(({ until }) => until === undefined || now < until);
  if (held === undefined) return undefined;
  const { fault, until } = held;
  if (until === undefined) return `${named(fault)} holds it back until it is undone`;
  const undone = drill.experiment.undone.has(fault) ? ", although it is undone," : "";
  return `${named(fault)}${undone} may hold it back until ${formatInstant(until)}`;
}

/** `until` is undefined while nobody has undone it. */
type Held = Readonly<{ fault: StruckFault; until: Instant | undefined }>;

/** What holds it up adds up: of the delays that are told as a whole the longest counts, and all that comes on top is added. */
function heldBack({ experiment }: Drill, attempt: Attempt, sought: Sought): readonly Held[] {
  const acted = actedAt(attempt);
  const { earliestMs, latestMs } = sought.usual;
  const made = onTheWay(experiment.inForceFor(attempt), sought).filter(isFixed);
  const whole = made.filter(isWhole).map((each) => addMs(acted, longestMsOf(each)));
  const usually = Math.max(addMs(acted, latestMs), ...whole) as Instant;
  const due = addMs(usually, sumOf(made.filter((each) => !isWhole(each))));
  const isOverBefore = ({ fault }: OnTheWay): boolean => {
    const undone = experiment.undone.get(fault)?.at;
    return undone !== undefined && undone < addMs(acted, earliestMs);
  };
  const met = onTheWay(experiment.inForceUntil(attempt, due), sought).filter(
    (each) => !(isFixed(each) || isOverBefore(each)),
  );
  const latest = addMs(due, sumOf(met));
  return [
    ...made.map(({ fault }) => ({ fault, until: due })),
    ...met.map((each) => laterThan(each, { latest, undone: experiment.undone.get(each.fault)?.at })),
  ];
}

type OnTheWay = Readonly<{ fault: StruckFault; holding: Holding }>;

const isFixed = ({ holding }: OnTheWay): boolean => holding.isFixedWhenMade === true;
const isWhole = ({ holding }: OnTheWay): boolean => holding.isWholeDelay === true;
const longestMsOf = ({ fault, holding }: OnTheWay): number => holding.longestMs?.(fault.parameters) ?? 0;
const sumOf = (held: readonly OnTheWay[]): number => held.reduce((sum, each) => sum + longestMsOf(each), 0);

function laterThan(
  { fault, holding }: OnTheWay,
  { latest, undone }: Readonly<{ latest: Instant; undone: Instant | undefined }>,
): Held {
  if (holding.longestMs !== undefined) return { fault, until: latest };
  return { fault, until: undone && addMs(undone, holding.againMs ?? 0) };
}

const onTheWay = (faults: readonly StruckFault[], sought: Sought): readonly OnTheWay[] =>
  faults.flatMap((fault) => {
    const holding = HOLDING[fault.words.kind]?.(fault.parameters);
    const isOnIt = holding?.places(fault.parameters).some((place) => sought.places.includes(place));
    const isItsOwn = holding?.isForEverybody === true || isAbout(fault, sought);
    return holding !== undefined && isOnIt === true && isItsOwn ? [{ fault, holding }] : [];
  });

/** That it is nowhere is what such a fault does; so another view has to show that there was anything to lose. */
async function whyLost(drill: Drill, attempt: Attempt, sought: Sought): Promise<string | undefined> {
  const lost = drill.experiment
    .inForceFor(attempt)
    .find(
      (fault) =>
        LOSING[fault.words.kind]?.().some((place) => sought.places.includes(place)) === true && isAbout(fault, sought),
    );
  if (lost === undefined) return undefined;
  const shown = await drill.records.about(attempt);
  if (shown.some(({ record }) => sought.eventNames?.includes(String(record.eventName)) === true)) return undefined;
  return `${named(lost)} was in force when it acted, and no event history shows the act`;
}

/** Faults of trails and buckets are about whatever passes there. */
function isAbout({ words, parameters }: StruckFault, { accountIds, eventNames, rules }: Sought): boolean {
  const { eventName, account, rule } = parameters;
  if (words.strikes === "target of an alarm") return rules === undefined || rules.includes(String(rule));
  const isItsName = eventName === undefined || eventNames === undefined || eventNames.includes(String(eventName));
  return isItsName && (words.strikes !== "account" || accountIds.includes(String(account)));
}

const named = ({ words, id, by }: StruckFault): string =>
  by === "chaos"
    ? `the fault \`${words.name}\` (${words.kind}, ${id})`
    : `\`${words.name}\` (${words.kind}), which ${by} brought about,`;
