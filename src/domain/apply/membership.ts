/** Writes who belongs where. INVARIANT: an account stands in the children of its parent and nowhere else. */
import { type AccountId, invariant, unreachable } from "../../kernel/index.ts";
import type { FormerPlace } from "../account/account.ts";
import type { MembershipEvent } from "../domain-event.ts";
import type { Organization } from "../organization/organization.ts";
import { enrol, strike } from "../organization/roster.ts";
import { memberCountChanged, pathTo } from "../organization/tree.ts";
import { changeAccount, countClosure } from "./account.ts";
import { endCostTags, rememberMembership } from "./billing.ts";
import { bringStacks, moveStacks, takeAlong } from "./consequence.ts";
import { type MutableWorld, open, openSet } from "./mutable-world.ts";
import { stored } from "./organization.ts";
import { revokeShares } from "./resource-share.ts";
import { subscribeNewcomer, unsubscribeDeparted } from "./security-hub.ts";
import { markQuotasLeft } from "./service-quota.ts";
import { unwatchDeparted, watchNewcomer } from "./threat-detection.ts";
import { dropTrailRole } from "./trail.ts";

type Joined = Extract<MembershipEvent, { kind: "AccountJoined" }>;
type Departed = Extract<MembershipEvent, { kind: "AccountDeparted" }>;
type Moved = Extract<MembershipEvent, { kind: "AccountMoved" }>;

export function applyMembershipEvent(world: MutableWorld, event: MembershipEvent) {
  switch (event.kind) {
    case "AccountJoined":
      return join(world, event);
    case "AccountDeparted":
      return depart(world, event);
    case "AccountMoved":
      return move(world, event);
    default:
      return unreachable(event);
  }
}

function join(world: MutableWorld, event: Joined): void {
  const { accountId, organizationId, parentId, method, at } = event;
  const account = world.accounts.get(accountId);
  invariant(account?.membership === undefined, `account ${accountId} is already a member`);
  changeAccount(world, accountId, { membership: { organizationId, parentId, method, joinedAt: at } });
  // What a management account closes cannot go elsewhere: only the organization file brings in such an account.
  if (account?.closure !== undefined) countClosure(world, organizationId, { accountId, closure: account.closure });
  const organization = stored(world, organizationId);
  const { accounts } = childrenOf(organization, parentId);
  openSet(accounts).add(accountId);
  for (const owner of [organization.children, accounts]) enrol(world, owner, accountId);
  memberCountChanged(organization, 1);
  if (organization.managementAccountId !== accountId) endCostTags(world, accountId, at);
  watchNewcomer(world, event);
  subscribeNewcomer(world, event);
  bringStacks(world, { organization, accountId, at }, parentId);
}

/** Policies attached to the account and its tags go with the membership. aws-facts 7. */
function depart(world: MutableWorld, { accountId, organizationId, at }: Departed): void {
  const membership = membershipOf(world, accountId, organizationId);
  const account = world.accounts.get(accountId);
  if (account !== undefined) rememberMembership(world, account, at);
  markQuotasLeft(world, accountId, at);
  const organization = stored(world, organizationId);
  const { accounts } = childrenOf(organization, membership.parentId);
  for (const owner of [organization.children, accounts]) strike(world, owner, accountId);
  openSet(accounts).delete(accountId);
  memberCountChanged(organization, -1);
  open(organization.attachments).delete(accountId);
  dropAdministrator(world, organizationId, accountId);
  dropTrailRole(world, { organizationId, accountId });
  revokeShares(world, { organizationId, accountId, at });
  unwatchDeparted(world, { organizationId, accountId, at });
  unsubscribeDeparted(world, { organizationId, accountId, at });
  takeAlong(world, { organization, accountId, at });
  const formerPlace = placeIn(organization, membership.parentId);
  changeAccount(world, accountId, { membership: undefined, formerPlace, tags: new Map() });
}

const placeIn = (organization: Organization, parentId: string): FormerPlace => ({
  organizationId: organization.id,
  path: pathTo(organization, parentId),
});

/** An account that was purged while it was a delegated administrator is none any more; others are deregistered before. */
function dropAdministrator(world: MutableWorld, organizationId: string, accountId: AccountId): void {
  const organization = world.organizations.get(organizationId);
  const administrators = organization?.delegation?.administrators;
  if (administrators?.has(accountId)) open(administrators).delete(accountId);
}

function move(world: MutableWorld, { accountId, organizationId, from, to, at }: Moved): void {
  const membership = membershipOf(world, accountId, organizationId);
  const organization = stored(world, organizationId);
  const [left, entered] = [childrenOf(organization, from).accounts, childrenOf(organization, to).accounts];
  openSet(left).delete(accountId);
  openSet(entered).add(accountId);
  strike(world, left, accountId);
  enrol(world, entered, accountId);
  const known = world.accounts.get(accountId)?.formerPlace;
  // A move does not hide that it left another organization before.
  const formerPlace =
    known === undefined || known.organizationId === organizationId ? placeIn(organization, from) : known;
  changeAccount(world, accountId, { membership: { ...membership, parentId: to, movedAt: at }, formerPlace });
  moveStacks(world, { organization, accountId, at }, to);
}

function membershipOf(world: MutableWorld, accountId: AccountId, organizationId: string) {
  const membership = world.accounts.get(accountId)?.membership;
  invariant(membership?.organizationId === organizationId, `account ${accountId} is not in ${organizationId}`);
  return membership;
}

function childrenOf({ id, children }: Organization, parentId: string) {
  const found = children.get(parentId);
  invariant(found, `parent ${parentId} is not in organization ${id}`);
  return found;
}
