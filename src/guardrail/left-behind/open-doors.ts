/** Which roles of one account the principals of an organization can assume, asked of the policies and never guessed from a role's name. */
import { type AttachedPolicy, compileText, type StandAloneAnswer } from "../../authorization/index.ts";
import { accountStateAt, identitiesOf, membersOf, type World } from "../../domain/index.ts";
import { type AccountId, accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import { numbering } from "../compiled-texts.ts";
import { principalsOf } from "../member-principal.ts";
import { type Asking, askingIn, type Candidate, type Knock } from "./asking.ts";
import { type Choice, choiceThatOpens } from "./choice.ts";
import type { DoorsQuestion, RoleSeen } from "./doors-question.ts";
import { laterMoments } from "./moments.ts";

export type Visitor = Readonly<{
  accountId: string;
  accountName: string;
  kind: "user" | "role";
  name: string;
  /** Empty when nothing but the policies decides; else the condition keys, all the caller's choice, on which it hangs. */
  conditionKeys: readonly string[];
  /** The door is shut now and opens then, by the clock alone. Absent: it is open. */
  from?: Instant;
  /** Of a door that hangs on keys: a request that the policies let in. Absent: none was found that a call can make by itself. */
  choice?: Choice;
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

/**
 * Across accounts both sides must allow: the role's trust policy and what the visitor holds. Root users cannot assume roles
 * (STS API Reference: "AssumeRole"), and nobody holds a service-linked role, so neither is asked about.
 */
export function openDoors(world: World, question: DoorsQuestion): Doors {
  const visitors = isClosed(world, question.accountId, question.now) ? [] : visitorsOf(world, question);
  const asking = askingIn(world, question);
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
      const knock = { visitor, role, trust: trust.value };
      const met = meet(asking, knock, question.now);
      for (const name of met.answers.flatMap(assumptionsOf)) assumptions.add(name);
      return isShut(met) ? [] : [described(knock, met, asking)];
    });
    if (admitted.length > 0) open.push({ role: role.name, arn: role.arn, visitors: admitted });
  }
  const counts = { roles: question.roles.length, principals: visitors.length };
  return { open, ...counts, unreadable, assumptions: [...assumptions].sort() };
}

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

/** One answer for each session that the visitor may have. */
type Met = Readonly<{ at: Instant; answers: readonly StandAloneAnswer[]; from?: Instant }>;

const isShut = ({ answers }: Met): boolean => answers.every(({ answer }) => answer === "denied");

/** As it is now; where it is shut, as it is after the first later moment that any of its policies names and that opens it. */
function meet(asking: Asking, knock: Knock, now: Instant): Met {
  const at = (moment: Instant): Met => ({ at: moment, answers: asking.answers(knock, moment) });
  const present = at(now);
  if (!isShut(present)) return present;
  for (const { moment, after } of laterMoments(asking.documents(knock), now))
    for (const each of [moment, after]) {
      const later = at(each);
      if (!isShut(later)) return { ...later, from: moment };
    }
  return present;
}

const assumptionsOf = ({ best, worst }: StandAloneAnswer): readonly string[] => [
  ...new Set([...best.assumptions, ...worst.assumptions]),
];

const SESSION_KEY = "sts:RoleSessionName";

/** Where sessions of the role differ, it hangs on the session's name. */
function described(knock: Knock, { at, answers, from }: Met, asking: Asking): Visitor {
  const { account, principal } = knock.visitor;
  const hangs = answers.filter(({ answer }) => answer === "inconclusive").flatMap(({ keys }) => keys);
  const isMixed = answers.some(({ answer }) => answer === "denied");
  const conditionKeys = [...new Set([...hangs, ...(isMixed ? [SESSION_KEY] : [])])].sort();
  const choice = conditionKeys.length === 0 ? undefined : choiceThatOpens(asking, knock, at);
  return {
    accountId: account.id,
    accountName: account.name,
    kind: principal.kind === "user" ? "user" : "role",
    name: principal.name,
    conditionKeys,
    ...(from !== undefined && { from }),
    ...(choice !== undefined && { choice }),
  };
}
