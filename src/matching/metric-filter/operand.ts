/** What values of both JSON and space-delimited filter patterns have in common. CloudWatch Logs User Guide, "Filter pattern syntax". */
import { unreachable } from "../../kernel/index.ts";
import type { Operand, Order } from "./filter-pattern.ts";

/** With a sign, a fraction and an exponent, each where it is wanted. */
export const NUMBER = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

export const textOperand = (text: string): Operand => ({ kind: "text", text, pieces: text.split(/\*+/) });

export function isInOrder(value: number, operator: Order, bound: number): boolean {
  switch (operator) {
    case "<":
      return value < bound;
    case "<=":
      return value <= bound;
    case ">":
      return value > bound;
    case ">=":
      return value >= bound;
    default:
      return unreachable(operator);
  }
}
