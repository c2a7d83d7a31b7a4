/** Others who can be asked at the same moment whether a thing is there at all, when the one who was asked is shown nothing. */
import type { Actor } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import type { AccountView } from "./organization-view.ts";

/** More accounts are not asked: one that has it is enough. */
export const MOST_ASKED = 25;

/** An administrator of each account but that one, where the target has credentials of theirs. */
export const lookersBeside = (drill: Drill, accounts: readonly AccountView[], asked: AccountView): readonly Actor[] =>
  accounts
    .filter(({ id, isClosed }) => id !== asked.id && isClosed !== true)
    .flatMap((account) => lookerIn(drill, account) ?? [])
    .slice(0, MOST_ASKED);

export function lookerIn({ opened }: Drill, account: AccountView): Actor | undefined {
  const administrators = account.principals.filter((each) => each.isAdministrator);
  const named = administrators
    .toSorted((left, right) => Number(left.kind === "root") - Number(right.kind === "root"))
    .find(({ name }) => opened.target.as({ accountId: account.id, principal: name }) !== undefined);
  return named && { name: `an administrator of ${account.name}`, role: "auditor", account, principal: named.name };
}

/** The accounts that pay for organizations. */
export const payersIn = ({ view }: Drill): readonly AccountView[] =>
  view.accounts.filter(({ id }) => view.organizations.some(({ managementAccountId }) => managementAccountId === id));
