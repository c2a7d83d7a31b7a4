/** TestMetricFilter: which messages would match. CloudWatch Logs API Reference, TestMetricFilter. */
import type { TestMetricFilterRequest, TestMetricFilterResponse } from "@aws-sdk/client-cloudwatch-logs";
import { accept, refuse } from "../../../../kernel/index.ts";
import { extractedValues, type FilterPattern, filterMatches, parseFilterPattern } from "../../../../matching/index.ts";
import { logged } from "../../../delivery/metric-hop.ts";
import { defineOperation, patternRefusal } from "../refusals.ts";

export const testMetricFilter = defineOperation<TestMetricFilterRequest, TestMetricFilterResponse>({
  name: "TestMetricFilter",
  readOnly: true,

  decide(_context, { filterPattern = "" }) {
    const pattern = parseFilterPattern(filterPattern);
    return pattern.ok ? accept([]) : refuse(patternRefusal(pattern.refusal));
  },

  respond(_context, { filterPattern = "", logEventMessages = [] }) {
    const pattern = parseFilterPattern(filterPattern);
    if (!pattern.ok) return {};
    const matches = logEventMessages.flatMap((eventMessage, index) =>
      filterMatches(pattern.value, logged(eventMessage), eventMessage)
        ? [{ eventNumber: index + 1, eventMessage, extractedValues: valuesIn(pattern.value, eventMessage) }]
        : [],
    );
    return { matches };
  },
});

/** Only space-delimited patterns extract any: so it was observed of patterns for JSON. */
const valuesIn = (pattern: FilterPattern, message: string) =>
  pattern.kind === "delimited" ? Object.fromEntries(extractedValues(pattern, message)) : {};
