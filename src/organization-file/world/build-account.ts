/** One account of the file, before it joins anything. */
import type { RootUser } from "../../domain/index.ts";
import type { Instant } from "../../kernel/index.ts";
import type { AccountEntry } from "../organization-file.ts";
import { accountIdOf, type Building, instantOf } from "./building.ts";

/** What decides the defaults of the root user. */
export type Standing = "management" | "member" | "standalone";

export type StandingAccount = Readonly<{ account: AccountEntry; standing: Standing }>;

export function openAccount(building: Building, { account, standing }: StandingAccount): void {
  const id = accountIdOf(building, account);
  const createdAt = createdAtOf(building, account);
  building.offsets.accounts.set(id, account.at);
  building.record({
    kind: "AccountOpened",
    account: {
      id,
      name: account.name,
      email: account.email.text,
      state: account.state,
      createdAt,
      activeFrom: createdAt,
      signUp: account.signUp,
      rootUser: rootUserOf(account, standing),
      membership: undefined,
      tags: account.tags,
    },
  });
}

/** A created account has no root password until somebody recovers it (claim LEAVE-17); whoever signed up has one. */
function rootUserOf({ method, principals }: AccountEntry, standing: Standing): RootUser {
  const password = standing !== "member" || method === "INVITED";
  return { password: principals.root.password ?? password, mfa: principals.root.mfa ?? standing === "management" };
}

export const createdAtOf = (building: Building, account: AccountEntry): Instant =>
  instantOf(building, account.created ?? account.joinedAt);

/** An account that only says when it was opened joined at that moment. */
export const joinedAtOf = (building: Building, account: AccountEntry): Instant =>
  instantOf(building, account.joinedAt ?? account.created);
