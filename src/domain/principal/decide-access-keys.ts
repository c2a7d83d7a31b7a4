/** Long-term keys of users and of the root user. IAM API Reference: CreateAccessKey, UpdateAccessKey, DeleteAccessKey. */
import { type AccountId, accept, type Result, refuse } from "../../kernel/index.ts";
import type { World } from "../world.ts";
import type { IdentityDecision, Making } from "./decide-users.ts";
import { accessKeysOf, findUser } from "./find-identity.ts";
import type { AccessKey } from "./principal.ts";
import { ACCESS_KEYS_PER_PRINCIPAL } from "./quotas.ts";
import type { IdentityRefusal } from "./refusals.ts";

export type KeyOwner = AccessKey["owner"];

export function decideCreateAccessKey({ world, accountId, now, ids }: Making, owner: KeyOwner): IdentityDecision {
  const known = mustBeOwner(world, accountId, owner);
  if (!known.ok) return known;
  if (accessKeysOf(world, accountId, owner).length >= ACCESS_KEYS_PER_PRINCIPAL) {
    return refuse({ kind: "LimitExceeded", quota: { kind: "accessKeys", limit: ACCESS_KEYS_PER_PRINCIPAL } });
  }
  const key: AccessKey = {
    id: ids.accessKey("AKIA"),
    secret: ids.secret(),
    accountId,
    owner,
    status: "Active",
    createdAt: now,
  };
  return accept([{ kind: "AccessKeyChanged", key }]);
}

export type KeyReference = Readonly<{ owner: KeyOwner; accessKeyId: string }>;

export function decideUpdateAccessKey(
  world: World,
  accountId: AccountId,
  { status, ...reference }: KeyReference & Readonly<{ status: AccessKey["status"] }>,
): IdentityDecision {
  const key = findKey(world, accountId, reference);
  return key.ok ? accept([{ kind: "AccessKeyChanged", key: { ...key.value, status } }]) : key;
}

export function decideDeleteAccessKey(world: World, accountId: AccountId, reference: KeyReference): IdentityDecision {
  const key = findKey(world, accountId, reference);
  return key.ok ? accept([{ kind: "AccessKeyDeleted", accessKeyId: key.value.id }]) : key;
}

/** The root user always exists; a user must. */
export function mustBeOwner(world: World, accountId: AccountId, owner: KeyOwner): Result<unknown, IdentityRefusal> {
  return owner.kind === "root" ? accept(undefined) : findUser(world, accountId, owner.userName);
}

function findKey(
  world: World,
  accountId: AccountId,
  { owner, accessKeyId }: KeyReference,
): Result<AccessKey, IdentityRefusal> {
  const known = mustBeOwner(world, accountId, owner);
  if (!known.ok) return known;
  const key = accessKeysOf(world, accountId, owner).find((each) => each.id === accessKeyId);
  if (key !== undefined) return accept(key);
  return refuse({ kind: "NoSuchEntity", entity: { kind: "accessKey", id: accessKeyId } });
}
