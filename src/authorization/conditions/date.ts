/** Date…: the W3C profile of ISO 8601, or seconds since 1970; four digits are a year. */
import { parseInstant } from "../../kernel/index.ts";
import { comparisonOperators } from "./comparison.ts";
import type { ConditionOperator } from "./operator.ts";

const EPOCH_SECONDS = /^-?\d{5,15}(\.\d{1,9})?$/;
const YEAR = /^\d{4}$/;
const YEAR_AND_MONTH = /^\d{4}-\d{2}$/;
const FINE_FRACTION = /(\.\d{3})\d{1,9}/;

/** Milliseconds since 1970, or `undefined` for text that is no date. */
export function readDate(text: string): number | undefined {
  if (EPOCH_SECONDS.test(text)) return Number(text) * 1000;
  if (YEAR.test(text)) return parseInstant(`${text}-01-01`);
  if (YEAR_AND_MONTH.test(text)) return parseInstant(`${text}-01`);
  return parseInstant(text.replace(FINE_FRACTION, "$1"));
}

export const DATE_OPERATORS: readonly ConditionOperator[] = comparisonOperators("Date", readDate);
