/** Reading an organization's tree: who is in it, where, and on which path. */
import { type AccountId, parseAccountId } from "../../kernel/index.ts";
import type { Account } from "../account/account.ts";
import type { World } from "../world.ts";
import type { Children, Organization } from "./organization.ts";

const NO_CHILDREN: Children = { organizationalUnits: new Set(), accounts: new Set() };

/** The organization that the account belongs to now. */
export function organizationOf(world: World, accountId: AccountId): Organization | undefined {
  const organizationId = world.accounts.get(accountId)?.membership?.organizationId;
  return organizationId === undefined ? undefined : world.organizations.get(organizationId);
}

export const childrenOf = (organization: Organization, parentId: string): Children =>
  organization.children.get(parentId) ?? NO_CHILDREN;

/** True for the root and for every organizational unit. */
export const isParent = (organization: Organization, id: string): boolean =>
  id === organization.rootId || organization.organizationalUnits.has(id);

export const isMember = (world: World, organization: Organization, accountId: string): boolean =>
  memberOf(world, organization, accountId) !== undefined;

/** The member account of that id, or undefined for strangers and ids that belong to nobody. */
export function memberOf(world: World, organization: Organization, id: string): Account | undefined {
  const accountId = parseAccountId(id);
  const account = accountId && world.accounts.get(accountId);
  return account?.membership?.organizationId === organization.id ? account : undefined;
}

/** True for everything that a policy can be attached to: the root, organizational units, members. */
export const isTarget = (world: World, organization: Organization, id: string): boolean =>
  isParent(organization, id) || isMember(world, organization, id);

/** Ids from the root down to the parent itself, both included. */
export function pathTo(organization: Organization, parentId: string): readonly string[] {
  const path: string[] = [];
  for (let id: string | undefined = parentId; id !== undefined; id = organization.organizationalUnits.get(id)?.parentId)
    path.unshift(id);
  return path;
}

/** Every parent, the root first, each unit after the one it is in. */
export function* parentsOf(organization: Organization, top = organization.rootId): Generator<string> {
  yield top;
  for (const unitId of childrenOf(organization, top).organizationalUnits) yield* parentsOf(organization, unitId);
}

/** Every member account, the management account included. */
export function* membersOf(organization: Organization): Generator<AccountId> {
  for (const parentId of parentsOf(organization)) yield* childrenOf(organization, parentId).accounts;
}

/** Everything that a policy can be attached to. */
export function* targetsOf(organization: Organization): Generator<string> {
  for (const parentId of parentsOf(organization)) {
    yield parentId;
    yield* childrenOf(organization, parentId).accounts;
  }
}

/** The management account included. Counted once, and kept up by whoever writes memberships. */
export function countMembers({ children }: Pick<Organization, "children">): number {
  const known = memberCounts.get(children);
  if (known !== undefined) return known;
  let count = 0;
  for (const { accounts } of children.values()) count += accounts.size;
  memberCounts.set(children, count);
  return count;
}

/** By the map in which an organization keeps its children for as long as it lives. */
const memberCounts = new WeakMap<Organization["children"], number>();

/** For apply/ alone: told of every member that came (1) or went (-1), after it did. */
export function memberCountChanged({ children }: Pick<Organization, "children">, by: 1 | -1): void {
  const known = memberCounts.get(children);
  if (known !== undefined) memberCounts.set(children, known + by);
}
