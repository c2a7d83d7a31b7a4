/** One account of the file, before it joins anything. */
import { type Account, CLOSURE_MS, type RootUser } from "../../domain/index.ts";
import { addMs, type Instant } from "../../kernel/index.ts";
import type { AccountEntry, Moment } from "../organization-file.ts";
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
      createdAt,
      activeFrom: createdAt,
      signUp: account.signUp,
      rootUser: rootUserOf(account, standing),
      membership: undefined,
      tags: account.tags,
      // Last, because keys after a spread would give every account a hidden class of its own.
      ...stateOf(building, account),
      ...(!account.emailVerified && { emailVerified: false }),
      ...(mayTouchBills(account, standing) && { iamUserAccessToBilling: true }),
      ...(account.seller !== undefined && { seller: account.seller }),
      ...(account.partition !== undefined && { partition: account.partition }),
    },
  });
}

/** A closing or closed account is one with a closure: its state follows from the clock. */
function stateOf({ now }: Building, { state, closure }: AccountEntry): Pick<Account, "state" | "closure"> {
  const isClosing = state === "PENDING_CLOSURE" || state === "CLOSED";
  if (!isClosing && closure === undefined) return { state };
  const given = (moment: Moment | undefined) => (moment === undefined ? undefined : instantOf({ now }, moment));
  const closedAt = given(closure?.closed) ?? (state === "PENDING_CLOSURE" ? addMs(now, CLOSURE_MS) : now);
  const requestedAt = given(closure?.requested) ?? (closedAt < now ? closedAt : now);
  return { state: isClosing ? "ACTIVE" : state, closure: { by: closure?.by ?? "owner", requestedAt, closedAt } };
}

/** CreateAccount lets users and roles see bills unless it is told otherwise; whoever signed up has not switched it on. */
const mayTouchBills = ({ iamUserAccessToBilling, method }: AccountEntry, standing: Standing): boolean =>
  iamUserAccessToBilling ?? (standing === "member" && method === "CREATED");

/** A created account has no root password until somebody recovers it (claim LEAVE-17); whoever signed up has one. */
function rootUserOf({ method, principals }: AccountEntry, standing: Standing): RootUser {
  const { password, mfa, recovery } = principals.root;
  const hasPassword = password ?? (recovery && (standing !== "member" || method === "INVITED"));
  const kind = (hasPassword ? 1 : 0) + ((mfa ?? standing === "management") ? 2 : 0) + (recovery ? 0 : 4);
  return ROOT_USERS[kind] ?? rootUser(kind);
}

const rootUser = (kind: number): RootUser => ({
  password: (kind & 1) !== 0,
  mfa: (kind & 2) !== 0,
  ...((kind & 4) !== 0 && { recovery: "barred" }),
});

/** There are eight kinds of them, and an account each. */
const ROOT_USERS: readonly RootUser[] = Array.from({ length: 8 }, (_, kind) => rootUser(kind));

export const createdAtOf = (building: Building, account: AccountEntry): Instant =>
  instantOf(building, account.created ?? account.joinedAt);

/** An account that only says when it was opened joined at that moment. */
export const joinedAtOf = (building: Building, account: AccountEntry): Instant =>
  instantOf(building, account.joinedAt ?? account.created);
