/** GetAggregateDiscoveredResourceCounts: how much an aggregator knows of. AWS Config API Reference, GetAggregateDiscoveredResourceCounts. */
import type {
  GetAggregateDiscoveredResourceCountsRequest,
  GetAggregateDiscoveredResourceCountsResponse,
} from "@aws-sdk/client-config-service";
import { RECORDED_TYPES, type RecordedResource, resourcesSeen } from "../../../../domain/index.ts";
import { accept, invariant } from "../../../../kernel/index.ts";
import { keyedPage, readKey } from "../../keyed-page.ts";
import { askedAggregator } from "../asked-aggregator.ts";
import { sizeOf } from "../page-size.ts";
import { onAggregator } from "../places.ts";
import { defineOperation } from "../refusals.ts";

type Request = GetAggregateDiscoveredResourceCountsRequest;

const GROUP_OF: Readonly<Record<NonNullable<Request["GroupByKey"]>, (resource: RecordedResource) => string>> = {
  RESOURCE_TYPE: ({ type }) => type,
  ACCOUNT_ID: ({ accountId }) => accountId,
  AWS_REGION: ({ region }) => region,
};

export const getAggregateDiscoveredResourceCounts = defineOperation<
  Request,
  GetAggregateDiscoveredResourceCountsResponse
>({
  name: "GetAggregateDiscoveredResourceCounts",
  readOnly: true,
  permissions: (context, input) =>
    onAggregator(context, "GetAggregateDiscoveredResourceCounts", input.ConfigurationAggregatorName),
  decide(context, input) {
    const token = readKey(context, input);
    if (!token.ok) return token;
    const found = askedAggregator(context, input);
    return found.ok ? accept([]) : found;
  },
  respond(context, input) {
    const { Filters = {}, GroupByKey, Limit } = input;
    const found = askedAggregator(context, input);
    invariant(found.ok, "the aggregator was there when it was decided");
    const { AccountId, Region, ResourceType } = Filters;
    const seen = RECORDED_TYPES.filter((type) => ResourceType === undefined || type === ResourceType)
      .flatMap((type) => resourcesSeen(context.world, found.value, type))
      .filter(
        ({ accountId, region }) =>
          (AccountId === undefined || accountId === AccountId) && (Region === undefined || region === Region),
      );
    const total = { TotalDiscoveredResources: seen.length };
    if (GroupByKey === undefined) return total;
    const counts = [...countsBy(seen, GROUP_OF[GroupByKey])];
    const { page, next } = keyedPage(counts, ([name]) => name, { context, request: input, size: sizeOf(Limit) });
    return {
      ...total,
      GroupByKey,
      GroupedResourceCounts: page.map(([GroupName, ResourceCount]) => ({ GroupName, ResourceCount })),
      ...(next !== undefined && { NextToken: next }),
    };
  },
});

function countsBy(
  seen: readonly RecordedResource[],
  groupOf: (resource: RecordedResource) => string,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const each of seen) counts.set(groupOf(each), (counts.get(groupOf(each)) ?? 0) + 1);
  return counts;
}
