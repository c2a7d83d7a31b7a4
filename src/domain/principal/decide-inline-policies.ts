/** Inline policies of users and roles. IAM API Reference: PutUserPolicy, PutRolePolicy, DeleteUserPolicy, DeleteRolePolicy. */
import { type AccountId, accept, type Result, refuse } from "../../kernel/index.ts";
import type { IdentityEvent } from "../domain-event.ts";
import type { World } from "../world.ts";
import type { IdentityDecision } from "./decide-users.ts";
import { findHolder, type Holder, type HolderReference } from "./find-identity.ts";
import type { User } from "./principal.ts";
import { INLINE_POLICY_SIZE, policySize } from "./quotas.ts";
import type { IdentityRefusal } from "./refusals.ts";

/** `text` is a document that was checked to be an identity policy. */
export type InlinePolicyWrite = Readonly<{ holder: HolderReference; policyName: string; text: string }>;

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

/** A user, or a role that is not service-linked. */
export function findModifiableHolder(
  world: World,
  accountId: AccountId,
  reference: HolderReference,
): Result<Holder, IdentityRefusal> {
  const holder = findHolder(world, accountId, reference);
  if (holder.ok && holder.value.kind === "role" && holder.value.value.serviceLinked) {
    return refuse({ kind: "UnmodifiableRole", name: reference.name });
  }
  return holder;
}

/** The event that writes a user or role with other policies. */
export function holderChanged(
  accountId: AccountId,
  holder: Holder,
  changes: Partial<Pick<User, "inlinePolicies" | "attachedPolicies">>,
): IdentityEvent {
  return holder.kind === "user"
    ? { kind: "UserChanged", accountId, user: { ...holder.value, ...changes } }
    : { kind: "RoleChanged", accountId, role: { ...holder.value, ...changes } };
}
