/** What statements can tell apart: names of principals, single accounts, units. Whatever they cannot, one question answers for all. */
import type { ConditionClause, PatternClause, Statement } from "../authorization/index.ts";
import { PRINCIPAL_TAG } from "./ordinary-context.ts";

export type TellsApart = Readonly<{
  /** Principals of the same kind that hold the same. */
  principals: boolean;
  /** Accounts in different units under the same policies. */
  units: boolean;
  /** No account, those that are mentioned by id from all others, or each from each. */
  accounts: ReadonlySet<string> | "each";
}>;

export const NOTHING_APART: TellsApart = { principals: false, units: false, accounts: new Set() };
const EVERYTHING: TellsApart = { principals: true, units: true, accounts: "each" };

export function tellsApart(statements: Iterable<Statement>): TellsApart {
  let all = NOTHING_APART;
  for (const { conditions, resources } of statements) {
    if (hasVariable(resources)) return EVERYTHING;
    for (const clause of conditions) all = union(all, readBy(clause));
    if (all.accounts === "each") return EVERYTHING;
  }
  return all;
}

const hasVariable = (clause: Pick<PatternClause, "patterns"> | undefined): boolean =>
  clause?.patterns.some((each) => each.includes("${")) ?? false;

export function union(one: TellsApart, other: TellsApart): TellsApart {
  const { accounts } = one;
  if (one === NOTHING_APART || other === EVERYTHING) return other;
  if (other === NOTHING_APART || one === EVERYTHING) return one;
  return {
    principals: one.principals || other.principals,
    units: one.units || other.units,
    accounts: accounts === "each" || other.accounts === "each" ? "each" : new Set([...accounts, ...other.accounts]),
  };
}

function readBy({ key, values, operator }: ConditionClause): TellsApart {
  if (values.some((value) => value.includes("${"))) return EVERYTHING;
  const name = key.toLowerCase();
  if (name.startsWith(PRINCIPAL_TAG)) return { ...NOTHING_APART, principals: true };
  switch (name) {
    case "aws:principalarn":
      return {
        ...NOTHING_APART,
        principals: true,
        accounts: operator === "Null" ? new Set() : mentionedIn(values.map(ownerOf)),
      };
    case "aws:principalaccount":
    case "aws:resourceaccount":
      return { ...NOTHING_APART, accounts: operator === "Null" ? new Set() : mentionedIn(values) };
    case "aws:username":
      return { ...NOTHING_APART, principals: true };
    case "aws:userid":
      return EVERYTHING;
    case "aws:principalorgpaths":
    case "aws:resourceorgpaths":
      return { ...NOTHING_APART, units: true };
    default:
      return NOTHING_APART;
  }
}

/** Patterns that fit an ARN of every account alike are `*`; ids stay; all else may tell any account from any other. */
function mentionedIn(owners: readonly string[]): ReadonlySet<string> | "each" {
  const mentioned = new Set<string>();
  for (const owner of owners) {
    if (/^\d{12}$/.test(owner)) mentioned.add(owner);
    else if (owner !== "*") return "each";
  }
  return mentioned;
}

/** The account in an ARN pattern. A wildcard before it could run into it, and then it is unclear which account is meant. */
function ownerOf(pattern: string): string {
  if (pattern === "*") return "*";
  const [scheme, partition, service, region, account, ...rest] = pattern.split(":");
  const isPlain = ![scheme, partition, service, region].some((part) => /[*?]/.test(part ?? ""));
  return isPlain && rest.length > 0 ? (account ?? "") : "unclear";
}
