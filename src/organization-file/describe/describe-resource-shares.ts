/** Shares in the words of the file. It has none for deleted ones, for what is no longer associated, and for invitations that are open. */
import { membersOf, type Organization, organizationArn, type ResourceShare, type World } from "../../domain/index.ts";
import { formatInstantMs } from "../../kernel/index.ts";
import { WHOLE_ORGANIZATION } from "../security-services-entry.ts";
import { type JsonObject, present } from "./omit.ts";

export function describeResourceShares(world: World, organization: Organization): JsonObject[] {
  if (world.resourceShares.size === 0) return [];
  const members = new Set(membersOf(organization));
  return [...world.resourceShares.values()]
    .filter(({ accountId, isDeleted }) => !isDeleted && members.has(accountId))
    .map((share) => describeShare(organization, share));
}

const describeShare = (organization: Organization, share: ResourceShare): JsonObject =>
  present({
    id: share.arn.slice(share.arn.lastIndexOf("/") + 1),
    name: share.name,
    account: share.accountId,
    region: share.region === "us-east-1" ? undefined : share.region,
    since: formatInstantMs(share.createdAt),
    allowExternalPrincipals: share.allowsExternalPrincipals ? undefined : false,
    retainOnDeparture: share.retainsOnDeparture ? true : undefined,
    principals: associated(share.principals).map((each) => wordFor(organization, each)),
    resources: associated(share.resources),
  });

const associated = (associations: ResourceShare["principals"]): string[] =>
  [...associations].filter(([, { status }]) => status === "ASSOCIATED").map(([name]) => name);

/** A unit by its id, which is the last part of its ARN. */
function wordFor(organization: Organization, principal: string): string {
  if (principal === organizationArn(organization)) return WHOLE_ORGANIZATION;
  return principal.includes(":ou/") ? principal.slice(principal.lastIndexOf("/") + 1) : principal;
}
