/** Verdicts on alarms: do they ring in time, stay silent, ring once, ring before it is too late. Silence counts only where it proves something. */
import type { Finding, SightedBy, SightingCategory, Verdict } from "../evidence/index.ts";
import { formatDuration, formatInstant, type Instant } from "../kernel/index.ts";
import { whoIn } from "./attempt.ts";
import { correlatedBy } from "./correlated-by.ts";
import { drawnInWords, lateInWords, neverInWords, onCopyInWords, type Rang, tooSoonInWords } from "./missed-words.ts";
import { type AlertSeen, delaysOf, type Sighting, type SilentBecause, timesInWords, timesOf } from "./sighting.ts";
import { runsOf, USUAL_RUNS } from "./timings.ts";

type Judged = Readonly<{
  verdict: Verdict;
  reason: string;
  observed: string;
  category: SightingCategory;
  alert?: AlertSeen | undefined;
  /** The bound within which it had to ring, and how many seeded runs were asked for. */
  budgetMs?: number;
  runs?: number;
  /** It says that nothing else rang, so it rests on silence although something was heard. */
  isCount?: boolean;
}>;

export function judgeRings(sighting: Sighting, withinMs: number): Finding {
  return findingOf(sighting, `rings within ${formatDuration(withinMs)}`, rings(sighting, withinMs));
}

/** It rings in time in every one of several runs under other seeds: the worst decides. */
export function judgeInRuns(
  sighting: Sighting,
  { withinMs, runs }: Readonly<{ withinMs: number; runs: number }>,
): Finding {
  const expected = `rings within ${formatDuration(withinMs)} in each of ${runs} seeded runs`;
  const [alert] = sighting.alerts;
  if (alert === undefined)
    return findingOf(sighting, expected, rings(sighting, Math.max(withinMs, sighting.deliveryMs)));
  if (delaysOf(sighting) === "observed") return findingOf(sighting, expected, onlyOnce(sighting, { withinMs, runs }));
  const { notified } = runsOf(sighting, alert, { runs, budgetMs: withinMs });
  const isLate = notified.maxMs > withinMs;
  const [half, most, all] = [notified.p50Ms, notified.p95Ms, notified.maxMs].map(formatDuration);
  return findingOf(sighting, expected, {
    verdict: isLate ? "broke" : "held",
    reason: `in ${runs} seeded runs \`${sighting.alarm.name}\` rang after ${half} in half of them, ${most} in 95 of 100 and ${all} at worst${isLate ? ", too late" : ""}; ${drawnInWords(sighting)}`,
    observed: `rang after ${all} at worst`,
    category: isLate ? "detected late" : "detected",
    ...{ alert, budgetMs: withinMs, runs },
  });
}

/** What was observed is one run, and its delays are not drawn anew: too late is too late, in time is not in time always. */
function onlyOnce(sighting: Sighting, { withinMs, runs }: Readonly<{ withinMs: number; runs: number }>): Judged {
  const judged = rings(sighting, withinMs);
  if (judged.verdict !== "held") return judged;
  const reason = `${judged.reason}; but that is one run of ${runs}, and delays that were observed are not drawn anew`;
  return { ...judged, verdict: "inconclusive", reason };
}

/** Exactly one alert for the act, in time. */
export function judgeOnce(sighting: Sighting, withinMs: number): Finding {
  const expected = `rings exactly once within ${formatDuration(withinMs)}`;
  const { alerts, alarm } = sighting;
  const inTime = alerts.filter((each) => each.notifiedAt - sighting.actedAt <= withinMs);
  if (inTime.length <= 1) return findingOf(sighting, expected, { ...rings(sighting, withinMs), isCount: true });
  const reason = `\`${alarm.name}\` rang ${inTime.length} times for one act: ${inTime.map((each) => each.eventName).join(", ")}`;
  const observed = `rang ${inTime.length} times`;
  return findingOf(sighting, expected, { verdict: "broke", reason, observed, category: "noise", alert: inTime[0] });
}

