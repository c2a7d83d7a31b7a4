/** Casts that bind to any organization: an administrator, the root user or every principal of the accounts in question. */
import type { Actor } from "./attempt.ts";
import { castAs, memberAccounts } from "./cast.ts";
import type { Drill } from "./drill.ts";
import type { AccountView, PrincipalView } from "./organization-view.ts";

type Member = Readonly<{ account: AccountView; principal: string }>;

const membersBy = (accounts: readonly AccountView[], choose: (each: PrincipalView) => boolean): readonly Member[] =>
  accounts.flatMap((account) => account.principals.filter(choose).map(({ name }) => ({ account, principal: name })));

/** One administrator for each member account: a user or role of the file, or a synthetic one where the file lists none. */
export function castAdministrators(drill: Drill, name: string): void {
  const firsts = memberAccounts(drill).tried.flatMap((account) =>
    membersBy([account], (each) => each.isAdministrator && each.kind !== "root").slice(0, 1),
  );
  castAs(drill, name, { role: "attacker", members: firsts });
}

export function castRootUsers(drill: Drill, name: string): void {
  castAs(drill, name, {
    role: "attacker",
    members: membersBy(memberAccounts(drill).tried, (each) => each.kind === "root"),
  });
}

export function castEveryPrincipal(drill: Drill, name: string, account: AccountView): void {
  castAs(drill, name, { role: "attacker", members: membersBy([account], () => true) });
}

export const accountsOf = (actors: readonly Actor[]): readonly AccountView[] => [
  ...new Map(actors.map(({ account }) => [account.id, account])).values(),
];
