/** Finding the people and places of a drill by the names that a feature gives them. */
import type { ActorRole } from "../evidence/index.ts";
import type { Actor } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { NotRun } from "./not-run.ts";
import type {
  AccountView,
  DetectionView,
  GuardrailView,
  OrganizationalUnitView,
  OrganizationView,
} from "./organization-view.ts";

export const ATTACKER = "the attacker";

/** An account by its name in the organization file, or by its id; one that was made in the drill too, once it was seen. */
export function accountNamed(drill: Drill, name: string): AccountView {
  const accounts = [...drill.view.accounts, ...drill.newcomers.values()];
  const found = accounts.find((each) => each.name === name || each.id === name);
  if (found === undefined)
    throw unknown(
      "account",
      name,
      accounts.map((each) => each.name),
    );
  return found;
}

export function guardrailNamed(drill: Drill, name: string): GuardrailView {
  const guardrails = drill.organization.guardrails;
  const found = guardrails.find((each) => each.name === name);
  if (found === undefined)
    throw unknown(
      "guardrail",
      name,
      guardrails.map((each) => each.name),
    );
  return found;
}

export function organizationNamed(drill: Drill, name: string): OrganizationView {
  const found = drill.view.organizations.find((each) => each.name === name);
  if (found === undefined)
    throw unknown(
      "organization",
      name,
      drill.view.organizations.map((each) => each.name),
    );
  return found;
}

/** Of the organization that is drilled, unless another is given. */
export function unitNamed(drill: Drill, name: string, organization = drill.organization): OrganizationalUnitView {
  const units = organization.organizationalUnits;
  const found = units.find((each) => each.name === name || each.path === name);
  if (found === undefined)
    throw unknown(
      "organizational unit",
      name,
      units.map((each) => each.path),
    );
  return found;
}

/** The id of what a policy can be attached to: `Root`, an organizational unit or an account. */
export function targetNamed(drill: Drill, name: string): string {
  if (name === "Root") return drill.organization.rootId;
  const account = drill.view.accounts.find((each) => each.name === name || each.id === name);
  return account?.id ?? unitNamed(drill, name).id;
}

export function detectionNamed(drill: Drill, name: string): DetectionView {
  const found = drill.view.detections.find((each) => each.name === name);
  if (found === undefined)
    throw unknown(
      "detection",
      name,
      drill.view.detections.map((each) => each.name),
    );
  return found;
}

/** The member accounts that the drill is about; those declared free to leave and closed ones are left out, and `excused` names them. */
export function memberAccounts(
  drill: Drill,
): Readonly<{ tried: readonly AccountView[]; excused: readonly AccountView[] }> {
  const members = drill.view.accounts.filter(
    (each) => each.organization === drill.organization.name && !each.isManagement,
  );
  const isExcused = (each: AccountView): boolean => each.mayLeave !== undefined || each.isClosed === true;
  const tried = members.filter((each) => !isExcused(each));
  if (tried.length === 0)
    throw new NotRun("the organization has no member account that is neither closed nor declared free to leave");
  return { tried, excused: members.filter(isExcused) };
}

/** An organization that the accounts do not belong to: the file's second, or the intruder's own. */
export function foreignOrganization(drill: Drill): OrganizationView {
  const found = drill.view.organizations.find((each) => each.name !== drill.organization.name);
  if (found === undefined) throw new NotRun("this target has no second organization to join");
  return found;
}

export function managementActor(drill: Drill, organization: OrganizationView): Actor {
  const account = accountNamed(drill, organization.managementAccountId);
  const principal =
    account.principals.find((each) => each.isAdministrator && each.kind !== "root") ?? account.principals[0];
  if (principal === undefined) throw new NotRun(`the management account ${account.name} has no administrator`);
  return { name: `the operator of ${organization.name}`, role: "operator", account, principal: principal.name };
}

/** Puts actors under a name; several actors under one name act one after the other. */
export function castAs(
  drill: Drill,
  name: string,
  cast: { role: ActorRole; members: readonly Readonly<{ account: AccountView; principal: string }>[] },
): void {
  drill.cast.set(
    name,
    cast.members.map(({ account, principal }) => ({ name, role: cast.role, account, principal })),
  );
}

export function actorsNamed(drill: Drill, name: string): readonly Actor[] {
  const actors = drill.cast.get(name);
  if (actors === undefined) throw unknown("actor", name, [...drill.cast.keys()]);
  return actors;
}

/** Somebody who goes about their own work. */
export function operatorNamed(drill: Drill, named: Readonly<{ principal: string; account: string }>): Actor {
  const account = accountNamed(drill, named.account);
  return { name: named.principal, role: "operator", account, principal: principalIn(account, named.principal) };
}

/** Checks that the account lists that principal. */
export function principalIn(account: AccountView, name: string): string {
  const found = account.principals.find((each) => each.name === name);
  if (found === undefined)
    throw unknown(
      `principal of ${account.name}`,
      name,
      account.principals.map((each) => each.name),
    );
  return found.name;
}

function unknown(what: string, name: string, known: readonly string[]): Error {
  const list = known.length === 0 ? "there is none" : `known: ${known.map((each) => `\`${each}\``).join(", ")}`;
  return new Error(`no ${what} \`${name}\`; ${list}`);
}
