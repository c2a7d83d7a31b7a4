/** Shares are made, filled, emptied and deleted by their owners. AWS RAM API Reference: CreateResourceShare, AssociateResourceShare, DisassociateResourceShare, DeleteResourceShare. */
import {
  type AccountId,
  accept,
  type Identifiers,
  type Instant,
  parseAccountId,
  type Result,
  refuse,
} from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import { isManagementAccount } from "../organization/standing.ts";
import { organizationOf } from "../organization/tree.ts";
import type { World } from "../world.ts";
import { placeOfPrincipal, sharesInside } from "./reach.ts";
import type { ResourceShareRefusal } from "./refusals.ts";
import { RAM, type ResourceShare, type ShareAssociation, type ShareInvitation } from "./share.ts";

type Decision = Result<readonly DomainEvent[], ResourceShareRefusal>;
type Moment = Readonly<{ now: Instant; ids: Pick<Identifiers, "uuid"> }>;

export type SharedThings = Readonly<{ resources: readonly string[]; principals: readonly string[] }>;

export type NewShare = Readonly<{
  accountId: AccountId;
  region: string;
  name: string;
  allowsExternalPrincipals: boolean;
  retainsOnDeparture: boolean;
}>;

export function decideCreateShare(world: World, settings: NewShare, things: SharedThings, moment: Moment): Decision {
  const { now, ids } = moment;
  const { accountId, region } = settings;
  const share: ResourceShare = {
    ...settings,
    arn: `arn:aws:ram:${region}:${accountId}:resource-share/${ids.uuid()}`,
    isDeleted: false,
    createdAt: now,
    updatedAt: now,
    resources: new Map(),
    principals: new Map(),
  };
  return withThings(world, share, { things, moment });
}

type Owned = Readonly<{ accountId: AccountId; arn: string }>;

/** The caller's own share that is not deleted; another's is nobody's. */
export function ownShare(world: World, { accountId, arn }: Owned): Result<ResourceShare, ResourceShareRefusal> {
  const share = world.resourceShares.get(arn);
  const isOwn = share !== undefined && share.accountId === accountId && !share.isDeleted;
  return isOwn ? accept(share) : refuse({ kind: "ShareNotFound", arn });
}

export function decideAssociateShare(world: World, owned: Owned, things: SharedThings, moment: Moment): Decision {
  const share = ownShare(world, owned);
  if (!share.ok) return share;
  if (things.resources.length + things.principals.length === 0) return refuse({ kind: "NothingToShare" });
  return withThings(world, share.value, { things, moment });
}

type Filling = Readonly<{ things: SharedThings; moment: Moment }>;

function withThings(world: World, share: ResourceShare, { things, moment }: Filling): Decision {
  const { now } = moment;
  const foreign = things.resources.find((arn) => arn.split(":")[4] !== share.accountId);
  if (foreign !== undefined) return refuse({ kind: "ShareResourceForeign", arn: foreign });
  const principals = new Map(share.principals);
  const invitations: ShareInvitation[] = [];
  for (const principal of things.principals) {
    const known = principals.get(principal);
    if (known !== undefined && known.status !== "DISASSOCIATED") continue;
    const association = principalAssociation(world, share, { principal, now });
    if (!association.ok) return association;
    principals.set(principal, association.value);
    const receiver = parseAccountId(principal);
    if (association.value.status === "ASSOCIATING" && receiver !== undefined)
      invitations.push(invitationTo(share, receiver, moment));
  }
  const added = new Map(things.resources.map((arn) => [arn, associated(now, false)] as const));
  const filled = { ...share, principals, resources: new Map([...share.resources, ...added]), updatedAt: now };
  return accept([
    { kind: "ResourceShareChanged", share: filled },
    ...invitations.map((invitation): DomainEvent => ({ kind: "ShareInvitationChanged", invitation })),
  ]);
}

