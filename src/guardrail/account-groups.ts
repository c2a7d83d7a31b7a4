/** Accounts that cannot be told apart but by their own id or unit: the same path, and principals that are alike. */
import { type Account, identitiesOf, type World } from "../domain/index.ts";
import { type CompiledTexts, numbering } from "./compiled-texts.ts";
import { type Likeness, likenesses } from "./likeness.ts";
import { type MemberPrincipal, principalsOf } from "./member-principal.ts";
import { pathsIn, type ServiceControlPath } from "./service-control-path.ts";
import type { TellsApart } from "./tells-apart.ts";

export type AccountGroup = Readonly<{
  path: ServiceControlPath;
  /** As they are in the first account; alike in all others. */
  principals: readonly MemberPrincipal[];
  accounts: readonly Account[];
}>;

export function accountGroups(
  world: World,
  accounts: Iterable<Account>,
  compiled: CompiledTexts,
): readonly AccountGroup[] {
  const pathOf = pathsIn(world, compiled);
  const numberOf = numbering();
  const likenessOf = likenesses(numberOf);
  const groups: AccountGroup[] = [];
  const known = new Map<ServiceControlPath, Map<Likeness, Account[]>>();
  for (const account of accounts) {
    const path = pathOf(account);
    const identities = identitiesOf(world, account.id);
    const onPath = known.get(path) ?? new Map<Likeness, Account[]>();
    known.set(path, onPath);
    const likeness = likenessOf(identities);
    const alike = onPath.get(likeness);
    if (alike !== undefined) {
      alike.push(account);
      continue;
    }
    const fresh = [account];
    onPath.set(likeness, fresh);
    groups.push({ path, principals: principalsOf(identities, numberOf), accounts: fresh });
  }
  return groups;
}

/** The accounts of a group by what tells them apart; the key is equal for equal answers on one path. */
export function splitAccounts(
  accounts: readonly Account[],
  { accounts: mentioned, units }: TellsApart,
): ReadonlyMap<string, readonly Account[]> {
  if (!units && mentioned !== "each" && mentioned.size === 0) return new Map([["", accounts]]);
  const parts = new Map<string, Account[]>();
  for (const account of accounts) {
    const own = mentioned === "each" || mentioned.has(account.id) ? account.id : "";
    const key = units ? `${own} ${account.membership?.parentId ?? ""}` : own;
    const part = parts.get(key);
    if (part === undefined) parts.set(key, [account]);
    else part.push(account);
  }
  return parts;
}
