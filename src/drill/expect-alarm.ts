/** What a Then can ask of alarms beside ringing in time: silence, once, before it is too late, and telling outcomes apart. */
import type { AlertObservation, Finding, RecordObservation } from "../evidence/index.ts";
import { formatInstant, type Instant, parseInstant } from "../kernel/index.ts";
import { parseRecord } from "../trail/index.ts";
import { afterTheBound, explained, watchMissed } from "./after-the-bound.ts";
import { type Alarm, alarmsNamed, alarmsOf, ruleFits } from "./alarms.ts";
import type { Attempt } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { departedBy, departureTried } from "./feed.ts";
import { judgeApart, judgeBefore, judgeOnce, judgeSilent } from "./judge-alarm.ts";
import { actedAt, Lookout } from "./lookout.ts";
import { NotRun } from "./not-run.ts";
import type { AccountView } from "./organization-view.ts";
import { otherOutcome, plainRecord } from "./plain-record.ts";
import { countsApart, unshownBy } from "./sight-metric.ts";
import { earliestOf, type Sighting } from "./sighting.ts";
import { asHeldBack } from "./silence-held-back.ts";
import { type Question, someRang, waitFor } from "./wait-for-alarms.ts";
import { awaitRecords, RECORDS_ARRIVE_MS } from "./wait-for-records.ts";

/** It does not ring for any attempt of the last When. */
export const expectSilent = (drill: Drill, name: string, forMs: number): Promise<void> =>
  askAll(drill, { alarms: alarmsNamed(drill, name), withinMs: forMs }, async (sighting) =>
    judgeSilent(await asHeldBack(drill, sighting), forMs),
  );

/** It does not ring, and the reason is where it lives. */
export const expectMisplaced = (
  drill: Drill,
  name: string,
  { forMs, elsewhere }: Readonly<{ forMs: number; elsewhere: "other account" | "other Region" }>,
): Promise<void> =>
  askAll(drill, { alarms: alarmsNamed(drill, name), withinMs: forMs }, async (sighting) =>
    judgeSilent(await asHeldBack(drill, sighting), forMs, elsewhere),
  );

/** Not one of all alarms rings. */
export async function expectNoNoise(drill: Drill, forMs: number): Promise<void> {
  const alarms = alarmsOf(drill);
  if (alarms.length === 0) throw new NotRun("there are no detections here, so none could ring");
  await askAll(drill, { alarms, withinMs: forMs }, async (sighting) =>
    judgeSilent(await asHeldBack(drill, sighting), forMs),
  );
}

export const expectOnce = (drill: Drill, name: string, withinMs: number): Promise<void> =>
  askAll(drill, { alarms: alarmsNamed(drill, name), withinMs, isBound: true }, (sighting) =>
    judgeOnce(sighting, withinMs),
  );

/**
 * It rings for something that was attempted, before the account is taken out of the organization. Where that was refused, it rings in
 * time; where nobody tried, or nobody knows what came of it, nothing can have come before it.
 */
export async function expectBeforeGone(drill: Drill, name: string, account: AccountView): Promise<void> {
  const departure = drill.made.find((each) => departedBy(each) === account.id);
  const at = departure === undefined ? undefined : actedAt(departure);
  const doubt = at === undefined ? whyNotGone(drill, account) : undefined;
  await askOfAll(drill, name, { what: `${account.name} is gone`, at, why: "it was refused", doubt });
}

function whyNotGone(drill: Drill, { id, name }: AccountView): string | undefined {
  const tried = drill.made.filter((each) => departureTried(each) === id).map(({ decisive }) => decisive.outcome.kind);
  if (tried.length === 0)
    return `nobody tried to take ${name} out of the organization, so nothing can have come before it`;
  return tried.includes("refused") ? undefined : `nobody knows whether ${name} was taken out of the organization`;
}

/** It rings for something that was attempted, before the first record of that name is written in the account. */
export async function expectBeforeRecord(
  drill: Drill,
  name: string,
  { eventName, account }: Readonly<{ eventName: string; account: AccountView }>,
): Promise<void> {
  const read = () => Promise.all(drill.made.map((each) => drill.records.about(each, [account])));
  const isOne = (each: RecordObservation) => each.accountId === account.id && each.record.eventName === eventName;
  await awaitRecords(drill, async () => (await read()).flat().some(isOne));
  const records = await read();
  const times = records
    .flat()
    .filter(isOne)
    .flatMap(({ record }) => parseInstant(String(record.eventTime)) ?? []);
  const at = times.length === 0 ? undefined : (Math.min(...times) as Instant);
  const doubt = `no ${eventName} was recorded in ${account.name}, so nothing can have come before it`;
  await askOfAll(drill, name, { what: `${eventName} in ${account.name}`, at, ...(at === undefined && { doubt }) });
}

