/** What becomes of shares whose owner leaves its organization. aws-facts 7. */
import { type AccountId, type Instant, isAccountId } from "../../kernel/index.ts";
import type { AssumptionReader } from "../assumptions.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { World } from "../world.ts";
import type { ResourceShare, ShareAssociation } from "./share.ts";

type Associations = ReadonlyMap<string, ShareAssociation>;

/** Shared inside the organization, and not with an account that keeps it. */
const endsWithOwner = ({ principals, retainsOnDeparture }: ResourceShare, principal: string): boolean => {
  const association = principals.get(principal);
  if (association === undefined || association.isExternal || association.status === "DISASSOCIATED") return false;
  return !(retainsOnDeparture && isAccountId(principal));
};

/** With its former organization and units it is shared no longer, and with accounts inside only where that is retained. */
export const principalsWithoutOwner = (share: ResourceShare, updatedAt: Instant): Associations =>
  new Map(
    [...share.principals].map(([principal, each]): [string, ShareAssociation] => {
      if (endsWithOwner(share, principal)) return [principal, { ...each, status: "DISASSOCIATED", updatedAt }];
      const isRetained = !each.isExternal && each.status !== "DISASSOCIATED";
      return [principal, isRetained ? { ...each, isExternal: true, updatedAt } : each];
    }),
  );

type Leaver = Readonly<{ accountId: AccountId; at: Instant }>;

/**
 * Assumption `departed-share-owner`, asked for only where the account shares something inside its organization: shares that are put
 * back after the departure, as they were for those who had them.
 */
export function sharesKeptOnDeparture(
  world: World,
  { accountId, at }: Leaver,
  assumptions: AssumptionReader,
): readonly DomainEvent[] {
  const ending = [...world.resourceShares.values()].filter(
    (share) =>
      share.accountId === accountId &&
      !share.isDeleted &&
      [...share.principals.keys()].some((each) => endsWithOwner(share, each)),
  );
  if (ending.length === 0 || assumptions.value("departed-share-owner") !== "kept") return [];
  return ending.map((share) => ({ kind: "ResourceShareChanged", share: { ...share, principals: kept(share, at) } }));
}

const kept = (share: ResourceShare, at: Instant): Associations =>
  new Map([
    ...principalsWithoutOwner(share, at),
    ...[...share.principals].filter(([principal]) => endsWithOwner(share, principal)),
  ]);
