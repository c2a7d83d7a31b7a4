/** Putting and deleting the delegation policy. Organizations API Reference: PutResourcePolicy, DeleteResourcePolicy. */
import { type AccountId, accept, type Identifiers, type Result, refuse } from "../../kernel/index.ts";
import type { AssumptionReader } from "../assumptions.ts";
import type { DomainEvent } from "../domain-event.ts";
import { asManagement } from "../organization/standing.ts";
import { memberOf } from "../organization/tree.ts";
import type { OrganizationsRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import { delegationOf } from "./delegates.ts";
import type { ResourcePolicy } from "./delegation.ts";
import { DELEGATION_POLICY_CHARACTERS, keptDelegationPolicy, readDelegationPolicy } from "./delegation-policy.ts";
import { asManagementWithAllFeatures } from "./standing.ts";

export type PutResourcePolicyCommand = Readonly<{
  caller: AccountId;
  content: string;
  tags: ReadonlyMap<string, string>;
}>;

type Decision = Result<readonly DomainEvent[], OrganizationsRefusal>;
type Making = Readonly<{
  ids: Identifiers;
  isWellFormed(content: string): boolean;
  assumptions: Pick<AssumptionReader, "value">;
}>;

/** A second one takes the place of the first and keeps its id and tags; tags come with the first alone. API Reference: parameter Tags. */
export function decidePutResourcePolicy(
  world: World,
  { caller, content, tags }: PutResourcePolicyCommand,
  { ids, isWellFormed, assumptions }: Making,
): Decision {
  const standing = asManagementWithAllFeatures(world, caller);
  if (!standing.ok) return standing;
  const before = delegationOf(standing.value).resourcePolicy;
  if (before !== undefined && tags.size > 0) return refuse({ kind: "ResourcePolicyTagsOnUpdate" });
  if (content.length > DELEGATION_POLICY_CHARACTERS) return refuse({ kind: "LimitReached", limit: "policyCharacters" });
  if (!isWellFormed(content)) return refuse({ kind: "ResourcePolicyRefused", because: "json" });
  const delegates = readDelegationPolicy(content);
  if (!delegates.ok) return delegates;
  const isMember = (id: string): boolean => memberOf(world, standing.value, id) !== undefined;
  const namesStrangers = [...delegates.value].some((each) => !isMember(each));
  if (namesStrangers && assumptions.value("delegation-policy-strangers") === "refused")
    return refuse({ kind: "ResourcePolicyRefused", because: "principal" });
  const policy: ResourcePolicy = {
    // Its own letters come from the stream of policy ids, which have the same alphabet.
    id: before?.id ?? `r${ids.policy()}`,
    content: keptDelegationPolicy(content),
    delegates: delegates.value,
    tags: before?.tags ?? tags,
  };
  return accept([{ kind: "ResourcePolicyPut", organizationId: standing.value.id, policy }]);
}

export function decideDeleteResourcePolicy(world: World, { caller }: Readonly<{ caller: AccountId }>): Decision {
  const standing = asManagement(world, caller);
  if (!standing.ok) return standing;
  if (delegationOf(standing.value).resourcePolicy === undefined)
    return refuse({ kind: "Missing", what: "resourcePolicy" });
  return accept([{ kind: "ResourcePolicyDeleted", organizationId: standing.value.id }]);
}
