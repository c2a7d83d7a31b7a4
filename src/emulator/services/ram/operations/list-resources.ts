/** ListResources: what the account shares, or what is shared with it. AWS RAM API Reference, ListResources. */
import type { ListResourcesRequest, ListResourcesResponse } from "@aws-sdk/client-ram";
import { shareableType } from "../../../../domain/index.ts";
import { accept, refuse } from "../../../../kernel/index.ts";
import { pageOf, readToken } from "../page.ts";
import { defineOperation } from "../refusals.ts";
import { amongArns, sharesFor } from "../shares.ts";

export const listResources = defineOperation<ListResourcesRequest, ListResourcesResponse>({
  name: "ListResources",
  readOnly: true,
  decide(context, input) {
    if (input.resourceRegionScope === "GLOBAL")
      return refuse({ kind: "NotEmulated", what: "sharing of global resources" });
    const token = readToken(context, input);
    return token.ok ? accept([]) : token;
  },
  respond(context, input) {
    const { resourceOwner, resourceShareArns, resourceArns, resourceType, principal } = input;
    const resources = sharesFor(context, resourceOwner)
      .filter(({ isDeleted }) => !isDeleted)
      .filter(amongArns(resourceShareArns))
      .filter((share) => principal === undefined || isWith(share, principal, resourceOwner))
      .flatMap((share) => [...share.resources].map(([arn, association]) => ({ arn, association, share })))
      .filter(({ association }) => association.status === "ASSOCIATED")
      .filter(amongArns(resourceArns))
      .filter(
        ({ arn }) => resourceType === undefined || shareableType(arn)?.toLowerCase() === resourceType.toLowerCase(),
      );
    const { items, ...rest } = pageOf(context, input, resources);
    return {
      resources: items.map(({ arn, association, share }) => ({
        arn,
        type: shareableType(arn),
        resourceShareArn: share.arn,
        status: "AVAILABLE",
        creationTime: new Date(association.createdAt),
        lastUpdatedTime: new Date(association.updatedAt),
        resourceRegionScope: "REGIONAL",
      })),
      ...rest,
    };
  },
});

type Shared = ReturnType<typeof sharesFor>[number];

/** Of what others share the principal is the owner. */
const isWith = ({ principals, accountId }: Shared, principal: string, owner: string | undefined): boolean =>
  owner === "SELF" ? principals.get(principal)?.status === "ASSOCIATED" : accountId === principal;
