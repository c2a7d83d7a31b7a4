/** ListPrincipals: whom the account shares with, or who shares with it. AWS RAM API Reference, ListPrincipals. */
import type { ListPrincipalsRequest, ListPrincipalsResponse, Principal } from "@aws-sdk/client-ram";
import { organizationOf, type ResourceShare, shareableType } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import type { OperationContext } from "../../../operation.ts";
import { pageOf, readToken } from "../page.ts";
import { defineOperation } from "../refusals.ts";
import { amongArns, sharesFor } from "../shares.ts";

export const listPrincipals = defineOperation<ListPrincipalsRequest, ListPrincipalsResponse>({
  name: "ListPrincipals",
  readOnly: true,
  decide(context, input) {
    const token = readToken(context, input);
    return token.ok ? accept([]) : token;
  },
  respond(context, input) {
    const { resourceOwner, resourceShareArns, resourceArn, resourceType, principals } = input;
    const found = sharesFor(context, resourceOwner)
      .filter(({ isDeleted }) => !isDeleted)
      .filter(amongArns(resourceShareArns))
      .filter(({ resources }) => resourceArn === undefined || resources.get(resourceArn)?.status === "ASSOCIATED")
      .filter((share) => resourceType === undefined || holdsType(share, resourceType))
      .flatMap((share) => (resourceOwner === "SELF" ? whom(share) : [who(context, share)]))
      .filter(({ id = "" }) => principals === undefined || principals.length === 0 || principals.includes(id));
    const { items, ...rest } = pageOf(context, input, found);
    return { principals: items, ...rest };
  },
});

const holdsType = ({ resources }: ResourceShare, type: string): boolean =>
  [...resources.keys()].some((arn) => shareableType(arn)?.toLowerCase() === type.toLowerCase());

const whom = ({ arn, principals }: ResourceShare): readonly Principal[] =>
  [...principals]
    .filter(([, { status }]) => status === "ASSOCIATED")
    .map(([id, { isExternal, createdAt, updatedAt }]) => ({
      id,
      resourceShareArn: arn,
      creationTime: new Date(createdAt),
      lastUpdatedTime: new Date(updatedAt),
      external: isExternal,
    }));

const who = ({ world, caller }: OperationContext, share: ResourceShare): Principal => ({
  id: share.accountId,
  resourceShareArn: share.arn,
  creationTime: new Date(share.createdAt),
  lastUpdatedTime: new Date(share.updatedAt),
  external: organizationOf(world, share.accountId)?.id !== organizationOf(world, caller.accountId)?.id,
});
