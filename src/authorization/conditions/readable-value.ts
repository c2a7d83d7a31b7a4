/** Whether IAM can read a condition's value as what its operator compares, when a policy is written. IAM User Guide: "Condition operators". */
import { readBoolean } from "./bool.ts";
import { parseRange } from "./ip-address.ts";
import { readNumber } from "./numeric.ts";
import { parseOperatorName } from "./operators.ts";

/** True for operators that compare text, for names that are no operator, and for values that hold a variable. */
export function isReadableValue(operator: string, value: string): boolean {
  const name = parseOperatorName(operator)?.operator ?? "";
  if (value.includes("${")) return true;
  if (name.startsWith("Numeric")) return readNumber(value) !== undefined;
  if (name.startsWith("Date")) return isDate(value);
  if (name === "IpAddress" || name === "NotIpAddress") return parseRange(value) !== undefined;
  return name === "Bool" || name === "Null" ? readBoolean(value) !== undefined : true;
}

const SECONDS = /^(\d{1,19})(?:\.\d{1,9})?$/;
const MOST_SECONDS = 9_223_372_036_854_775_807n;
const DAY = /^(-?\d{1,9})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/;
const TIME = /^(\d{1,2})(?::(\d{1,2}))?(?::(\d{1,2})(?:\.\d{1,9})?)?(?:z|[+-](\d{2})(?::(\d{2}))?)?$/i;
const EARLIEST_YEAR = -292_275_054;
const LATEST_YEAR = 292_278_993;

/**
 * More than the evaluation reads: parts may be short or missing, and neither the month's length nor a zone is asked for. As answers
 * recorded from IAM show: `01T` and a zone of two digits pass, month 13, a zone of one digit and ten digits of a fraction do not.
 */
function isDate(text: string): boolean {
  const seconds = SECONDS.exec(text)?.[1];
  if (seconds !== undefined) return BigInt(seconds) <= MOST_SECONDS;
  const [day = "", time = "", ...more] = text.split(/t/i);
  return more.length === 0 && isDay(day) && (time === "" || isTime(time));
}

function isDay(text: string): boolean {
  const [whole, year, month = "1", day = "1"] = DAY.exec(text) ?? [];
  if (whole === undefined || !isWithin(year, EARLIEST_YEAR, LATEST_YEAR)) return false;
  return isWithin(month, 1, 12) && isWithin(day, 1, 31);
}

function isTime(text: string): boolean {
  const [whole, hour, minute = "0", second = "0", zoneHour = "0", zoneMinute = "0"] = TIME.exec(text) ?? [];
  if (whole === undefined || !isWithin(hour, 0, 23) || !isWithin(zoneHour, 0, 23)) return false;
  return [minute, second, zoneMinute].every((each) => isWithin(each, 0, 59));
}

const isWithin = (digits: string | undefined, least: number, most: number): boolean =>
  Number(digits) >= least && Number(digits) <= most;
