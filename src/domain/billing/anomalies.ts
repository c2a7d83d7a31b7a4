/** What monitors of Cost Anomaly Detection find: computed when somebody asks. AWS Cost Management User Guide: "Detecting unusual spend". */
import { type AccountId, days, type Instant, instant, sha256 } from "../../kernel/index.ts";
import type { World } from "../world.ts";
import { DAY_MS, dayOf, type Period } from "./billing.ts";
import { chargesIn, costViewOf } from "./cost-view.ts";
import type { AnomalyMonitor } from "./watching.ts";

export type Anomaly = Readonly<{
  id: string;
  monitorArn: string;
  /** Midnight of the day. */
  day: Instant;
  service: string;
  accountId: AccountId;
  spentMicros: number;
  expectedMicros: number;
}>;

/** What a day is compared with: new usage is not judged before there are so many days of it (documented as ten). */
const DAYS_COMPARED = 10;
/** Modelled: AWS's model is not published. A day that costs more than twice the mean of the ten days before. */
const TOLERATED_FACTOR = 2;
/** How long anomalies are kept. */
const KEPT_MS = days(90);

/** Of whole days since the monitor was made, in the owner's present view, newest first: of an account that has departed there are none (claim DEPART-05). */
export function anomaliesOf(
  world: World,
  { owner, monitor, asked, now }: Readonly<{ owner: AccountId; monitor: AnomalyMonitor; asked: Period; now: Instant }>,
): readonly Anomaly[] {
  const from = Math.max(asked.from, now - KEPT_MS, dayOf(monitor.createdAt));
  const until = Math.min(asked.until, Math.floor(now / DAY_MS) * DAY_MS);
  const first = Math.floor(from / DAY_MS) - DAYS_COMPARED;
  const pieces: Period[] = [];
  for (let day = first; day * DAY_MS < until; day++)
    pieces.push({ from: instant(day * DAY_MS), until: instant((day + 1) * DAY_MS) });
  const { watches } = monitor;
  const byLine = new Map<string, DailyCosts>();
  const counts = ({ accountId }: Readonly<{ accountId: AccountId }>): boolean =>
    watches.kind === "services" || watches.accountIds.includes(accountId);
  for (const charge of chargesIn(world, { view: costViewOf(world, owner), pieces, now, counts })) {
    const { accountId, service } = charge;
    const key = `${accountId}/${service}`;
    const line = byLine.get(key) ?? { accountId, service, byDay: new Map<number, number>() };
    const day = Math.floor(charge.from / DAY_MS);
    line.byDay.set(day, (line.byDay.get(day) ?? 0) + charge.costMicros);
    byLine.set(key, line);
  }
  const found = [...byLine.values()].flatMap((line) => surgesOf(line, monitor));
  return found
    .filter(({ day }) => day >= from && day < until)
    .sort((one, other) => other.day - one.day || (one.id < other.id ? -1 : 1));
}

type DailyCosts = Readonly<{ accountId: AccountId; service: string; byDay: Map<number, number> }>;

function surgesOf({ accountId, service, byDay }: DailyCosts, { arn }: AnomalyMonitor): readonly Anomaly[] {
  return [...byDay].flatMap(([day, spentMicros]) => {
    const before = Array.from({ length: DAYS_COMPARED }, (_, index) => byDay.get(day - 1 - index));
    const known = before.filter((each) => each !== undefined);
    if (known.length < DAYS_COMPARED) return [];
    const expectedMicros = Math.round(known.reduce((sum, each) => sum + each, 0) / DAYS_COMPARED);
    if (spentMicros <= expectedMicros * TOLERATED_FACTOR) return [];
    const id = uuidFrom(sha256([arn, accountId, service, day].join("/")));
    return [{ id, monitorArn: arn, day: instant(day * DAY_MS), service, accountId, spentMicros, expectedMicros }];
  });
}

const uuidFrom = (digest: string): string =>
  [digest.slice(0, 8), digest.slice(8, 12), digest.slice(12, 16), digest.slice(16, 20), digest.slice(20, 32)].join("-");
