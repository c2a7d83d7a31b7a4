/** PutConfigurationAggregator: one that gathers from a whole organization. AWS Config API Reference, PutConfigurationAggregator. */
import type {
  PutConfigurationAggregatorRequest,
  PutConfigurationAggregatorResponse,
} from "@aws-sdk/client-config-service";
import { decidePutAggregator } from "../../../../domain/index.ts";
import { invariant, refuse } from "../../../../kernel/index.ts";
import { describeAggregator } from "../describe.ts";
import { onAggregator, placeOf } from "../places.ts";
import { defineOperation } from "../refusals.ts";

export const putConfigurationAggregator = defineOperation<
  PutConfigurationAggregatorRequest,
  PutConfigurationAggregatorResponse
>({
  name: "PutConfigurationAggregator",
  readOnly: false,
  permissions: (context, input) =>
    onAggregator(context, "PutConfigurationAggregator", input.ConfigurationAggregatorName),
  decide(context, { ConfigurationAggregatorName: name = "", ...input }) {
    const missing = notEmulated(input);
    if (missing !== undefined) return refuse({ kind: "NotEmulated", what: missing });
    const {
      RoleArn: roleArn = "",
      AllAwsRegions: isEverywhere = false,
      AwsRegions: regions = [],
    } = input.OrganizationAggregationSource ?? {};
    if (isEverywhere === regions.length > 0) {
      const message = "You must provide either AllAwsRegions or AwsRegions of the organization aggregation source.";
      return refuse({ kind: "InvalidParameter", message });
    }
    const wanted = { ...placeOf(context), name, roleArn, regions: isEverywhere ? undefined : regions };
    return decidePutAggregator(context.world, wanted, context.now);
  },
  respond(_context, _input, events) {
    const put = events.find((event) => event.kind === "AggregatorChanged");
    invariant(put, "an aggregator was put");
    return { ConfigurationAggregator: describeAggregator(put.aggregator) };
  },
});

function notEmulated(
  input: Omit<PutConfigurationAggregatorRequest, "ConfigurationAggregatorName">,
): string | undefined {
  if ((input.AccountAggregationSources ?? []).length > 0) return "an aggregator of single accounts";
  if (input.OrganizationAggregationSource === undefined) return "an aggregator without an organization";
  if ((input.Tags ?? []).length > 0) return "tags of an aggregator";
  return input.AggregatorFilters === undefined ? undefined : "filters of an aggregator";
}
