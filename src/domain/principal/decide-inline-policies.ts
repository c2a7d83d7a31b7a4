/** Inline policies of users, roles and groups. IAM API Reference: PutUserPolicy, PutRolePolicy, PutGroupPolicy and their Delete twins. */
import { type AccountId, accept, type Result, refuse, unreachable } from "../../kernel/index.ts";
import type { IdentityEvent } from "../domain-event.ts";
import type { World } from "../world.ts";
import { isOfAws } from "./decide-roles.ts";
import type { IdentityDecision } from "./decide-users.ts";
import { findPolicyHolder, type PolicyHolder, type PolicyHolderReference } from "./find-identity.ts";
import type { User } from "./principal.ts";
import { INLINE_POLICY_SIZE, policySize } from "./quotas.ts";
import type { IdentityRefusal } from "./refusals.ts";

/** `text` is a document that was checked to be an identity policy. */
export type InlinePolicyWrite = Readonly<{ holder: PolicyHolderReference; policyName: string; text: string }>;

/** Adds a policy or takes the place of the one with this name; the size limit is for all inline policies together. */
export function decidePutInlinePolicy(world: World, accountId: AccountId, write: InlinePolicyWrite): IdentityDecision {
  const holder = findModifiableHolder(world, accountId, write.holder);
  if (!holder.ok) return holder;
  const inlinePolicies = new Map(holder.value.value.inlinePolicies).set(write.policyName, write.text);
  const limit = INLINE_POLICY_SIZE[write.holder.kind];
  const size = [...inlinePolicies.values()].reduce((total, text) => total + policySize(text), 0);
  if (size > limit) {
    const { kind, name } = write.holder;
    return refuse({ kind: "LimitExceeded", quota: { kind: "inlinePolicySize", of: kind, name, limit } });
  }
  return accept([holderChanged(accountId, holder.value, { inlinePolicies })]);
}

export function decideDeleteInlinePolicy(
  world: World,
  accountId: AccountId,
  { holder: reference, policyName }: Omit<InlinePolicyWrite, "text">,
): IdentityDecision {
  const holder = findModifiableHolder(world, accountId, reference);
  if (!holder.ok) return holder;
  const inlinePolicies = new Map(holder.value.value.inlinePolicies);
  if (!inlinePolicies.delete(policyName)) {
    return refuse({ kind: "NoSuchEntity", entity: { kind: "inlinePolicy", of: reference.kind, name: policyName } });
  }
  return accept([holderChanged(accountId, holder.value, { inlinePolicies })]);
}

/** A user, a group, or a role that is not service-linked. */
export function findModifiableHolder(
  world: World,
  accountId: AccountId,
  reference: PolicyHolderReference,
): Result<PolicyHolder, IdentityRefusal> {
  const holder = findPolicyHolder(world, accountId, reference);
  if (holder.ok && holder.value.kind === "role" && isOfAws(holder.value.value)) {
    return refuse({ kind: "UnmodifiableRole", name: reference.name });
  }
  return holder;
}

/** The event that writes a user, role or group with other policies. */
export function holderChanged(
  accountId: AccountId,
  holder: PolicyHolder,
  changes: Partial<Pick<User, "inlinePolicies" | "attachedPolicies">>,
): IdentityEvent {
  switch (holder.kind) {
    case "user":
      return { kind: "UserChanged", accountId, user: { ...holder.value, ...changes } };
    case "role":
      return { kind: "RoleChanged", accountId, role: { ...holder.value, ...changes } };
    case "group":
      return { kind: "GroupChanged", accountId, group: { ...holder.value, ...changes } };
    default:
      return unreachable(holder);
  }
}
