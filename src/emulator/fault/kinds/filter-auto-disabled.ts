/** CloudWatch Logs switches a metric filter off by itself. CloudWatch Logs User Guide: "Creating metrics from log events using filters", dimensions. */
import { logGroupArn } from "../../../domain/index.ts";
import { accept, refuse } from "../../../kernel/index.ts";
import type { FaultKind } from "../fault.ts";
import { findLogGroup } from "../find-log-group.ts";

export const filterAutoDisabled: FaultKind = {
  kind: "filter.auto-disabled",
  sentence: "a metric filter counts nothing, and looks as it did",
  recovery: "the filter counts what comes from then on; what it missed stays uncounted",
  source:
    "CloudWatch Logs User Guide: a filter whose dimensions make 1,000 different pairs within an hour may be disabled",
  parameters: {
    filter: { type: "text", sentence: "the name of the metric filter", isRequired: true },
    logGroup: { type: "text", sentence: "its log group, by name or ARN", isRequired: true },
  },
  start(parameters, { world }) {
    const found = findLogGroup(world, parameters.text("logGroup") ?? "");
    if (!found.ok) return found;
    const name = parameters.text("filter") ?? "";
    if (!found.value.filters.has(name)) return refuse(`the log group has no metric filter \`${name.slice(0, 200)}\``);
    const arn = logGroupArn(found.value);
    return accept({ effects: { isFilterOff: (group, filter) => group === arn && filter === name } });
  },
};
