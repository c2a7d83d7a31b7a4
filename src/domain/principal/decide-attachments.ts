/** Managed policies on users, roles and groups. IAM API Reference: AttachUserPolicy, AttachRolePolicy, AttachGroupPolicy and their Detach twins. */
import { type AccountId, accept, type Result, refuse } from "../../kernel/index.ts";
import type { World } from "../world.ts";
import { isAwsManagedPolicyArn } from "./arns.ts";
import { findModifiableHolder, holderChanged } from "./decide-inline-policies.ts";
import type { IdentityDecision } from "./decide-users.ts";
import { identitiesOf, type PolicyHolderReference } from "./find-identity.ts";
import { ATTACHED_POLICIES_PER_PRINCIPAL } from "./quotas.ts";
import type { IdentityRefusal } from "./refusals.ts";

export type Attachment = Readonly<{
  holder: PolicyHolderReference;
  policyArn: string;
  /** Whether the document of an AWS-managed policy is known: the catalogue's answer, which the domain does not read itself. */
  isKnownAwsPolicy: (arn: string) => boolean;
}>;

/** Attaching what is attached already changes nothing and succeeds, as in AWS. */
export function decideAttachManagedPolicy(
  world: World,
  accountId: AccountId,
  attachment: Attachment,
): IdentityDecision {
  const { holder: reference, policyArn } = attachment;
  const holder = findModifiableHolder(world, accountId, reference);
  if (!holder.ok) return holder;
  const attachable = mustExist(world, accountId, { ...attachment, wanted: "attachable" });
  if (!attachable.ok) return attachable;
  const attached = holder.value.value.attachedPolicies;
  if (attached.includes(policyArn)) return accept([]);
  if (attached.length >= ATTACHED_POLICIES_PER_PRINCIPAL) {
    const limit = ATTACHED_POLICIES_PER_PRINCIPAL;
    return refuse({ kind: "LimitExceeded", quota: { kind: "attachedPolicies", of: reference.kind, limit } });
  }
  return accept([holderChanged(accountId, holder.value, { attachedPolicies: [...attached, policyArn] })]);
}

export function decideDetachManagedPolicy(
  world: World,
  accountId: AccountId,
  { holder: reference, policyArn }: Omit<Attachment, "isKnownAwsPolicy">,
): IdentityDecision {
  const holder = findModifiableHolder(world, accountId, reference);
  if (!holder.ok) return holder;
  const attached = holder.value.value.attachedPolicies;
  if (!attached.includes(policyArn)) {
    return refuse({ kind: "NoSuchEntity", entity: { kind: "managedPolicy", arn: policyArn, wanted: "itself" } });
  }
  return accept([
    holderChanged(accountId, holder.value, { attachedPolicies: attached.filter((arn) => arn !== policyArn) }),
  ]);
}

export type WantedPolicy = Readonly<{ wanted: "attachable" | "boundary" }> &
  Pick<Attachment, "policyArn" | "isKnownAwsPolicy">;

/** Whether a managed policy may be attached or made a boundary in this account. */
export function mustExist(
  world: World,
  accountId: AccountId,
  { policyArn: arn, wanted, isKnownAwsPolicy }: WantedPolicy,
): Result<undefined, IdentityRefusal> {
  if (arn.startsWith("arn:aws:iam::aws:policy/aws-service-role/")) return refuse({ kind: "ServiceRolePolicy", arn });
  if (isAwsManagedPolicyArn(arn)) {
    return isKnownAwsPolicy(arn) ? accept(undefined) : refuse({ kind: "AwsManagedPolicyUnknown", arn });
  }
  if (identitiesOf(world, accountId).managedPolicies.has(arn)) return accept(undefined);
  return refuse({ kind: "NoSuchEntity", entity: { kind: "managedPolicy", arn, wanted } });
}
