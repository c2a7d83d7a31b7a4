/** What things are called in a baseline: by their names, and by their ids too where a name alone could be another's. */
import type { AccountView } from "./organization-view.ts";

type Named = Pick<AccountView, "id" | "name">;

/** How parts of a reading begin that are named after an organization or an account. */
const OF_ORGANIZATION = [
  "organization ",
  "delegations in ",
  "assignments in ",
  "stack sets in ",
  "root access in ",
  "invitations in ",
  "transfers in ",
] as const;

const OF_ACCOUNT = [
  "people and roles of ",
  "root user of ",
  "trails of ",
  "rules of ",
  "alarms of ",
  "log groups of ",
  "GuardDuty of ",
  "Security Hub of ",
  "Config of ",
  "shares of ",
  "costs of ",
  "sign-in of ",
  "invitations to ",
  "topics of ",
  "queues of ",
  "functions of ",
  "buckets of ",
  "event data stores of ",
  "budgets of ",
  "anomaly monitors of ",
  "quotas of ",
] as const;

export type PartBeginning = (typeof OF_ORGANIZATION)[number] | (typeof OF_ACCOUNT)[number];

/** Whether it is called as parts of a reading are. */
export const isPartName = (name: string): boolean =>
  [...OF_ORGANIZATION, ...OF_ACCOUNT].some((each) => name.startsWith(each));

/** What stands between a thing and its account. */
const BETWEEN = [" of ", " in ", " with ", " to "] as const;

/** Whether it is a thing of the account: what ends in an account's name is that account's, because `accountCalled` leaves no doubt. */
export const isIn = (subject: string, account: string): boolean =>
  BETWEEN.some((each) => subject.endsWith(`${each}${account}`));

/**
 * Names of accounts need not be unique (aws-facts section 2), and whoever may create or rename one chooses what it reads like. By name
 * where that says which one it is, `name (id)` where others are called so, and `id (name)` where the name could be something else.
 */
export function accountCalled(accounts: readonly Named[], id: string): string {
  const account = accounts.find((each) => each.id === id);
  if (account === undefined) return id;
  const { name } = account;
  const others = accounts.filter((each) => each.id !== id);
  if (isMistakable(name) || others.some((other) => isIn(name, other.name))) return `${id} (${name})`;
  return others.some((other) => other.name === name) ? `${name} (${id})` : name;
}

/** It begins as an id, a part or a unit does, it ends as a name with an id or a Region does, or it reads like two names of a list. */
const isMistakable = (name: string): boolean =>
  /^\d{12}/.test(name) ||
  /^Root($| \/ )/.test(name) ||
  / \([a-z0-9-]+\)$/.test(name) ||
  name.includes(", ") ||
  isPartName(name);

/** The path of a unit, with its id where its name could be read as more than one, or as one with an id. */
export function unitCalled(above: string, { id, name }: Named): string {
  const path = `${above} / ${name}`;
  return name.includes(" / ") || name.includes(", ") || / \([^()]*\)$/.test(name) ? `${path} (${id})` : path;
}

/** The name; with the id behind it where another of them is called so. */
export function calledAmong(all: readonly Partial<Named>[], { id, name }: Partial<Named>): string {
  const isShared = all.some((other) => other.name === name && other.id !== id);
  return isShared ? `${name} (${id})` : `${name}`;
}

/** A customer's policy may be called as one of AWS's is: it is told with its ARN. */
export const policyCalled = ({
  PolicyName = "",
  PolicyArn = "",
}: Readonly<{ PolicyName?: string; PolicyArn?: string }>) =>
  PolicyArn === "" || /^arn:[^:]*:iam::aws:/.test(PolicyArn) ? PolicyName : `${PolicyName} (${PolicyArn})`;

type Told = Readonly<{ subject: string; aspect: string }>;

export const keyOf = ({ subject, aspect }: Told): string => `${subject}\n${aspect}`;

/** No two are of the same words: the second is told as `aspect (2)`, so that none takes the place of another. */
export function numbered<Fact extends Told>(facts: readonly Fact[]): readonly Fact[] {
  const taken = new Set(facts.map(keyOf));
  const seen = new Set<string>();
  return facts.map((fact) => {
    let [told, count] = [fact, 1];
    while (seen.has(keyOf(told)) || (count > 1 && taken.has(keyOf(told))))
      told = { ...fact, aspect: `${fact.aspect} (${++count})` };
    seen.add(keyOf(told));
    return told;
  });
}
