/** DeleteConfigurationAggregator. AWS Config API Reference, DeleteConfigurationAggregator. */
import type { DeleteConfigurationAggregatorRequest } from "@aws-sdk/client-config-service";
import { decideDeleteAggregator } from "../../../../domain/index.ts";
import { onAggregator, placeOf } from "../places.ts";
import { defineOperation } from "../refusals.ts";

export const deleteConfigurationAggregator = defineOperation<DeleteConfigurationAggregatorRequest, object>({
  name: "DeleteConfigurationAggregator",
  readOnly: false,
  permissions: (context, input) =>
    onAggregator(context, "DeleteConfigurationAggregator", input.ConfigurationAggregatorName),
  decide: (context, { ConfigurationAggregatorName: name = "" }) =>
    decideDeleteAggregator(context.world, { ...placeOf(context), name }),
  respond: () => ({}),
});
