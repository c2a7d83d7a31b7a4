/** Which roles of one account the principals of an organization can assume, asked of the policies and never guessed from a role's name. */
import {
  type AttachedPolicy,
  compileText,
  evaluateStandAlone,
  type Principal,
  type StandAloneAnswer,
} from "../../authorization/index.ts";
import {
  type Account,
  accountStateAt,
  assumedRoleArn,
  identitiesOf,
  membersOf,
  type Organization,
  type World,
} from "../../domain/index.ts";
import { type AccountId, accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import { compiledTexts, numbering } from "../compiled-texts.ts";
import { isFixed } from "../coverage/is-fixed.ts";
import { type MemberPrincipal, principalIn, principalsOf, SESSION_NAME } from "../member-principal.ts";
import { ordinaryContext } from "../ordinary-context.ts";
import { pathsIn } from "../service-control-path.ts";
import { identityPoliciesOf, type ManagedPolicyTexts } from "../sweep/identity-policies.ts";
import { isOfResource, resourceSide, tagKeysOf } from "./resource-side.ts";

/** A role as IAM shows it to whoever may read the account. */
export type RoleSeen = Readonly<{
  name: string;
  arn: string;
  trustPolicy: string;
  /** Absent where nobody read them: a condition on them is then one that nobody can settle. */
  tags?: ReadonlyMap<string, string>;
}>;

export type Visitor = Readonly<{
  accountId: string;
  accountName: string;
  kind: "user" | "role";
  name: string;
  /** Empty when nothing but the policies decides; else the condition keys, all the caller's choice, on which it hangs. */
  conditionKeys: readonly string[];
}>;

export type OpenDoor = Readonly<{ role: string; arn: string; visitors: readonly Visitor[] }>;

export type Doors = Readonly<{
  /** Roles that somebody of the organization can assume; each has at least one visitor. */
  open: readonly OpenDoor[];
  roles: number;
  /** Users and roles of the organization that were asked about, once for each role. */
  principals: number;
  /** Roles whose trust policy cannot be read, with the reason: nothing is known of them. */
  unreadable: readonly Readonly<{ role: string; reason: string }>[];
  /** Named assumptions that an answer rests on. */
  assumptions: readonly string[];
}>;

export type DoorsQuestion = Readonly<{
  /** The account in which the roles are; its own principals are not asked about. */
  accountId: AccountId;
  /** Whose principals are asked about, under the service control policies that bind them now. */
  organization: Organization;
  roles: readonly RoleSeen[];
  managedPolicies: ManagedPolicyTexts;
  assumptions: Readonly<Record<string, string>>;
  /** Accounts that are closed by now let nobody in, and nobody out. */
  now: Instant;
}>;

/**
 * Across accounts both sides must allow: the role's trust policy and what the visitor holds. Root users cannot assume roles
 * (STS API Reference: "AssumeRole"), and nobody holds a service-linked role, so neither is asked about.
 */
export function openDoors(world: World, question: DoorsQuestion): Doors {
  const visitors = isClosed(world, question.accountId, question.now) ? [] : visitorsOf(world, question);
  const ask = askingIn(world, question);
  const assumptions = new Set<string>();
  const unreadable: Doors["unreadable"][number][] = [];
  const open: OpenDoor[] = [];
  for (const role of question.roles) {
    const trust = trustOf(role);
    if (!trust.ok) {
      unreadable.push({ role: role.name, reason: trust.refusal });
      continue;
    }
    const admitted = visitors.flatMap((visitor) => {
      const answers = sessionsOf(visitor, role).map((session) => ask({ ...visitor, session }, role, trust.value));
      for (const name of answers.flatMap(assumptionsOf)) assumptions.add(name);
      return answers.every(({ answer }) => answer === "denied") ? [] : [described(visitor, answers)];
    });
    if (admitted.length > 0) open.push({ role: role.name, arn: role.arn, visitors: admitted });
  }
  const counts = { roles: question.roles.length, principals: visitors.length };
  return { open, ...counts, unreadable, assumptions: [...assumptions].sort() };
}

type Candidate = Readonly<{ account: Account; principal: MemberPrincipal }>;

/** aws-facts 6: everything but the root user's own way back is refused. */
function isClosed(world: World, id: AccountId, now: Instant): boolean {
  const account = world.accounts.get(id);
  return account === undefined || accountStateAt(account, now) === "CLOSED";
}

function visitorsOf(world: World, { organization, accountId, now }: DoorsQuestion): readonly Candidate[] {
  const numberOf = numbering();
  return [...membersOf(organization)]
    .filter((id) => id !== accountId && !isClosed(world, id, now))
    .flatMap((id) => world.accounts.get(id) ?? [])
    .flatMap((account) =>
      principalsOf(identitiesOf(world, account.id), numberOf)
        .filter(({ kind }) => kind === "user" || kind === "role")
        .map((principal) => ({ account, principal })),
    );
}

function trustOf({ name, arn, trustPolicy }: RoleSeen): Result<AttachedPolicy, string> {
  const compiled = compileText(trustPolicy, "trust");
  if (!compiled.ok) return refuse(compiled.refusal[0]?.message ?? "the trust policy is not a policy");
  return accept({ reference: { type: "trust", name, arn }, document: compiled.value });
}

const ACTION = "sts:AssumeRole";
const NO_TAGS: ReadonlyMap<string, string> = new Map();
type Ask = (
  visitor: Candidate & Readonly<{ session: string }>,
  role: RoleSeen,
  resourcePolicy: AttachedPolicy,
) => StandAloneAnswer;

function askingIn(world: World, { accountId, managedPolicies, assumptions }: DoorsQuestion): Ask {
  const compiled = compiledTexts();
  const pathOf = pathsIn(world, compiled);
  const { keys, resourceControl } = resourceSide(world, accountId, compiled);
  return ({ account, principal, session }, role, resourcePolicy) => {
    const identities = identitiesOf(world, account.id);
    const { organization, ladder } = pathOf(account);
    const context = new Map(ordinaryContext({ organization, account, identities, principal }));
    for (const key of ["aws:resourceorgid", "aws:resourceorgpaths"]) context.delete(key);
    for (const [key, value] of [...keys, ...tagKeysOf(role.tags ?? NO_TAGS)]) context.set(key, value);
    const circumstances = { kind: principal.kind, action: ACTION };
    const isKnown = (key: string): boolean => isFixed(key, circumstances) || isOfResource(key, role.tags !== undefined);
    return evaluateStandAlone(
      { action: ACTION, resource: role.arn, context, isKnown },
      {
        principal: inSession(principalIn(account.id, principal), principal, session),
        ...identityPoliciesOf(principal, { identities, managedPolicies, compiled }),
        ...(ladder !== undefined && { serviceControl: ladder }),
        ...(resourceControl !== undefined && { resourceControl }),
        resourcePolicy,
        resourceAccountId: accountId,
        assumptions,
      },
    );
  };
}

const assumptionsOf = ({ best, worst }: StandAloneAnswer): readonly string[] => [
  ...new Set([...best.assumptions, ...worst.assumptions]),
];

/** Whoever enters a role names the session; a trust policy can name one too, and it is then asked as that one beside any other. */
function sessionsOf({ account, principal }: Candidate, { trustPolicy }: RoleSeen): readonly string[] {
  if (principal.kind !== "role") return [SESSION_NAME];
  const beginning = assumedRoleArn(account.id, principal.name, "");
  const named = trustPolicy.split('"').filter((each) => each.startsWith(beginning));
  return [...new Set([SESSION_NAME, ...named.map((each) => each.slice(beginning.length))])];
}

const inSession = (principal: Principal, { kind, name }: MemberPrincipal, session: string): Principal =>
  kind === "role" ? { ...principal, arn: assumedRoleArn(principal.accountId, name, session) } : principal;

const SESSION_KEY = "sts:RoleSessionName";

/** Where sessions of the role differ, it hangs on the session's name. */
function described({ account, principal }: Candidate, answers: readonly StandAloneAnswer[]): Visitor {
  const hangs = answers.filter(({ answer }) => answer === "inconclusive").flatMap(({ keys }) => keys);
  const isMixed = answers.some(({ answer }) => answer === "denied");
  return {
    accountId: account.id,
    accountName: account.name,
    kind: principal.kind === "user" ? "user" : "role",
    name: principal.name,
    conditionKeys: [...new Set([...hangs, ...(isMixed ? [SESSION_KEY] : [])])].sort(),
  };
}
