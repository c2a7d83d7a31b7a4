/** GetMetricStatistics: one point for each period in which something was reported. CloudWatch API Reference, GetMetricStatistics. */
import type { GetMetricStatisticsInput, GetMetricStatisticsOutput } from "@aws-sdk/client-cloudwatch";
import { DEPARTED_CHARGES, gather, isOfLinkedAccount, pointsOf, type Statistic } from "../../../../domain/index.ts";
import { accept, instant, refuse } from "../../../../kernel/index.ts";
import { statisticOf } from "../../../../matching/index.ts";
import { isChargesByService, metricMeant } from "../alarms.ts";
import { defineOperation } from "../refusals.ts";

const MOST_POINTS = 1_440;

export const getMetricStatistics = defineOperation<GetMetricStatisticsInput, GetMetricStatisticsOutput>({
  name: "GetMetricStatistics",
  readOnly: true,

  decide(context, input) {
    const { StartTime, EndTime, Period = 60, ExtendedStatistics, Unit } = input;
    if (isChargesByService(metricMeant(context, input)))
      return refuse({ kind: "NotEmulated", what: "EstimatedCharges by ServiceName" });
    if (ExtendedStatistics !== undefined) return refuse({ kind: "NotEmulated", what: "ExtendedStatistics" });
    if (Unit !== undefined) return refuse({ kind: "NotEmulated", what: "the Unit of statistics" });
    const lengthMs = (EndTime?.getTime() ?? 0) - (StartTime?.getTime() ?? 0);
    if (!(lengthMs > 0))
      return refuse({
        kind: "InvalidParameter",
        text: "The parameter StartTime must be less than the parameter EndTime.",
      });
    if (Period % 60 !== 0)
      return refuse({ kind: "InvalidParameter", text: "The parameter Period must be a multiple of 60." });
    return lengthMs / 1_000 / Period > MOST_POINTS
      ? refuse({
          kind: "InvalidParameter",
          text: `You have requested more than the limit of ${MOST_POINTS} datapoints.`,
        })
      : accept([]);
  },

  respond(context, input) {
    const { StartTime, EndTime, Period = 60, Statistics = [], MetricName } = input;
    const stepMs = Period * 1_000;
    const first = Math.floor((StartTime?.getTime() ?? 0) / stepMs) * stepMs;
    const end = Math.min(EndTime?.getTime() ?? 0, context.now + 1);
    const metric = metricMeant(context, input);
    const departed = isOfLinkedAccount(metric) ? context.assumptions.value(DEPARTED_CHARGES) : "stop";
    const data = pointsOf(context.world, { metric, from: instant(first), to: instant(end), departed });
    const points = [];
    for (let from = first; from < (EndTime?.getTime() ?? 0); from += stepMs) {
      const all = gather(data, { from, to: from + stepMs });
      if (all === undefined) continue;
      const shown = Statistics.map((name) => [name, statisticOf(name as Statistic, all)]);
      points.push({ Timestamp: new Date(from), Unit: "None" as const, ...Object.fromEntries(shown) });
    }
    return { Label: MetricName, Datapoints: points };
  },
});
