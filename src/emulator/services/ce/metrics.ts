/** The numbers of an answer: costs in US dollars, usage in hours. API Reference: GetCostAndUsage, Metrics. */
import type { MetricValue } from "@aws-sdk/client-cost-explorer";
import { type Charge, MICROS_PER_DOLLAR } from "../../../domain/index.ts";
import { accept, type Result, refuse } from "../../../kernel/index.ts";
import { type CostRefusal, invalid, notEmulated } from "./refusals.ts";

/** Without discounts, reservations and blended rates all costs are the same. */
const COSTS: ReadonlySet<string> = new Set([
  "AmortizedCost",
  "BlendedCost",
  "NetAmortizedCost",
  "NetUnblendedCost",
  "UnblendedCost",
]);

export function readMetrics(names: readonly string[] = []): Result<readonly string[], CostRefusal> {
  if (names.length === 0) return refuse(invalid("At least one metric is required"));
  if (names.includes("NormalizedUsageAmount")) return refuse(notEmulated("NormalizedUsageAmount"));
  const unknown = names.find((each) => !COSTS.has(each) && each !== "UsageQuantity");
  return unknown === undefined ? accept(names) : refuse(invalid(`Invalid metric: ${unknown.slice(0, 256)}`));
}

export type Sum = Readonly<{ costMicros: number; hours: number }>;
export const NOTHING_USED: Sum = { costMicros: 0, hours: 0 };

export const plus = (sum: Sum, { costMicros, hours }: Pick<Charge, "costMicros" | "hours">): Sum => ({
  costMicros: sum.costMicros + costMicros,
  hours: sum.hours + hours,
});

export const metricsOf = (names: readonly string[], { costMicros, hours }: Sum): Record<string, MetricValue> =>
  Object.fromEntries(
    names.map((name) => [
      name,
      COSTS.has(name) ? { Amount: dollars(costMicros), Unit: "USD" } : { Amount: decimal(hours), Unit: "Hrs" },
    ]),
  );

/** `12.5`: millionths as a decimal number. */
export const dollars = (micros: number): string => decimal(micros / MICROS_PER_DOLLAR);

/** Six digits after the point at most. */
export const decimal = (value: number): string => value.toFixed(6).replace(/\.?0+$/, "");
