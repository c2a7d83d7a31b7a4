/** Which member accounts have no effective deny on their departure, and what would close them. Claim DEPART-16. */
import { type Account, membersOf, type Organization, type World } from "../../domain/index.ts";
import type { AccountId } from "../../kernel/index.ts";
import { type AccountGroup, accountGroups, splitAccounts } from "../account-groups.ts";
import { compiledTexts } from "../compiled-texts.ts";
import type { MemberPrincipal } from "../member-principal.ts";
import { statementsFor } from "../sweep/sweep.ts";
import { tellsApart } from "../tells-apart.ts";
import { smallestChanges } from "./smallest-change.ts";
import { type Asked, type Standing, standings } from "./standing.ts";
import { WAYS_OUT, type WayOut } from "./ways-out.ts";

/** One way that is not closed to some principals of an account. */
export type OpenWay = Readonly<{
  /** Completes "can …". */
  sentence: string;
  /** Names of users and roles, and `root`. */
  principals: readonly string[];
  /** Empty when nothing denies it; else the condition keys, all the caller's choice, on which the deny hangs. */
  conditionKeys: readonly string[];
}>;

export type UncoveredAccount = Readonly<{
  accountId: string;
  /** At least one. */
  ways: readonly OpenWay[];
  /** What would close it, in the imperative. */
  change: string;
}>;

export type Coverage = Readonly<{
  /** Member accounts that were asked about; those that are free to leave are not among them. */
  accounts: number;
  /** Root users, users and roles of those accounts; service-linked roles are not among them. */
  principals: number;
  ways: readonly string[];
  uncovered: readonly UncoveredAccount[];
  /** Named assumptions that an answer rests on. */
  assumptions: readonly string[];
}>;

export type CoverageQuestion = Readonly<{
  organization: Organization;
  /** Ids of accounts that are meant to be able to leave. */
  freeToLeave: Readonly<{ has(id: AccountId): boolean }>;
  assumptions: Readonly<Record<string, string>>;
}>;

/**
 * Asks for the root user and every user and role of every member account whether service control policies deny each way out to an
 * ordinary session, whatever the permissions. Service-linked roles are left out: nobody holds them, and no such policy binds them.
 */
export function coverageOf(world: World, question: CoverageQuestion): Coverage {
  const { organization, freeToLeave } = question;
  const members = [...membersOf(organization)]
    .filter((id) => id !== organization.managementAccountId)
    .flatMap((id) => world.accounts.get(id) ?? []);
  const asked = members.filter(({ id }) => !freeToLeave.has(id));
  const compiled = compiledTexts();
  const gaps = new Gaps(standings(world, compiled, question.assumptions));
  let principals = 0;
  for (const group of accountGroups(world, asked, compiled)) {
    const bound = group.principals.filter(({ kind }) => kind !== "serviceLinkedRole");
    principals += bound.length * group.accounts.length;
    for (const principal of bound) gaps.look(group, principal);
  }
  const free = members.filter(({ id }) => freeToLeave.has(id));
  const found = gaps.found();
  const changeFor = smallestChanges({ organization, compiled }, found, free);
  return {
    accounts: asked.length,
    principals,
    ways: WAYS_OUT.map(({ sentence }) => sentence),
    uncovered: found.map((gap) => ({ accountId: gap.account.id, ways: gap.ways, change: changeFor(gap) })),
    assumptions: [...gaps.assumptions].sort(),
  };
}

type Found = Readonly<{ account: Account; ways: readonly OpenWay[]; actions: readonly string[] }>;
type Opening = { way: WayOut; principals: string[]; keys: readonly string[] };

/** The openings of each account, gathered principal by principal. */
class Gaps {
  readonly assumptions = new Set<string>();
  readonly #standingOf: (asked: Asked) => Standing;
  readonly #openings = new Map<Account, Map<string, Opening>>();
  readonly #known = new Map<string, Standing>();

  constructor(standingOf: (asked: Asked) => Standing) {
    this.#standingOf = standingOf;
  }

  look(group: AccountGroup, principal: MemberPrincipal): void {
    for (const way of WAYS_OUT) {
      if (way.rootOnly && principal.kind !== "root") continue;
      const statements = (group.path.ladder ?? []).flatMap(({ policies }) =>
        policies.flatMap(({ document }) => way.needs.flatMap(({ action }) => [...statementsFor(document, action)])),
      );
      const apart = tellsApart(statements);
      const whose = apart.principals ? `${principal.path}${principal.name} ${JSON.stringify([...principal.tags])}` : "";
      for (const [part, accounts] of splitAccounts(group.accounts, apart)) {
        const [account] = accounts;
        if (account === undefined) continue;
        const key = [way.sentence, group.path.number, principal.kind, whose, part].join("\n");
        const standing = this.#known.get(key) ?? this.#standingOfWay(way, { path: group.path, account, principal });
        this.#known.set(key, standing);
        for (const name of standing.assumptions) this.assumptions.add(name);
        if (standing.kind !== "denied") for (const each of accounts) this.#note(each, { way, principal, standing });
      }
    }
  }

  /** Denied when any need of it is; open when all are; else it hangs on the keys of those that do. */
  #standingOfWay({ needs }: WayOut, asked: Omit<Asked, "action">): Standing {
    const all = needs.map((action) => this.#standingOf({ ...asked, action }));
    const assumptions = all.flatMap((each) => each.assumptions);
    if (all.some(({ kind }) => kind === "denied")) return { kind: "denied", keys: [], assumptions };
    const keys = [...new Set(all.flatMap((each) => each.keys))].sort();
    return { kind: all.every(({ kind }) => kind === "open") ? "open" : "conditional", keys, assumptions };
  }

  #note(
    account: Account,
    { way, principal, standing }: Readonly<{ way: WayOut; principal: MemberPrincipal; standing: Standing }>,
  ): void {
    const openings = this.#openings.get(account) ?? new Map<string, Opening>();
    this.#openings.set(account, openings);
    const key = `${way.sentence} ${standing.keys.join()}`;
    const opening = openings.get(key);
    if (opening === undefined) openings.set(key, { way, principals: [principal.name], keys: standing.keys });
    else opening.principals.push(principal.name);
  }

  /** In the order of the accounts' ids. */
  found(): readonly Found[] {
    const gaps = [...this.#openings].map(([account, openings]): Found => {
      const all = [...openings.values()];
      const ways = all.map(({ way, principals, keys }) => ({
        sentence: way.sentence,
        principals,
        conditionKeys: keys,
      }));
      return { account, ways, actions: actionsToDeny(all.map(({ way }) => way)) };
    });
    return gaps.sort((one, other) => (one.account.id < other.account.id ? -1 : 1));
  }
}

/** The last need of a way is the one whose deny closes others too: who may not leave may not join elsewhere. */
const actionsToDeny = (ways: readonly WayOut[]): readonly string[] => [
  ...new Set(ways.flatMap(({ needs }) => needs.at(-1)?.action ?? [])),
];
