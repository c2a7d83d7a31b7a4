/** Somebody reads from which accounts an aggregator gathers. AWS Config API Reference: DescribeConfigurationAggregatorSourcesStatus. */
import type { Action } from "../action.ts";
import { callApi } from "./call-api.ts";

export const readAggregatedSources = (aggregatorName: string): Action => ({
  ...callApi("config", "DescribeConfigurationAggregatorSourcesStatus", { ConfigurationAggregatorName: aggregatorName }),
  id: "read-aggregated-sources",
  sentence: `read from which accounts ${aggregatorName} gathers`,
});