/** Its rule fits the records of the act, or those of the same act with the other outcome, but not both. */
export async function expectTellsApart(drill: Drill, name: string): Promise<void> {
  const question = { isEnough: allHeard, orRealMs: RECORDS_ARRIVE_MS, asksRulesAlone: true };
  await askAll(drill, { alarms: alarmsNamed(drill, name), withinMs: 0, question }, async (sighting) => {
    if (sighting.alarm.kind === "metric") {
      const { unseen, ...asked } = sighting;
      const isUntold = unseen === unshownBy((sighting.attempt.world ?? drill.opened).target);
      return judgeApart(isUntold ? asked : sighting, await countsApart(drill, sighting, sighting.alarm));
    }
    const records = sighting.heard.flatMap(({ record }) => {
      const parsed = parseRecord(record);
      return parsed.ok && parsed.value.eventType === "AwsApiCall" ? [plainRecord(parsed.value)] : [];
    });
    const asked = records.map((record) =>
      [record, otherOutcome(record)].map((each) => ruleFits(sighting.alarm, each, drill.opened)),
    );
    const fits = asked.flatMap(([asWas, otherwise]) =>
      asWas === undefined || otherwise === undefined ? [] : [[asWas, otherwise] as const],
    );
    return judgeApart(sighting, fits);
  });
}

/** Something of the act has come to each alarm. */
const allHeard = (sightings: readonly Sighting[]): boolean =>
  sightings.every(({ alarm, records, heard }) => (alarm.kind === "metric" ? records : heard).length > 0);

type Asked = Readonly<{
  alarms: readonly Alarm[];
  withinMs: number;
  question?: Omit<Question, "alarms">;
  /** It has to ring in that time, so that what misses it is watched on. */
  isBound?: boolean;
}>;

/** One finding for each attempt of the last When and each alarm. */
async function askAll(
  drill: Drill,
  { alarms, withinMs, question, isBound = false }: Asked,
  judge: (sighting: Sighting) => Finding | Promise<Finding>,
): Promise<void> {
  const lookout = new Lookout(drill, await waitFor(drill, withinMs, { alarms, ...question }));
  const sightings: Sighting[] = [];
  for (const attempt of drill.recall()) for (const alarm of alarms) sightings.push(await lookout.sight(attempt, alarm));
  const seen = isBound ? await afterTheBound(drill, sightings, { withinMs }) : await explained(drill, sightings);
  for (const sighting of seen) {
    const finding = await judge(sighting);
    note(drill, { sighting, judge: () => finding });
  }
}

/** One finding for each alarm of that name: the earliest alert of everything that was attempted decides. */
async function askOfAll(drill: Drill, name: string, lost: Parameters<typeof judgeBefore>[1]): Promise<void> {
  const attempts = [...drill.made];
  const alarms = alarmsNamed(drill, name);
  const question = { alarms, attempts, isEnough: someRang, orRealMs: RECORDS_ARRIVE_MS };
  const lookout = new Lookout(drill, await waitFor(drill, 0, question));
  drill.recall();
  for (const alarm of alarms) {
    const sightings = await Promise.all(attempts.map((each: Attempt) => lookout.sight(each, alarm)));
    const [first] = sightings;
    if (first === undefined) continue;
    const isSilent = earliestOf(sightings) === undefined;
    const asked = { withinMs: first.deliveryMs, isDecisive: true };
    const seen = isSilent ? await watchMissed(drill, sightings, asked) : sightings;
    const nearest = earliestOf(seen) ?? seen.find(({ isForMarker }) => isForMarker) ?? seen.at(-1) ?? first;
    for (const sighting of await explained(drill, [nearest]))
      note(drill, { sighting, judge: (each) => judgeBefore(each, lost) });
  }
}

type Noted = Readonly<{ sighting: Sighting; judge: (sighting: Sighting) => Finding }>;

/** Writes down the verdict, the alert and what the verdict rests on. */
export function note(drill: Drill, { sighting, judge }: Noted): void {
  drill.findings.push(judge(sighting));
  for (const name of sighting.assumptions) drill.touchedAssumptions.add(name);
  const alert = alertIn(sighting);
  if (alert !== undefined && !drill.alerts.some((each) => isSame(each, alert))) drill.alerts.push(alert);
}

function alertIn({ alarm, alerts: [alert] }: Sighting): AlertObservation | undefined {
  if (alert === undefined) return undefined;
  const { accountId, eventId, eventName } = alert;
  return { detection: alarm.name, accountId, at: formatInstant(alert.notifiedAt), eventId, eventName };
}

const isSame = (left: AlertObservation, right: AlertObservation): boolean =>
  left.detection === right.detection && left.eventId === right.eventId && left.at === right.at;
