/** PutMetricData: single values, counted in the minute of their time. CloudWatch API Reference, PutMetricData. */
import type { PutMetricDataInput } from "@aws-sdk/client-cloudwatch";
import { accept, instant, refuse } from "../../../../kernel/index.ts";
import { metricMeant } from "../alarms.ts";
import { defineOperation } from "../refusals.ts";

export const putMetricData = defineOperation<PutMetricDataInput, Record<string, never>>({
  name: "PutMetricData",
  readOnly: false,
  isDataEvent: true,

  permissions: (_context, { Namespace = "" }) => [
    { action: "cloudwatch:PutMetricData", resource: "*", context: { "cloudwatch:namespace": Namespace } },
  ],

  decide(context, { Namespace, MetricData = [], EntityMetricData }) {
    if (EntityMetricData !== undefined) return refuse({ kind: "NotEmulated", what: "EntityMetricData" });
    if (MetricData.some(({ Values, Counts }) => Values !== undefined || Counts !== undefined)) {
      return refuse({ kind: "NotEmulated", what: "a list of Values" });
    }
    const wrong = MetricData.find(
      ({ Value, StatisticValues }) => (Value === undefined) === (StatisticValues === undefined),
    );
    if (wrong !== undefined) {
      return refuse({
        kind: "InvalidParameter",
        text: "The parameters Value and StatisticValues are mutually exclusive and one of them is needed.",
      });
    }
    return accept(
      MetricData.map(({ MetricName, Dimensions, Timestamp, Value, StatisticValues }) => {
        const { Sum = 0, SampleCount = 1, Minimum = 0, Maximum = 0 } = StatisticValues ?? {};
        const report =
          Value === undefined
            ? { sum: Sum, count: SampleCount, least: Minimum, most: Maximum }
            : { sum: Value, count: 1, least: Value, most: Value };
        const at = Timestamp === undefined ? context.now : instant(Timestamp.getTime());
        return {
          kind: "MetricReported",
          metric: metricMeant(context, { Namespace, MetricName, Dimensions }),
          at,
          report,
        } as const;
      }),
    );
  },

  respond: () => ({}),
});
