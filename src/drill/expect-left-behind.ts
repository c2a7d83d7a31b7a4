/** Which roles still open, and which conditions on the organization have stopped matching: worked out from policies, then tried. Claims DEPART-08, LEAVE-13. */
import { assumingRole, auditRoles, callApi, listOf } from "../action/index.ts";
import { type Attempt, hasSucceeded } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { cameTo, claim } from "./expect-consequence.ts";
import type { ClosedDoor, LeftBehind, OpenDoor, RoleSeen } from "./left-behind.ts";
import { NotRun } from "./not-run.ts";
import type { AccountView } from "./organization-view.ts";
import type { RoleAudit } from "./role-audit.ts";

/** Reads the account's roles as its own administrator and asks the policies who of the organization can assume them. */
export async function auditOpenDoors(drill: Drill, account: AccountView): Promise<void> {
  const { openDoors } = leftBehindIn(drill);
  const administrator = account.principals.find((each) => each.isAdministrator);
  if (administrator === undefined) throw new NotRun(`${account.name} has no administrator who could read its roles`);
  const actor = { name: "the auditor", role: "auditor", account, principal: administrator.name } as const;
  const attempt = await drill.act(actor, auditRoles);
  if (!hasSucceeded(attempt)) throw new Error(`could not ${auditRoles.sentence}: ${cameTo(attempt)}`);
  const doors = openDoors(account.id, rolesIn(attempt));
  for (const name of doors.assumptions) drill.touchedAssumptions.add(name);
  drill.audit = { account, doors, attempt };
}

type RoleDetail = Readonly<{
  RoleName?: string;
  Arn?: string;
  Path?: string;
  AssumeRolePolicyDocument?: string;
  Tags?: readonly Readonly<{ Key?: string; Value?: string }>[];
}>;

/** Nobody holds a service-linked role, whatever its trust policy says. */
const SERVICE_LINKED = "/aws-service-role/";

function rolesIn({ calls }: Attempt): readonly RoleSeen[] {
  const details = calls.flatMap(({ outcome }) =>
    outcome.kind === "succeeded" ? listOf<RoleDetail>(Object(outcome.output), "RoleDetailList") : [],
  );
  return details
    .filter(({ Path }) => Path?.startsWith(SERVICE_LINKED) !== true)
    .map(({ RoleName = "", Arn = "", AssumeRolePolicyDocument = "", Tags = [] }) => ({
      name: RoleName,
      arn: Arn,
      trustPolicy: decodeURIComponent(AssumeRolePolicyDocument),
      tags: new Map(Tags.map(({ Key = "", Value = "" }) => [Key, Value])),
    }));
}

function leftBehindIn({ opened }: Drill): LeftBehind {
  if (opened.leftBehind === undefined) throw new NotRun("this target does not show the policies of its organization");
  return opened.leftBehind;
}

function auditIn({ audit }: Drill): RoleAudit {
  if (audit === undefined) throw new Error("no roles were audited yet; a When must come first");
  return audit;
}

/** Exactly these roles are open, whoever it is that they let in. */
export function expectOpenRoles(drill: Drill, names: readonly string[]): void {
  const { account, doors, attempt } = auditIn(drill);
  drill.lookAt();
  const open = doors.open.map(({ role }) => role).sort();
  const expected = [...names].sort();
  const unread = doors.unreadable.map(({ role, reason }) => `the trust policy of ${role} cannot be read (${reason})`);
  claim(drill, {
    attempt,
    account,
    holds: JSON.stringify(open) === JSON.stringify(expected),
    doubt: unread.length === 0 ? undefined : unread.join("; "),
    reason: `of ${doors.roles} roles of ${account.name}, principals of ${drill.organization.name} can assume ${told(doors.open)}`,
    expected: expected.length === 0 ? "none" : expected.join(", "),
    observed: open.length === 0 ? "none" : open.join(", "),
    basis: "computed",
  });
}

const told = (open: readonly OpenDoor[]): string =>
  open.length === 0 ? "none" : open.map((door) => `${door.role} (${visitorsOf(door)})`).join(", ");

const SHOWN = 3;

function visitorsOf({ visitors }: OpenDoor): string {
  const names = visitors.map(({ accountName, name, conditionKeys }) =>
    conditionKeys.length === 0
      ? `${name} of ${accountName}`
      : `${name} of ${accountName}, who must meet ${conditionKeys.join(" and ")}`,
  );
  const more = names.length - SHOWN;
  return [...names.slice(0, SHOWN), ...(more > 0 ? [`${more} more`] : [])].join("; ");
}

/** Every door that the policies leave open is walked through: an audit that lists a shut door breaks. */
export async function expectDoorsReallyOpen(drill: Drill): Promise<void> {
  const { account, doors } = auditIn(drill);
  const certain = doors.open.flatMap((door) => {
    const visitor = door.visitors.find(({ conditionKeys }) => conditionKeys.length === 0);
    return visitor === undefined ? [] : [{ door, visitor }];
  });
  if (certain.length === 0)
    throw new Error("the audit lists no role that is open without a condition, so nothing can be tried");
  for (const { door, visitor } of certain) {
    const owner = drill.view.accounts.find(({ id }) => id === visitor.accountId);
    if (owner === undefined) throw new Error(`the drill knows no account ${visitor.accountId}`);
    const actor = { name: visitor.name, role: "attacker", account: owner, principal: visitor.name } as const;
    const attempt = await drill.act(actor, assumingRole(door.arn, callApi("sts", "GetCallerIdentity")));
    claim(drill, {
      attempt,
      account,
      holds: hasSucceeded(attempt),
      reason: `\`${visitor.name}\` of ${visitor.accountName} enters ${account.name} as ${door.role}: ${cameTo(attempt)}`,
      expected: "it gets in",
      observed: cameTo(attempt),
    });
  }
}

/** What the policies of the organization's other accounts no longer let this account do, one line for each resource and action. */
export function expectClosedDoors(drill: Drill, account: AccountView, expected: readonly string[]): void {
  drill.lookAt();
  const closed = leftBehindIn(drill).closedDoors(account.id).map(lineOf).sort();
  claim(drill, {
    account,
    holds: JSON.stringify(closed) === JSON.stringify([...expected].sort()),
    reason: `conditions on the organization no longer let ${account.name} in: ${closed.join(", ") || "none"}`,
    expected: [...expected].sort().join(", ") || "none",
    observed: closed.join(", ") || "none",
    basis: "computed",
  });
}

const lineOf = ({ resource, action }: ClosedDoor): string => `${resource.kind} ${resource.name}: ${action}`;
