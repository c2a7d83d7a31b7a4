/** Is every way out denied in every member account? Computed from the guardrails of the file, without an attempt. */
import type { Finding } from "../evidence/index.ts";
import { invariant } from "../kernel/index.ts";
import { memberAccounts } from "./cast.ts";
import type { Coverage, OpenWay, UncoveredAccount } from "./coverage.ts";
import type { Drill } from "./drill.ts";
import { NotRun } from "./not-run.ts";
import type { AccountView } from "./organization-view.ts";

const EXPECTED = "every way out is denied to everybody, whatever their permissions";

/** Reads the guardrails as they are attached now. */
export function sweepForWaysOut(drill: Drill): void {
  memberAccounts(drill);
  const { coverage } = drill.opened;
  if (coverage === undefined) throw new NotRun("this target does not show the policies of its organization");
  drill.coverage = coverage();
  for (const name of drill.coverage.assumptions) drill.touchedAssumptions.add(name);
}

/** One finding for each account that was asked about, the most open ones first: their reason stands on top of the report. */
export function expectEveryWayDenied(drill: Drill): void {
  const { coverage } = drill;
  if (coverage === undefined) throw new Error("nothing was swept yet; a When must come first");
  const byId = new Map(drill.view.accounts.map((account) => [account.id, account]));
  const open = new Set(coverage.uncovered.map(({ accountId }) => accountId));
  for (const each of mostOpenFirst(coverage.uncovered)) {
    const account = byId.get(each.accountId);
    invariant(account !== undefined, `the swept account ${each.accountId} is in the view`);
    drill.findings.push(uncovered(each, account, coverage));
  }
  for (const account of memberAccounts(drill).tried)
    if (!open.has(account.id)) drill.findings.push(covered(account, coverage));
}

const mostOpenFirst = (accounts: readonly UncoveredAccount[]): readonly UncoveredAccount[] =>
  accounts.toSorted((left, right) => certainWays(right) - certainWays(left));

const certainWays = ({ ways }: UncoveredAccount): number =>
  sentencesOf(ways.filter(({ conditionKeys }) => conditionKeys.length === 0)).size;

const computed = ({ assumptions }: Coverage) =>
  ({ answer: "prevention", class: "modelled", expected: EXPECTED, basis: "computed", assumptions, calls: [] }) as const;

function covered(account: AccountView, coverage: Coverage): Finding {
  const who = `everybody in ${account.name}`;
  return {
    ...computed(coverage),
    verdict: "held",
    reason: `a guardrail denies ${who} each of ${coverage.ways.length} ways out: ${inWords(coverage.ways, "or")}`,
    accountId: account.id,
    accountName: account.name,
    ...(account.place !== undefined && { place: account.place }),
    observed: `0 of ${coverage.ways.length} ways out open`,
  };
}

/** Open for certain is a break; a deny that hangs on what the caller chooses leaves it undecided. */
function uncovered({ ways, change }: UncoveredAccount, account: AccountView, coverage: Coverage): Finding {
  const open = ways.filter(({ conditionKeys }) => conditionKeys.length === 0);
  const doubtful = ways.filter(({ conditionKeys }) => conditionKeys.length > 0);
  const clauses = [...clausesOf(open, account, isFree), ...clausesOf(doubtful, account, mayBeFree)];
  return {
    ...computed(coverage),
    verdict: open.length > 0 ? "broke" : "inconclusive",
    reason: `${clauses.join("; ")}; to close the gap, ${change}`,
    accountId: account.id,
    accountName: account.name,
    ...(account.place !== undefined && { place: account.place }),
    observed: `${sentencesOf(open).size} of ${coverage.ways.length} ways out open, ${sentencesOf(doubtful).size} denied only under a condition`,
  };
}

const sentencesOf = (ways: readonly OpenWay[]): ReadonlySet<string> => new Set(ways.map(({ sentence }) => sentence));

type Clause = (whom: string, what: string, way: OpenWay) => string;

const isFree: Clause = (whom, what) => `no guardrail denies that ${whom} can ${what}`;

const mayBeFree: Clause = (whom, what, { conditionKeys }) => {
  const keys = conditionKeys.map((key) => `\`${key}\``);
  return `denied only under a condition on ${inWords(keys, "and")} is that ${whom} can ${what}`;
};

/** Ways that are open to the same principals in the same manner are told in one clause. */
function clausesOf(ways: readonly OpenWay[], account: AccountView, clause: Clause): readonly string[] {
  const groups = new Map<string, OpenWay[]>();
  for (const way of ways) {
    const key = JSON.stringify([way.principals, way.conditionKeys]);
    groups.set(key, [...(groups.get(key) ?? []), way]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const what = inWords(
      group.map(({ sentence }) => sentence),
      "or",
    );
    return [clause(whomIn(first.principals, account), what, first)];
  });
}

const NAMED = 3;

function whomIn(names: readonly string[], account: AccountView): string {
  const synthetic = new Set(
    account.principals.filter((each) => each.isSynthetic && each.kind !== "root").map(({ name }) => name),
  );
  const words = names.map((name) => (synthetic.has(name) ? "an administrator that the file does not list" : name));
  const shown = words.length > NAMED + 1 ? words.slice(0, NAMED) : words;
  const more = words.length - shown.length;
  return inWords(more === 0 ? shown : [...shown, `${more} more`], "and");
}

const inWords = (words: readonly string[], last: "and" | "or"): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1) ?? ""}`;
