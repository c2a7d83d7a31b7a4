/** Casts that bind to any organization: an administrator, the root user or every principal of the accounts in question. */
import type { Actor } from "./attempt.ts";
import { castAs, memberAccounts } from "./cast.ts";
import type { Drill } from "./drill.ts";
import { NotRun } from "./not-run.ts";
import type { AccountView, PrincipalView } from "./organization-view.ts";

type Member = Readonly<{ account: AccountView; principal: string }>;

const membersBy = (accounts: readonly AccountView[], choose: (each: PrincipalView) => boolean): readonly Member[] =>
  accounts.flatMap((account) => account.principals.filter(choose).map(({ name }) => ({ account, principal: name })));

/** Every administrator of every member account (a guardrail may spare one role and not another), or a synthetic one where the file lists none. */
export function castAdministrators(drill: Drill, name: string): void {
  const members = membersBy(memberAccounts(drill).tried, (each) => each.isAdministrator && each.kind !== "root");
  castAs(drill, name, { role: "attacker", members });
}

/** Every user and role of every member account that is no administrator. */
export function castOthers(drill: Drill, name: string): void {
  const members = membersBy(memberAccounts(drill).tried, (each) => !each.isAdministrator);
  if (members.length === 0) throw new NotRun("every user and role of the member accounts is an administrator");
  castAs(drill, name, { role: "attacker", members });
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
