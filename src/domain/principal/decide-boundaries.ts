/** The permissions boundary of a user or role. IAM API Reference: PutUserPermissionsBoundary, PutRolePermissionsBoundary and their Delete twins. */
import { type AccountId, accept, refuse } from "../../kernel/index.ts";
import type { World } from "../world.ts";
import { type Attachment, mustExist } from "./decide-attachments.ts";
import { findModifiableRole } from "./decide-roles.ts";
import type { IdentityDecision } from "./decide-users.ts";
import { findUser, type HolderReference } from "./find-identity.ts";

export type BoundaryWrite = Pick<Attachment, "policyArn" | "isKnownAwsPolicy"> & Readonly<{ holder: HolderReference }>;

/** A boundary limits and never grants; it takes the place of the one before. */
export function decidePutBoundary(world: World, accountId: AccountId, write: BoundaryWrite): IdentityDecision {
  const { holder, ...policy } = write;
  const known = bounded(world, accountId, { holder, boundary: policy.policyArn });
  if (!known.ok) return known;
  const exists = mustExist(world, accountId, { ...policy, wanted: "boundary" });
  return exists.ok ? known : exists;
}

/** Nothing happens to a user or role without one. That it is no error is inferred: the reference lists none for it. */
export const decideDeleteBoundary = (world: World, accountId: AccountId, holder: HolderReference): IdentityDecision =>
  bounded(world, accountId, { holder, boundary: undefined });

type Bounding = Readonly<{ holder: HolderReference; boundary: string | undefined }>;

function bounded(world: World, accountId: AccountId, { holder, boundary }: Bounding): IdentityDecision {
  if (holder.kind === "user") {
    const user = findUser(world, accountId, holder.name);
    return user.ok ? accept([{ kind: "UserChanged", accountId, user: { ...user.value, boundary } }]) : user;
  }
  const role = findModifiableRole(world, accountId, holder.name);
  return role.ok
    ? accept([{ kind: "RoleChanged", accountId, role: { ...role.value, boundary } }])
    : refuse(role.refusal);
}
