/** The way from an organization's root to a root or organizational unit, remembered: units never move, and an id is used once. */
import { type Organization, pathTo } from "../../domain/index.ts";

export type OrganizationPath = Readonly<{
  /** Ids from the root down to the parent itself. */
  ids: readonly string[];
  /** `o-…/r-…/ou-…/` with a slash at the end, the one value of a condition key. */
  keyValue: readonly [string];
}>;

const walked = new WeakMap<Organization, Map<string, OrganizationPath>>();

export function organizationPath(organization: Organization, parentId: string): OrganizationPath {
  const kept = walked.get(organization) ?? new Map<string, OrganizationPath>();
  const known = kept.get(parentId);
  if (known !== undefined) return known;
  const ids = pathTo(organization, parentId);
  const path: OrganizationPath = { ids, keyValue: [`${[organization.id, ...ids].join("/")}/`] };
  walked.set(organization, kept.set(parentId, path));
  return path;
}
