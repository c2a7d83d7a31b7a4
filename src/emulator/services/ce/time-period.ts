/** The time that a question is about: dates, the end exclusive, no further back than fourteen months. API Reference: DateInterval, GetCostAndUsage. */
import type { DateInterval, Granularity } from "@aws-sdk/client-cost-explorer";
import { monthOf, type Period, piecesOf } from "../../../domain/index.ts";
import { accept, type Instant, parseInstant, type Result, refuse } from "../../../kernel/index.ts";
import { type CostRefusal, invalid } from "./refusals.ts";

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MONTHS_KEPT = 14;

/** A calendar date at midnight (UTC), or undefined. */
export const readDate = (text: string | undefined): Instant | undefined =>
  text !== undefined && DATE.test(text) ? parseInstant(text) : undefined;

/** The text about 14 months is from public reports and unverified; more months have to be switched on, which is not emulated. */
export function readPeriod({ Start, End }: Partial<DateInterval>, now: Instant): Result<Period, CostRefusal> {
  const [from, until] = [readDate(Start), readDate(End)];
  if (from === undefined) return refuse(invalid("start date is not a date of the form yyyy-MM-dd"));
  if (until === undefined) return refuse(invalid("end date is not a date of the form yyyy-MM-dd"));
  if (from >= until) return refuse(invalid("Start date (and hour) should be before end date (and hour)"));
  if (from > now) return refuse(invalid("start date should be equal to or no later than the current date"));
  if (from >= monthOf(now, -MONTHS_KEPT)) return accept({ from, until });
  const isFirstOfMonth = monthOf(from) === from;
  return refuse(
    invalid(
      isFirstOfMonth
        ? "You haven't enabled historical data beyond 14 months"
        : "To retrieve data beyond the past 14 months, your start date needs to be the first day of the month.",
    ),
  );
}

/** Hourly data has to be switched on, which is not emulated: until then there is none. Further than a year ahead nothing is answered. */
export function readPieces(
  period: Period,
  granularity: Granularity | undefined,
  now: Instant,
): Result<readonly Period[], CostRefusal> {
  if (granularity === "HOURLY") return refuse({ kind: "DataUnavailable" });
  if (period.until > monthOf(now, MONTHS_AHEAD)) return refuse(invalid("end date is too far in the future"));
  return accept([...piecesOf(period, granularity === "MONTHLY" ? "month" : "day")]);
}

/** The emulator's own bound on the size of an answer. */
const MONTHS_AHEAD = 13;
