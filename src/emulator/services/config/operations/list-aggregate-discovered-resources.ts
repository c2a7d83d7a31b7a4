/** ListAggregateDiscoveredResources: what an aggregator knows of one type. AWS Config API Reference, ListAggregateDiscoveredResources. */
import type {
  ListAggregateDiscoveredResourcesRequest,
  ListAggregateDiscoveredResourcesResponse,
  ResourceType,
} from "@aws-sdk/client-config-service";
import { RECORDED_TYPES, type RecordedResource, resourcesSeen } from "../../../../domain/index.ts";
import { accept, invariant, refuse } from "../../../../kernel/index.ts";
import { keyedPage, readKey } from "../../keyed-page.ts";
import { askedAggregator } from "../asked-aggregator.ts";
import { sizeOf } from "../page-size.ts";
import { onAggregator } from "../places.ts";
import { defineOperation } from "../refusals.ts";

const keyOf = ({ accountId, region, id }: RecordedResource): string => `${accountId}/${region}/${id}`;
const recordedType = (type: string | undefined) => RECORDED_TYPES.find((each) => each === type);

export const listAggregateDiscoveredResources = defineOperation<
  ListAggregateDiscoveredResourcesRequest,
  ListAggregateDiscoveredResourcesResponse
>({
  name: "ListAggregateDiscoveredResources",
  readOnly: true,
  permissions: (context, input) =>
    onAggregator(context, "ListAggregateDiscoveredResources", input.ConfigurationAggregatorName),
  decide(context, input) {
    const token = readKey(context, input);
    if (!token.ok) return token;
    const found = askedAggregator(context, input);
    if (!found.ok) return found;
    return recordedType(input.ResourceType) === undefined
      ? refuse({ kind: "NotEmulated", what: `the resource type ${input.ResourceType ?? ""}` })
      : accept([]);
  },
  respond(context, input) {
    const { ResourceType: asked, Filters = {}, Limit } = input;
    const found = askedAggregator(context, input);
    const type = recordedType(asked);
    invariant(found.ok && type !== undefined, "the aggregator and the type were there when it was decided");
    const { AccountId, Region, ResourceId, ResourceName } = Filters;
    const meant = resourcesSeen(context.world, found.value, type).filter(
      ({ accountId, region, id, name }) =>
        (AccountId === undefined || accountId === AccountId) &&
        (Region === undefined || region === Region) &&
        (ResourceId === undefined || id === ResourceId) &&
        (ResourceName === undefined || name === ResourceName),
    );
    const { page, next } = keyedPage(meant, keyOf, { context, request: input, size: sizeOf(Limit) });
    return {
      ResourceIdentifiers: page.map(({ accountId, region, id, name }) => ({
        SourceAccountId: accountId,
        SourceRegion: region,
        ResourceId: id,
        ResourceType: type as ResourceType,
        ResourceName: name,
      })),
      ...(next !== undefined && { NextToken: next }),
    };
  },
});