/** `elsewhere` asks for more: that it is silent because it lives in another account or Region. */
export function judgeSilent(sighting: Sighting, forMs: number, elsewhere?: "other account" | "other Region"): Finding {
  const why = elsewhere === undefined ? "" : `, because it lives in an${elsewhere}`;
  return findingOf(sighting, `stays silent for ${formatDuration(forMs)}${why}`, silent(sighting, forMs, elsewhere));
}

/** `at` is undefined where it never came to that, `why` then says what stood against it; `doubt` says why that proves nothing. */
type Lost = Readonly<{ what: string; at: Instant | undefined; why?: string; doubt?: string | undefined }>;

const whenLost = ({ what, at, why }: Lost): string => {
  if (at !== undefined) return `${what} at ${formatInstant(at)}`;
  return `${what} did not come to pass${why === undefined ? "" : `, because ${why}`}`;
};

/** It rings before something is lost. */
export function judgeBefore(sighting: Sighting, lost: Lost): Finding {
  const expected = `rings before ${lost.what}`;
  const [alert] = sighting.alerts;
  if (alert === undefined) return findingOf(sighting, expected, laterThan(sighting, lost));
  if (lost.doubt !== undefined)
    return findingOf(sighting, expected, {
      ...nothingToPrecede(sighting, { doubt: lost.doubt, at: alert.notifiedAt }),
      alert,
    });
  const inTime = lost.at === undefined || alert.notifiedAt < lost.at;
  return findingOf(sighting, expected, {
    verdict: inTime ? "held" : "broke",
    reason: `\`${sighting.alarm.name}\` rang at ${formatInstant(alert.notifiedAt)}; ${whenLost(lost)} (${timesInWords(sighting, alert)})`,
    observed: inTime ? "rang before" : "rang afterwards",
    category: inTime ? "detected" : "detected late",
    alert,
  });
}

/** It had not rung when somebody looked: what it did later counts only where nothing was lost meanwhile. */
function laterThan(sighting: Sighting, lost: Lost): Judged {
  const { at, doubt } = lost;
  const rang = sighting.watchedOn?.rang;
  if (rang === undefined) return rings(sighting, sighting.deliveryMs);
  if (doubt !== undefined) return nothingToPrecede(sighting, { doubt, at: rang.at });
  const inTime = at === undefined || rang.at < at;
  return {
    verdict: inTime ? "held" : "broke",
    reason: `\`${sighting.alarm.name}\` rang at ${formatInstant(rang.at)} (${onCopyInWords(rang)}); ${whenLost(lost)}`,
    observed: inTime ? "rang before" : "rang afterwards",
    category: inTime ? "detected" : "detected late",
  };
}

/** Why a bound was missed, as a drill may state it. */
export type MissedBecause = SilentBecause | "late";

/** It misses the bound, and for that reason; silence for another one breaks it. */
export function judgeMissed(sighting: Sighting, withinMs: number, because: MissedBecause): Finding {
  const expected = `misses ${formatDuration(withinMs)}, because: ${because}`;
  const judged = rings(sighting, withinMs);
  if (judged.verdict === "inconclusive" || sighting.isForMarker) return findingOf(sighting, expected, judged);
  const isMissed = judged.verdict === "broke";
  const seen = judged.category === "detected late" ? "late" : sighting.because;
  const isUnknown = isMissed && seen === undefined;
  const verdict = isMissed && seen === because ? "held" : isUnknown ? "inconclusive" : "broke";
  return findingOf(sighting, expected, { ...judged, verdict });
}

