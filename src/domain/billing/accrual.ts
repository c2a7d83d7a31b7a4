/** How usage accrues: a day's cost is a function of account, service and date, spread evenly over the day. */
import { type AccountId, seededRandom } from "../../kernel/index.ts";
import { DAY_MS, type Period, type UsageLine } from "./billing.ts";

/** How much more a day of surge costs. */
export const SURGE_FACTOR = 10;

/** Of one whole day (days since 1970), in millionths of a US dollar. */
export function costOfDay(accountId: AccountId, line: UsageLine, day: number): number {
  const { dailyMicros, variationPercent, surgeEveryDays } = line;
  const factor = surgeEveryDays !== undefined && day % surgeEveryDays === 0 ? SURGE_FACTOR : 1;
  if (variationPercent === 0) return dailyMicros * factor;
  const drawn = seededRandom(day, `${accountId}/${line.service}`).below(2_001) - 1_000;
  return Math.round(dailyMicros * factor * (1 + (drawn / 1_000) * (variationPercent / 100)));
}

/**
 * What a line costs from one moment to another. Cutting a period anywhere gives parts that add up to the whole: the share of
 * a day is counted from its midnight. That AWS splits the day of a departure at the moment is inferred from "from the moment".
 */
export function costOf(accountId: AccountId, line: UsageLine, period: Period): number {
  const from = Math.max(period.from, line.from);
  const until = Math.min(period.until, line.until ?? period.until);
  let sum = 0;
  for (let start = from; start < until; ) {
    const day = Math.floor(start / DAY_MS);
    const end = Math.min(until, (day + 1) * DAY_MS);
    const cost = costOfDay(accountId, line, day);
    sum += shareUntil(cost, end - day * DAY_MS) - shareUntil(cost, start - day * DAY_MS);
    start = end;
  }
  return sum;
}

const shareUntil = (cost: number, elapsedMs: number): number => Math.floor((cost * elapsedMs) / DAY_MS);

/** Hours of use, which is what UsageQuantity counts here: for as long as the service was used. */
export function hoursOf(line: UsageLine, period: Period): number {
  const from: number = Math.max(period.from, line.from);
  const until: number = Math.min(period.until, line.until ?? period.until);
  return Math.max(0, until - from) / 3_600_000;
}
