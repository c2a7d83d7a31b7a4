/** Numeric…: integers and decimals; exponents and wildcards are not in the grammar. */
import { comparisonOperators } from "./comparison.ts";
import type { ConditionOperator } from "./operator.ts";

const DECIMAL = /^[+-]?\d{1,400}(\.\d{1,400})?$/;

export const readNumber = (text: string): number | undefined => (DECIMAL.test(text) ? Number(text) : undefined);

export const NUMERIC_OPERATORS: readonly ConditionOperator[] = comparisonOperators("Numeric", readNumber);