/** The rule answers to the act and to the same act with the other outcome; undefined: nobody can ask it. */
export function judgeApart(sighting: Sighting, fits: readonly (readonly [boolean, boolean])[] | undefined): Finding {
  const expected = "tells success from denial";
  const { alarm } = sighting;
  if (fits === undefined || fits.length === 0)
    return findingOf(sighting, expected, unheard(sighting, "no record of the act reached it"));
  const isBoth = fits.some(([asWas, otherwise]) => asWas && otherwise);
  const isApart = !isBoth && fits.some(([asWas, otherwise]) => asWas !== otherwise);
  const isDeaf = fits.every(([asWas, otherwise]) => !asWas && !otherwise);
  const observed = isApart ? "one of the two" : isDeaf ? "neither" : "both alike";
  return findingOf(sighting, expected, {
    verdict: isApart ? "held" : "broke",
    reason: `of the act and the same act with the other outcome, \`${alarm.name}\` fits ${observed}`,
    observed: `fits ${observed}`,
    category: isDeaf ? "telemetry only" : "detected",
    isCount: !isBoth,
  });
}

function rings(sighting: Sighting, withinMs: number): Judged {
  const { alarm, attempt, actedAt, alerts } = sighting;
  const who = whoIn(attempt.act);
  const [alert] = alerts;
  if (alert === undefined) return sighting.isForMarker ? forMarker(sighting) : missed(sighting, withinMs);
  const delayMs = alert.notifiedAt - actedAt;
  const isLate = delayMs > withinMs;
  const observed = `rang after ${formatDuration(delayMs)}`;
  if (isLate && withinMs < sighting.deliveryMs) return tooSoon(sighting, withinMs);
  return {
    verdict: isLate ? "broke" : "held",
    reason: `\`${alarm.name}\` rang ${formatDuration(delayMs)} after ${who} acted${isLate ? ", too late" : ""} (${timesInWords(sighting, alert)})`,
    observed,
    category: isLate ? "detected late" : "detected",
    ...{ alert, budgetMs: withinMs },
  };
}

function missed(sighting: Sighting, withinMs: number): Judged {
  const { alarm, records, heard, doubt, silence, deliveryMs, actedAt, watchedOn } = sighting;
  const rang = watchedOn?.rang;
  if (rang !== undefined && rang.at - actedAt > withinMs && withinMs >= deliveryMs)
    return late(sighting, rang, withinMs);
  if (heard.length === 0 && doubt !== undefined) return unheard(sighting, doubt);
  if (records.length === 0) return unheard(sighting, "no record of the act has arrived anywhere yet");
  if (heard.length > 0 && withinMs < deliveryMs) return tooSoon(sighting, withinMs);
  return {
    verdict: "broke",
    reason: `\`${alarm.name}\` stayed silent: ${silence}${neverInWords(sighting)}`,
    observed: "silence",
    category: silentCategory(sighting),
  };
}

const late = (sighting: Sighting, rang: Rang, withinMs: number): Judged => ({
  verdict: "broke",
  reason: lateInWords(sighting, rang, withinMs),
  observed: `rang ${formatDuration(rang.at - sighting.actedAt)} after the act`,
  category: "detected late",
});

/** `blind` where no record reached it: it is elsewhere, or was never handed over to where its rule listens. */
const silentCategory = ({ deafness, because }: Sighting): SightingCategory =>
  deafness === undefined && because !== "not handed over" ? "telemetry only" : "blind";

function silent(sighting: Sighting, forMs: number, elsewhere: "other account" | "other Region" | undefined): Judged {
  const { alarm, attempt, actedAt, alerts, records, heard, doubt, deafness, silence, deliveryMs } = sighting;
  const alert = alerts.find((each) => each.notifiedAt - actedAt <= forMs);
  if (alert !== undefined) {
    const reason = `\`${alarm.name}\` rang for ${whoIn(attempt.act)}: ${attempt.act.action.sentence} (${timesInWords(sighting, alert)})`;
    return { verdict: "broke", reason, observed: `rang for ${alert.eventName}`, category: "noise", alert };
  }
  if (sighting.isForMarker) return forMarker(sighting);
  if (heard.length === 0 && doubt !== undefined) return unheard(sighting, doubt);
  if (records.length === 0) return unheard(sighting, "no record of the act has arrived anywhere yet");
  if (heard.length > 0 && forMs < deliveryMs) return tooSoon(sighting, forMs);
  if (sighting.heldBack !== undefined) return unheard(sighting, sighting.heldBack);
  const isAsExpected = elsewhere === undefined || deafness === elsewhere;
  return {
    verdict: isAsExpected ? "held" : "broke",
    reason: `\`${alarm.name}\` stayed silent: ${silence}`,
    observed: "silence",
    category: silentCategory(sighting),
  };
}

