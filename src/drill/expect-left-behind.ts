/** Which roles still open, and which conditions on the organization have stopped matching, worked out from policies. Claims DEPART-08, LEAVE-13. */
import { auditRoles, listOf } from "../action/index.ts";
import { formatInstant } from "../kernel/index.ts";
import { type Absence, noteSeen, wasSeen } from "./absence.ts";
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
  const organization = organizationLeftBy(drill, account);
  const administrator = account.principals.find((each) => each.isAdministrator);
  if (administrator === undefined) throw new NotRun(`${account.name} has no administrator who could read its roles`);
  const actor = { name: "the auditor", role: "auditor", account, principal: administrator.name } as const;
  const attempt = await drill.act(actor, auditRoles);
  if (!hasSucceeded(attempt)) throw new Error(`could not ${auditRoles.sentence}: ${cameTo(attempt)}`);
  const doors = openDoors(account.id, rolesIn(attempt));
  for (const name of doors.assumptions) drill.touchedAssumptions.add(name);
  drill.audit = { account, organization, doors, attempt };
}

function organizationLeftBy(drill: Drill, account: AccountView): string {
  const found = leftBehindIn(drill).organizationOf(account.id);
  if (!found.ok) throw new NotRun(`nobody can say what ${account.name} left behind: ${found.refusal}`);
  return found.value;
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

export function auditIn({ audit }: Drill): RoleAudit {
  if (audit === undefined) throw new Error("no roles were audited yet; a When must come first");
  return audit;
}

/** Exactly these roles are open, whoever it is that they let in. */
export function expectOpenRoles(drill: Drill, names: readonly string[]): void {
  const { account, organization, doors, attempt } = auditIn(drill);
  drill.lookAt();
  const open = doors.open.map(({ role }) => role).sort();
  const expected = [...names].sort();
  const unread = doors.unreadable.map(({ role, reason }) => `the trust policy of ${role} cannot be read (${reason})`);
  claim(drill, {
    attempt,
    account,
    holds: JSON.stringify(open) === JSON.stringify(expected),
    doubt: unread.length === 0 ? nothingRead(doors) : unread.join("; "),
    reason: `of ${doors.roles} roles of ${account.name}, principals of ${organization} can assume ${told(doors.open)}`,
    expected: expected.length === 0 ? "none" : expected.join(", "),
    observed: open.length === 0 ? "none" : open.join(", "),
    basis: "computed",
  });
}

/** Doors of nobody are not shut. */
function nothingRead({ roles, principals }: RoleAudit["doors"]): string | undefined {
  if (roles === 0) return "it has no role that anybody could assume, so nothing was looked at";
  return principals === 0 ? "the organization has no principal that could assume any" : undefined;
}

const told = (open: readonly OpenDoor[]): string =>
  open.length === 0 ? "none" : open.map((door) => `${door.role} (${visitorsOf(door)})`).join(", ");

const SHOWN = 3;

export function visitorsOf({ visitors }: OpenDoor): string {
  const names = visitors.map((visitor) => {
    const conditions = conditionsOn(visitor);
    const who = `${visitor.name} of ${visitor.accountName}`;
    return conditions === undefined ? who : `${who}, ${conditions}`;
  });
  const more = names.length - SHOWN;
  return [...names.slice(0, SHOWN), ...(more > 0 ? [`${more} more`] : [])].join("; ");
}

export type Visitor = OpenDoor["visitors"][number];

function conditionsOn({ conditionKeys, from }: Visitor): string | undefined {
  const must = conditionKeys.length === 0 ? [] : [`who must meet ${conditionKeys.join(" and ")}`];
  const told = [...(from === undefined ? [] : [`from ${formatInstant(from)}`]), ...must];
  return told.length === 0 ? undefined : told.join(", ");
}

/** What the policies of the organization's other accounts no longer let this account do, one line for each resource and action. */
export function expectClosedDoors(drill: Drill, account: AccountView, expected: readonly string[]): void {
  drill.lookAt();
  const organization = organizationLeftBy(drill, account);
  const closed = leftBehindIn(drill).closedDoors(account.id).map(lineOf).sort();
  if (closed.length > 0) noteSeen(drill, SHUT_DOOR);
  claim(drill, {
    account,
    holds: JSON.stringify(closed) === JSON.stringify([...expected].sort()),
    reason: `conditions on the organization ${organization} no longer let ${account.name} in: ${closed.join(", ") || "none"}`,
    expected: [...expected].sort().join(", ") || "none",
    observed: closed.join(", ") || "none",
    basis: "computed",
    absence: expected.length === 0 ? doorsOfOthers(drill) : undefined,
  });
}

const SHUT_DOOR = "a condition on the organization that shuts somebody out";

/** Such a condition shuts another account out, or has or will have shut out this one: there is one at all. */
function doorsOfOthers(drill: Drill): Absence {
  const { closedDoors } = leftBehindIn(drill);
  const isShut = drill.view.accounts.some(
    ({ id, organization }) => organization !== null && closedDoors(id).length > 0,
  );
  return {
    isShown: () => isShut || wasSeen(drill, SHUT_DOOR),
    doubt:
      "no condition on an organization shuts any account out in this drill, so that it shuts out nobody here shows nothing",
  };
}

const lineOf = ({ resource, action }: ClosedDoor): string => `${resource.kind} ${resource.name}: ${action}`;
