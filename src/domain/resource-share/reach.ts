/** Whom a share reaches: accounts that it names, and those that are in an organization or a unit that it names. AWS RAM User Guide: "Sharing your resources". */
import { type AccountId, parseAccountId } from "../../kernel/index.ts";
import { delegationOf } from "../delegation/delegates.ts";
import { organizationArn, unitArn } from "../organization/arns.ts";
import type { Organization } from "../organization/organization.ts";
import { memberOf, organizationOf, pathTo } from "../organization/tree.ts";
import type { World } from "../world.ts";
import { RAM, type ResourceShare, type ShareAssociation } from "./share.ts";

/** EnableSharingWithAwsOrganization switches trusted access on; that trusted access alone stands for it is assumed here. */
export const sharesInside = (organization: Organization | undefined): boolean =>
  organization !== undefined && delegationOf(organization).trustedServices.has(RAM);

/** What an account is called by as a principal: itself, and the ARNs of its organization and of the units it is in. */
export function principalsOf(world: World, accountId: AccountId): readonly string[] {
  const organization = organizationOf(world, accountId);
  const parentId = world.accounts.get(accountId)?.membership?.parentId;
  if (organization === undefined || parentId === undefined) return [accountId];
  const units = pathTo(organization, parentId).filter((id) => id !== organization.rootId);
  return [accountId, organizationArn(organization), ...units.map((id) => unitArn(organization, id))];
}

/** The associations by which the account has what is shared; the owner has it anyway. */
export function reachOf(
  world: World,
  { principals, accountId: owner, isDeleted }: ResourceShare,
  accountId: AccountId,
): readonly (readonly [string, ShareAssociation])[] {
  if (isDeleted || owner === accountId) return [];
  return principalsOf(world, accountId).flatMap((principal) => {
    const association = principals.get(principal);
    return association?.status === "ASSOCIATED" ? [[principal, association] as const] : [];
  });
}

export const reaches = (world: World, share: ResourceShare, accountId: AccountId): boolean =>
  reachOf(world, share, accountId).length > 0;

/** What a principal is for the owner of a share: inside its organization, outside, or nobody. */
export function placeOfPrincipal(world: World, owner: AccountId, principal: string): "inside" | "outside" | "unknown" {
  const organization = organizationOf(world, owner);
  const accountId = parseAccountId(principal);
  if (accountId !== undefined) {
    const isMember = organization !== undefined && memberOf(world, organization, accountId) !== undefined;
    const isInside = isMember && sharesInside(organization);
    return isInside ? "inside" : "outside";
  }
  if (organization === undefined || !sharesInside(organization)) return "unknown";
  const units = [...organization.organizationalUnits.keys()].map((id) => unitArn(organization, id));
  return principal === organizationArn(organization) || units.includes(principal) ? "inside" : "unknown";
}