const nothingToPrecede = ({ alarm }: Sighting, { doubt, at }: Readonly<{ doubt: string; at: Instant }>): Judged => ({
  verdict: "inconclusive",
  reason: `\`${alarm.name}\` rang at ${formatInstant(at)}, but ${doubt}`,
  observed: "rang",
  category: "detected",
});

const forMarker = ({ alarm, marks }: Sighting): Judged => ({
  verdict: "broke",
  reason: `\`${alarm.name}\` listens for the drill, not for the attack: without what a drill leaves in its records (${marks.join(", ")}) it stays silent`,
  observed: "rang for the drill's own marks alone",
  category: "noise",
});

const unheard = ({ alarm }: Sighting, why: string): Judged => ({
  verdict: "inconclusive",
  reason: `\`${alarm.name}\` stayed silent, but ${why}`,
  observed: "no record, no alert",
  category: "blind",
});

const tooSoon = (sighting: Sighting, withinMs: number): Judged => ({
  verdict: "inconclusive",
  reason: tooSoonInWords(sighting, withinMs),
  observed: "silence before a record could arrive",
  category: "blind",
});

export function findingOf(sighting: Sighting, expected: string, told: Judged): Finding {
  const { alarm, attempt, assumptions } = sighting;
  const { account } = attempt.act.actor;
  const judged = asSeen(sighting, asProven(sighting, told));
  const { verdict, reason, observed, category } = judged;
  return {
    answer: "detection",
    verdict,
    class: attempt.decisive.class,
    reason,
    accountId: account.id,
    accountName: account.name,
    ...(alarm.place !== undefined && { place: alarm.place }),
    expected: expectedOf(sighting, expected),
    observed: `${category}: ${observed}`,
    basis: "computed",
    assumptions: [...new Set([...attempt.assumptions, ...assumptions])],
    calls: attempt.calls.map((call) => call.sequence),
    sighting: { detection: alarm.name, category, ...toldOf(sighting, judged) },
  };
}

/** A ring that nobody could have heard is no ring, and not silence either. */
function asProven({ alerts, unproven }: Sighting, judged: Judged): Judged {
  if (alerts.length === 0 || unproven === undefined) return judged;
  return { ...judged, verdict: "inconclusive", reason: `${judged.reason}; but ${unproven}` };
}

/** `the alarm` `rings within 15 m` (`modelled delays`). */
export const expectedOf = (sighting: Sighting, expected: string): string =>
  `\`${sighting.alarm.name}\` ${expected} (${delaysOf(sighting)} delays)`;

/** Silence while nobody could look is no silence. Looks that failed are told, whatever came of the others. */
function asSeen({ alerts, unseen, failedLooks }: Sighting, judged: Judged): Judged {
  const restsOnSilence = judged.isCount === true || (alerts.length === 0 && judged.category !== "detected");
  const isUnseen = unseen !== undefined && restsOnSilence && judged.verdict !== "inconclusive";
  const told = isUnseen
    ? { ...judged, verdict: "inconclusive" as const, reason: `${judged.reason}; but ${unseen}` }
    : judged;
  return failedLooks === undefined ? told : { ...told, reason: `${told.reason}; ${failedLooks}` };
}

/** When each stage was, over how many runs, and how the record is known to be the act's. */
function toldOf(sighting: Sighting, { alert, budgetMs, runs = USUAL_RUNS }: Judged): Partial<SightedBy> {
  if (alert === undefined) return {};
  return {
    times: timesOf(sighting.actedAt, alert),
    ...(delaysOf(sighting) === "observed" && { delays: "observed" as const }),
    runs: runsOf(sighting, alert, { runs, budgetMs }),
    correlated: correlatedBy(sighting, alert),
  };
}
