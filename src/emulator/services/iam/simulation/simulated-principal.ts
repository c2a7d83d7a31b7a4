/** Who is simulated to call, and the condition keys that are settled by who that is. */
import type { Principal } from "../../../../authorization/index.ts";
import {
  assumedRoleArn,
  identitiesOf,
  organizationOf,
  type Role,
  type User,
  type World,
} from "../../../../domain/index.ts";
import { type AccountId, parseAccountId } from "../../../../kernel/index.ts";
import { organizationPath } from "../../../access/index.ts";

/** A user, role or group as its ARN names it; it need not exist. */
export type Entity = Readonly<{ kind: "user" | "role" | "group"; accountId: AccountId; name: string; arn: string }>;

const ENTITY = /^arn:aws:iam::(\d{12}):(user|role|group)\/([\w+=,.@/-]{1,600})$/;

/** Undefined for everything that is not the ARN of a user, a role or a group: the root user, sessions, services. */
export function entityOf(arn: string): Entity | undefined {
  const [, account = "", kind, place = ""] = ENTITY.exec(arn) ?? [];
  const accountId = parseAccountId(account);
  const name = place.slice(place.lastIndexOf("/") + 1);
  if (accountId === undefined || name === "") return undefined;
  return kind === "user" || kind === "role" || kind === "group" ? { kind, accountId, name, arn } : undefined;
}

/** Values by key in lower case; undefined where it is settled that the request does not have the key. */
export type Settled = ReadonlyMap<string, string | readonly string[] | undefined>;

export type SimulatedPrincipal = Readonly<{
  principal: Principal;
  settled: Settled;
  /** Tags that are not there are settled too: a user's calls have no other ones. */
  hasAllTags: boolean;
}>;

/**
 * A role is simulated without a session, so what only its session brings stays open. Nothing is settled about the organization
 * of an account that the world does not have.
 */
export function simulatedPrincipal(world: World, entity: Entity): SimulatedPrincipal {
  const { kind, accountId, name, arn } = entity;
  if (kind === "group") return simulatedMember(world, accountId);
  const identities = identitiesOf(world, accountId);
  const found = kind === "user" ? identities.users.get(name) : identities.roles.get(name);
  const holder = found?.arn === arn ? found : undefined;
  const type = kind === "user" ? "User" : "AssumedRole";
  const settled = new Map<string, string | readonly string[] | undefined>([
    ["aws:principalarn", arn],
    ["aws:principalaccount", accountId],
    ["aws:principaltype", type],
    ...DIRECT_CALL,
    ["aws:username", kind === "user" ? name : undefined],
    ...organizationKeys(world, accountId, "aws:principal"),
    ...(holder === undefined ? [] : keysOf(kind, holder)),
  ]);
  return {
    principal: principalOf({ kind, accountId, name, arn }, holder),
    settled,
    hasAllTags: kind === "user" && holder !== undefined,
  };
}

/** A group calls as some user that is in it: which one stays open. */
function simulatedMember(world: World, accountId: AccountId): SimulatedPrincipal {
  const settled = new Map<string, string | readonly string[] | undefined>([
    ["aws:principalaccount", accountId],
    ["aws:principaltype", "User"],
    ...DIRECT_CALL,
    ...organizationKeys(world, accountId, "aws:principal"),
  ]);
  const principal: Principal = { kind: "user", accountId, arn: `arn:aws:iam::${accountId}:user/` };
  return { principal, settled, hasAllTags: false };
}

/** By a user or role, and not by a service. */
const DIRECT_CALL = [
  ["aws:principalisawsservice", "false"],
  ["aws:principalservicename", undefined],
  ["aws:principalservicenameslist", undefined],
] as const;

function keysOf(kind: "user" | "role", { id, tags }: User | Role): readonly (readonly [string, string])[] {
  const own = [...tags].map(([key, value]) => [`aws:principaltag/${key.toLowerCase()}`, value] as const);
  return kind === "user" ? [["aws:userid", id], ...own] : own;
}

/** `…orgid` and `…orgpaths` of an account of this world: absent for one that is in no organization. */
export function organizationKeys(
  world: World,
  accountId: AccountId,
  prefix: "aws:principal" | "aws:resource",
): readonly (readonly [string, string | readonly string[] | undefined])[] {
  const account = world.accounts.get(accountId);
  if (account === undefined) return [];
  const organization = organizationOf(world, accountId);
  const parentId = account.membership?.parentId;
  const isMember = organization !== undefined && parentId !== undefined;
  return [
    [`${prefix}orgid`, organization?.id],
    [`${prefix}orgpaths`, isMember ? organizationPath(organization, parentId).keyValue : undefined],
  ];
}

function principalOf({ kind, accountId, name, arn }: Entity, holder: User | Role | undefined): Principal {
  const known = holder === undefined ? {} : { uniqueId: holder.id };
  if (kind === "user") return { kind: "user", accountId, arn, ...known };
  const isLinked = holder !== undefined && "serviceLinked" in holder && holder.serviceLinked;
  const session = assumedRoleArn(accountId, name, "");
  return { kind: isLinked ? "serviceLinkedRole" : "roleSession", accountId, arn: session, issuerArn: arn, ...known };
}
