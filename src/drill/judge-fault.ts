/** Verdicts on alarms while a hop is broken. Silence is blindness only where the break was seen and the alarm is known to work without it. */
import {
  brokenHop,
  type Chain,
  type Finding,
  type Hop,
  type SightingCategory,
  type Verdict,
} from "../evidence/index.ts";
import { formatDuration } from "../kernel/index.ts";
import { expectedOf, findingOf, judgeOnce, judgeRings } from "./judge-alarm.ts";
import type { Sighting } from "./sighting.ts";

export type UnderFault = Readonly<{ sighting: Sighting; chain: Chain; withinMs: number }>;

/** It fires in spite of the fault. Where it does not, the broken hop is named, and silence that it causes is a break. */
export function judgeStillFires({ sighting, chain, withinMs }: UnderFault, isOnce = false): Finding {
  const asked = isOnce ? judgeOnce(sighting, withinMs) : judgeRings(sighting, withinMs);
  const hop = brokenHop(chain);
  if (asked.verdict === "held" || sighting.alerts.length > 0 || hop?.state !== "broken") return asked;
  return findingOf(sighting, `still fires within ${formatDuration(withinMs)}`, blind(sighting, hop, "broke"));
}

/** What is known of the alarm without the fault: from the steady state, and from the same attack on an untouched copy. */
export type Untouched = Readonly<{ wasSteady: boolean; ringsOnCopy: boolean | undefined }>;

/** It stays silent for as long as it may, because a hop is broken, and for no other reason. */
export function judgeBlind({ sighting, chain, withinMs }: UnderFault, { wasSteady, ringsOnCopy }: Untouched): Finding {
  const { alarm, actedAt, alerts } = sighting;
  const expected = `goes blind for ${formatDuration(withinMs)}`;
  const alert = alerts.find(({ notifiedAt }) => notifiedAt - actedAt <= withinMs);
  if (alert !== undefined) {
    const reason = `\`${alarm.name}\` still rang ${formatDuration(alert.notifiedAt - actedAt)} after the attack`;
    return findingOf(sighting, expected, {
      verdict: "broke",
      reason,
      observed: "it rang",
      category: "detected",
      alert,
    });
  }
  const hop = brokenHop(chain);
  if (chain.hops[0]?.state === "unknown")
    return findingOf(sighting, expected, undecided(sighting, "nobody knows whether the attack was carried out at all"));
  if (sighting.isForMarker || hop?.state !== "broken")
    return findingOf(
      sighting,
      expected,
      undecided(sighting, hop === undefined ? "no hop was seen to be broken" : `it is only late: ${hop.reason}`),
    );
  if (!wasSteady)
    return findingOf(sighting, expected, undecided(sighting, "nobody has seen it fire without the fault"));
  if (ringsOnCopy === false)
    return findingOf(
      sighting,
      expected,
      undecided(sighting, "the same attack on an untouched copy does not set it off either"),
    );
  const copy = ringsOnCopy === true ? "; the same attack on an untouched copy sets it off" : "";
  const judged = blind(sighting, hop, "held");
  return findingOf(sighting, expected, { ...judged, reason: `${judged.reason}${copy}` });
}

/** After the bound of the steady state, and before a later one. */
export function judgeLate({ sighting, withinMs }: UnderFault, boundMs: number): Finding {
  const { alarm, actedAt, alerts } = sighting;
  const expected = `fires after more than ${formatDuration(boundMs)} and within ${formatDuration(withinMs)}`;
  const [alert] = alerts;
  if (alert === undefined) return { ...judgeRings(sighting, withinMs), expected: expectedOf(sighting, expected) };
  const delayMs = alert.notifiedAt - actedAt;
  const isLate = delayMs > boundMs;
  const verdict = isLate && delayMs <= withinMs ? "held" : "broke";
  const reason = `\`${alarm.name}\` rang ${formatDuration(delayMs)} after the attack, ${isLate ? `${formatDuration(delayMs - boundMs)} later than it may` : "which is in time"}`;
  const category: SightingCategory = isLate ? "detected late" : "detected";
  return findingOf(sighting, expected, {
    verdict,
    reason,
    observed: `rang after ${formatDuration(delayMs)}`,
    category,
    alert,
  });
}

/** So many alerts for each record that set it off; whoever reads them can tell them apart by the event's id alone. */
export function judgeTimes({ sighting, withinMs }: UnderFault, count: number): Finding {
  const { alarm, actedAt, alerts } = sighting;
  const inTime = alerts.filter(({ notifiedAt }) => notifiedAt - actedAt <= withinMs);
  const expected = `fires ${count} times for one record`;
  if (inTime.length === 0) return judgeRings(sighting, withinMs);
  const byRecord = countedBy(inTime.map(({ eventId }) => eventId));
  const counts = [...byRecord.values()];
  const verdict = counts.every((each) => each === count) ? "held" : "broke";
  const reason = `\`${alarm.name}\` rang ${counts.join(" and ")} times for ${byRecord.size === 1 ? "one record" : `${byRecord.size} records`}`;
  return findingOf(sighting, expected, {
    verdict,
    reason,
    observed: `rang ${counts.join(" and ")} times`,
    category: "detected",
    alert: inTime[0],
    isCount: !counts.some((each) => each > count),
  });
}

function countedBy(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

const blind = ({ alarm }: Sighting, { hop, reason }: Hop, verdict: Verdict) => ({
  verdict,
  reason: `\`${alarm.name}\` goes blind at the hop ${hop}: ${reason}`,
  observed: "silence",
  category: "blind" as const,
});

const undecided = ({ alarm }: Sighting, why: string) => ({
  verdict: "inconclusive" as const,
  reason: `\`${alarm.name}\` stayed silent, but ${why}`,
  observed: "silence",
  category: "blind" as const,
});
