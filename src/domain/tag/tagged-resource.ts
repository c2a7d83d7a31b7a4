/** The things of an organization that can have tags, found by their ids. Organizations API Reference: TagResource. */
import type { Account } from "../account/account.ts";
import { delegationOf } from "../delegation/delegates.ts";
import type { Organization } from "../organization/organization.ts";
import { memberOf } from "../organization/tree.ts";
import type { World } from "../world.ts";

export type TaggedThing =
  | Readonly<{ kind: "account"; account: Account }>
  | Readonly<{ kind: "root" | "organizationalUnit" | "policy" | "resourcePolicy"; awsManaged: boolean }>;

export type TaggedResource = Readonly<{ thing: TaggedThing; tags: ReadonlyMap<string, string> }>;

const NO_TAGS: ReadonlyMap<string, string> = new Map();

/** `r-…`, `ou-…`, an account's id, `p-…` or `rp-…`; undefined for what is not in the organization. */
export function taggedResource(world: World, organization: Organization, id: string): TaggedResource | undefined {
  if (id === organization.rootId) return { thing: own("root"), tags: organization.rootTags ?? NO_TAGS };
  const unit = organization.organizationalUnits.get(id);
  if (unit !== undefined) return { thing: own("organizationalUnit"), tags: unit.tags };
  const policy = organization.policies.get(id);
  if (policy !== undefined) return { thing: { kind: "policy", awsManaged: policy.awsManaged }, tags: policy.tags };
  const { resourcePolicy } = delegationOf(organization);
  if (resourcePolicy?.id === id) return { thing: own("resourcePolicy"), tags: resourcePolicy.tags };
  const account = memberOf(world, organization, id);
  return account && { thing: { kind: "account", account }, tags: account.tags };
}

const own = (kind: Exclude<TaggedThing["kind"], "account">): TaggedThing => ({ kind, awsManaged: false });
