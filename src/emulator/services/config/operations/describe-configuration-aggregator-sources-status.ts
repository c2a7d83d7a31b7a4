/** DescribeConfigurationAggregatorSourcesStatus: the organization, and each member and Region that it gathers from. AWS Config API Reference, the action of the same name. */
import type {
  AggregatedSourceStatus,
  DescribeConfigurationAggregatorSourcesStatusRequest,
  DescribeConfigurationAggregatorSourcesStatusResponse,
} from "@aws-sdk/client-config-service";
import {
  type ConfigurationAggregator,
  isReaching,
  remaindersOf,
  sourcesOf,
  type World,
} from "../../../../domain/index.ts";
import { accept, type Instant, invariant } from "../../../../kernel/index.ts";
import { keyedPage, readKey } from "../../keyed-page.ts";
import { askedAggregator } from "../asked-aggregator.ts";
import { sizeOf } from "../page-size.ts";
import { onAggregator } from "../places.ts";
import { defineOperation } from "../refusals.ts";

export const describeConfigurationAggregatorSourcesStatus = defineOperation<
  DescribeConfigurationAggregatorSourcesStatusRequest,
  DescribeConfigurationAggregatorSourcesStatusResponse
>({
  name: "DescribeConfigurationAggregatorSourcesStatus",
  readOnly: true,
  permissions: (context, input) =>
    onAggregator(context, "DescribeConfigurationAggregatorSourcesStatus", input.ConfigurationAggregatorName),
  decide(context, input) {
    const token = readKey(context, input);
    if (!token.ok) return token;
    const found = askedAggregator(context, input);
    return found.ok ? accept([]) : found;
  },
  respond(context, input) {
    const found = askedAggregator(context, input);
    invariant(found.ok, "the aggregator was there when it was decided");
    const { UpdateStatus: wanted = [], Limit } = input;
    const all = statusesOf(context.world, found.value, context.now).filter(
      ({ LastUpdateStatus }) => wanted.length === 0 || wanted.some((each) => each === LastUpdateStatus),
    );
    const { page, next } = keyedPage(all, keyOf, { context, request: input, size: sizeOf(Limit) });
    return { AggregatedSourceStatusList: [...page], ...(next !== undefined && { NextToken: next }) };
  },
});

/** The organization before its accounts. */
const keyOf = ({ SourceType, SourceId, AwsRegion }: AggregatedSourceStatus): string =>
  `${SourceType === "ORGANIZATION" ? "" : "~"}${SourceId}/${AwsRegion ?? ""}`;

/** That accounts without a recorder have no row is inferred. */
function statusesOf(
  world: World,
  aggregator: ConfigurationAggregator,
  now: Instant,
): readonly AggregatedSourceStatus[] {
  const isWell = isReaching(world, aggregator);
  const time = { LastUpdateTime: new Date(now) };
  const organization: AggregatedSourceStatus = {
    SourceId: aggregator.organizationId,
    SourceType: "ORGANIZATION",
    AwsRegion: aggregator.region,
    LastUpdateStatus: isWell ? "SUCCEEDED" : "FAILED",
    ...time,
  };
  const accounts = sourcesOf(world, aggregator).map(
    ({ accountId, region }): AggregatedSourceStatus => ({
      SourceId: accountId,
      SourceType: "ACCOUNT",
      AwsRegion: region,
      LastUpdateStatus: "SUCCEEDED",
      ...time,
    }),
  );
  const departed = remaindersOf(world, aggregator).map(
    ({ accountId, region, at }): AggregatedSourceStatus => ({
      SourceId: accountId,
      SourceType: "ACCOUNT",
      AwsRegion: region,
      LastUpdateStatus: "OUTDATED",
      LastUpdateTime: new Date(at),
    }),
  );
  return [organization, ...accounts, ...departed];
}
