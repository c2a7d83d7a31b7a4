/** Writes what happened to groups of users. Accounts have few, so their map is replaced whole. */
import { type AccountId, unreachable } from "../../kernel/index.ts";
import type { IdentityEvent } from "../domain-event.ts";
import type { AccountIdentities, Group } from "../principal/principal.ts";
import { type MutableWorld, open } from "./mutable-world.ts";

type GroupEvent = Extract<IdentityEvent, { kind: "GroupChanged" | "GroupDeleted" | "GroupRenamed" }>;

export function applyGroupEvent(world: MutableWorld, identities: AccountIdentities, event: GroupEvent) {
  const groups = new Map(identities.groups);
  const write = (accountId: AccountId) => {
    world.identities.set(accountId, { ...identities, groups: groups.size === 0 ? undefined : groups });
  };
  switch (event.kind) {
    case "GroupChanged":
      groups.set(event.group.name, event.group);
      return write(event.accountId);
    case "GroupDeleted":
      groups.delete(event.groupName);
      return write(event.accountId);
    case "GroupRenamed":
      replaceKey(groups, event.groupName, event.group);
      renameInMembers(identities, event.groupName, event.group);
      return write(event.accountId);
    default:
      unreachable(event);
  }
}

function renameInMembers({ users }: AccountIdentities, groupName: string, { name }: Group): void {
  for (const user of users.values()) {
    if (user.groups?.includes(groupName) !== true) continue;
    open(users).set(user.name, { ...user, groups: user.groups.map((each) => (each === groupName ? name : each)) });
  }
}

/** The value under its own name; the name that it had before is free. */
export function replaceKey<V extends Readonly<{ name: string }>>(map: Map<string, V>, oldName: string, value: V): void {
  if (oldName !== value.name) map.delete(oldName);
  map.set(value.name, value);
}
