/** May this visitor assume this role at this moment? Asked of everything that binds the two: the visitor's policies, the role's, and both organizations'. */
import {
  type AttachedPolicy,
  evaluateStandAlone,
  type PolicyDocument,
  type PolicyScope,
  type Principal,
  type RequestContext,
  type StandAloneAnswer,
} from "../../authorization/index.ts";
import { type Account, assumedRoleArn, identitiesOf, organizationOf, type World } from "../../domain/index.ts";
import type { Instant } from "../../kernel/index.ts";
import { compiledTexts } from "../compiled-texts.ts";
import { type MemberPrincipal, principalIn, SESSION_NAME } from "../member-principal.ts";
import { ordinaryContext } from "../ordinary-context.ts";
import { pathsIn } from "../service-control-path.ts";
import { identityPoliciesOf } from "../sweep/identity-policies.ts";
import { isSettled, momentKeys } from "./direct-call.ts";
import type { DoorsQuestion, RoleSeen } from "./doors-question.ts";
import { isOfResource, resourceSide, tagKeysOf } from "./resource-side.ts";

export type Candidate = Readonly<{ account: Account; principal: MemberPrincipal }>;

export type Knock = Readonly<{ visitor: Candidate; role: RoleSeen; trust: AttachedPolicy }>;

/** A request with these keys beside those that the caller does not choose; every key of it that `isChosen` names is settled. */
type Wish = Readonly<{ action: string; keys: RequestContext; isChosen(key: string): boolean }>;

export type Asking = Readonly<{
  /** One answer for each session that the visitor may have; what the caller chooses is left open. */
  answers(knock: Knock, at: Instant): readonly StandAloneAnswer[];
  /** Whether one request is let in, in whichever session. */
  admits(knock: Knock, wish: Wish, at: Instant): boolean;
  /** Every document that has a say. */
  documents(knock: Knock): readonly PolicyDocument[];
  /** Keys of the visitor's ordinary session, in lower case. */
  context(knock: Knock, at: Instant): RequestContext;
}>;

export const ASSUME_ROLE = "sts:AssumeRole";
const NO_TAGS: ReadonlyMap<string, string> = new Map();
const OPEN: Wish = { action: ASSUME_ROLE, keys: new Map(), isChosen: () => false };

export function askingIn(world: World, question: DoorsQuestion): Asking {
  const { assumptions } = question;
  const { keys, scopeOf } = scopesIn(world, question);
  const context = ({ visitor: { account, principal }, role }: Knock, at: Instant): RequestContext => {
    const identities = identitiesOf(world, account.id);
    const organization = organizationOf(world, account.id);
    const own = new Map(ordinaryContext({ organization, account, identities, principal }));
    for (const key of ["aws:resourceorgid", "aws:resourceorgpaths"]) own.delete(key);
    return new Map([...own, ...keys, ...tagKeysOf(role.tags ?? NO_TAGS), ...momentKeys(at)]);
  };
  const ask = (knock: Knock, { session, at, wish }: Readonly<{ session: string; at: Instant; wish: Wish }>) => {
    const { visitor, role } = knock;
    const circumstances = { kind: visitor.principal.kind, action: wish.action };
    const isKnown = (key: string): boolean =>
      isSettled(key, circumstances) || isOfResource(key, role.tags !== undefined) || wish.isChosen(key);
    const principal = inSession(principalIn(visitor.account.id, visitor.principal), visitor.principal, session);
    return evaluateStandAlone(
      { action: wish.action, resource: role.arn, context: new Map([...context(knock, at), ...wish.keys]), isKnown },
      { principal, ...scopeOf(knock), assumptions },
    );
  };
  return {
    context,
    answers: (knock, at) => sessionsOf(knock).map((session) => ask(knock, { session, at, wish: OPEN })),
    admits: (knock, wish, at) =>
      sessionsOf(knock).every((session) => ask(knock, { session, at, wish }).answer === "allowed"),
    documents: (knock) => documentsIn(scopeOf(knock)),
  };
}

type Scope = Omit<PolicyScope, "principal" | "assumptions">;

function scopesIn(world: World, { accountId, managedPolicies }: DoorsQuestion) {
  const compiled = compiledTexts();
  const pathOf = pathsIn(world, compiled);
  const { keys, resourceControl } = resourceSide(world, accountId, compiled);
  const scopeOf = ({ visitor: { account, principal }, trust }: Knock): Scope => {
    const identities = identitiesOf(world, account.id);
    const { ladder } = pathOf(account);
    return {
      ...identityPoliciesOf(principal, { identities, managedPolicies, compiled }),
      ...(ladder !== undefined && { serviceControl: ladder }),
      ...(resourceControl !== undefined && { resourceControl }),
      resourcePolicy: trust,
      resourceAccountId: accountId,
    };
  };
  return { keys, scopeOf };
}

function documentsIn({ identity, boundary, serviceControl, resourceControl, resourcePolicy }: Scope) {
  const levels = [...(serviceControl ?? []), ...(resourceControl ?? [])].flatMap(({ policies }) => policies);
  const single = [boundary, resourcePolicy].flatMap((each) => each ?? []);
  return [...single, ...(identity ?? []), ...levels].map(({ document }) => document.document);
}

/** Whoever enters a role names the session; a trust policy can name one too, and it is then asked as that one beside any other. */
function sessionsOf({ visitor: { account, principal }, role: { trustPolicy } }: Knock): readonly string[] {
  if (principal.kind !== "role") return [SESSION_NAME];
  const beginning = assumedRoleArn(account.id, principal.name, "");
  const named = trustPolicy.split('"').filter((each) => each.startsWith(beginning));
  return [...new Set([SESSION_NAME, ...named.map((each) => each.slice(beginning.length))])];
}

const inSession = (principal: Principal, { kind, name }: MemberPrincipal, session: string): Principal =>
  kind === "role" ? { ...principal, arn: assumedRoleArn(principal.accountId, name, session) } : principal;