const associated = (now: Instant, isExternal: boolean): ShareAssociation => ({
  ...{ status: "ASSOCIATED", isExternal },
  ...{ createdAt: now, updatedAt: now },
});

type Named = Readonly<{ principal: string; now: Instant }>;

/** Inside an organization that shares nobody is asked; whoever is outside has to accept. */
function principalAssociation(
  world: World,
  { accountId, allowsExternalPrincipals }: ResourceShare,
  { principal, now }: Named,
): Result<ShareAssociation, ResourceShareRefusal> {
  if (principal === accountId) return refuse({ kind: "SharePrincipalIsOwner", principal });
  const place = placeOfPrincipal(world, accountId, principal);
  if (place === "unknown") return refuse({ kind: "SharePrincipalUnknown", principal });
  if (place === "inside") return accept(associated(now, false));
  if (!allowsExternalPrincipals) return refuse({ kind: "SharePrincipalExternal", principal });
  return accept({ ...associated(now, true), status: "ASSOCIATING" });
}

const invitationTo = (
  { arn, accountId, region }: ResourceShare,
  receiver: AccountId,
  { now, ids }: Moment,
): ShareInvitation => ({
  arn: `arn:aws:ram:${region}:${accountId}:resource-share-invitation/${ids.uuid()}`,
  shareArn: arn,
  sender: accountId,
  receiver,
  sentAt: now,
  isAccepted: false,
});

export function decideDisassociateShare(
  world: World,
  owned: Owned,
  { resources, principals }: SharedThings,
  now: Instant,
): Decision {
  const found = ownShare(world, owned);
  if (!found.ok) return found;
  const share = found.value;
  if (resources.length + principals.length === 0) return refuse({ kind: "NothingToShare" });
  const missing =
    resources.find((arn) => !isHeld(share.resources.get(arn))) ??
    principals.find((each) => !isHeld(share.principals.get(each)));
  if (missing !== undefined) return refuse({ kind: "ShareAssociationMissing", entity: missing });
  const emptied: ResourceShare = {
    ...share,
    resources: withoutAll(share.resources, resources, now),
    principals: withoutAll(share.principals, principals, now),
    updatedAt: now,
  };
  return accept([{ kind: "ResourceShareChanged", share: emptied }]);
}

const isHeld = (association: ShareAssociation | undefined): boolean =>
  association !== undefined && association.status !== "DISASSOCIATED";

type Associations = ReadonlyMap<string, ShareAssociation>;

const withoutAll = (held: Associations, names: readonly string[], now: Instant): Associations =>
  new Map([...held].map(([name, each]) => [name, names.includes(name) ? disassociated(each, now) : each] as const));

const disassociated = (association: ShareAssociation, now: Instant): ShareAssociation => ({
  ...association,
  status: "DISASSOCIATED",
  updatedAt: now,
});

export function decideDeleteShare(world: World, owned: Owned, now: Instant): Decision {
  const share = ownShare(world, owned);
  if (!share.ok) return share;
  const { resources, principals } = share.value;
  const deleted: ResourceShare = {
    ...share.value,
    isDeleted: true,
    updatedAt: now,
    resources: withoutAll(resources, [...resources.keys()], now),
    principals: withoutAll(principals, [...principals.keys()], now),
  };
  return accept([{ kind: "ResourceShareChanged", share: deleted }]);
}

/** AWS RAM API Reference, EnableSharingWithAwsOrganization: by the management account, with all features. */
export function decideEnableSharing(world: World, caller: AccountId, now: Instant): Decision {
  const organization = organizationOf(world, caller);
  if (organization?.featureSet !== "ALL" || !isManagementAccount(organization, caller))
    return refuse({ kind: "NotSharingManagement" });
  if (sharesInside(organization)) return accept([]);
  const trust = { organizationId: organization.id, servicePrincipal: RAM, at: now };
  return accept([{ kind: "ServiceAccessEnabled", ...trust }]);
}
