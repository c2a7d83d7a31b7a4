/** The second evaluator: brute force over raw JSON, written for obviousness, sharing no code with the real one. */

import {
  glob,
  holds,
  list,
  mentionsMissingVariable,
  type RawContext,
  type RawStatement,
  spell,
} from "./oracle-matching.test-support.ts";

export type { RawContext, RawStatement } from "./oracle-matching.test-support.ts";

export type RawPolicy = Readonly<{
  name: string;
  document: Readonly<{ Version?: string; Statement: readonly RawStatement[] }>;
}>;
export type RawPrincipal = Readonly<{
  kind: "root" | "user" | "roleSession" | "federatedUser" | "serviceLinkedRole" | "service" | "anonymous";
  accountId: string;
  arn: string;
  issuerArn?: string;
  uniqueId?: string;
}>;
export type RawQuestion = Readonly<{
  action: string;
  resource: string;
  context: RawContext;
  principal: RawPrincipal;
  identity: readonly RawPolicy[];
  boundary?: RawPolicy | undefined;
  session?: readonly RawPolicy[] | undefined;
  serviceControl?: readonly (readonly RawPolicy[])[] | undefined;
  resourceControl?: readonly (readonly RawPolicy[])[] | undefined;
  resourcePolicy?: RawPolicy | undefined;
  resourceIsRole: boolean;
  resourceAccountId: string;
}>;

export type Judgement = Readonly<{
  outcome: "allowed" | "explicitlyDenied" | "implicitlyDenied";
  /** `explicit serviceControl 1 name 0` (level, policy, statement) or `implicit serviceControl 1`, sorted. */
  denials: readonly string[];
}>;

export function judge(question: RawQuestion): Judgement {
  if (question.action.toLowerCase() === "sts:getcalleridentity") return { outcome: "allowed", denials: [] };
  const q = withoutWhatDoesNotBind(question);
  const explicit = [
    ...ladderDenials("serviceControl", q.serviceControl, q),
    ...ladderDenials("resourceControl", q.resourceControl, q),
    ...denials(resourceType(q), "", list(q.resourcePolicy), q),
    ...denials("identity", "", q.identity, q),
    ...denials("boundary", "", list(q.boundary), q),
    ...denials("session", "", q.session ?? [], q),
  ];
  const implicit = [
    ...silentLevels("serviceControl", q.serviceControl, q),
    ...silentLevels("resourceControl", q.resourceControl, q),
    ...missingGrants(q),
  ];
  const outcome = explicit.length > 0 ? "explicitlyDenied" : implicit.length > 0 ? "implicitlyDenied" : "allowed";
  return { outcome, denials: [...explicit, ...implicit].sort() };
}

const resourceType = (q: RawQuestion): string => (q.resourceIsRole ? "trust" : "resource");

function withoutWhatDoesNotBind(q: RawQuestion): RawQuestion {
  const { kind } = q.principal;
  const retire = q.action.toLowerCase() === "kms:retiregrant";
  const resourceControl = retire || kind === "serviceLinkedRole" ? undefined : q.resourceControl;
  if (kind === "serviceLinkedRole") return { ...q, serviceControl: undefined, resourceControl };
  if (kind === "root") return { ...q, identity: [], boundary: undefined, resourceControl };
  if (kind === "service" || kind === "anonymous") {
    const none = { boundary: undefined, session: undefined, serviceControl: undefined };
    return { ...q, ...none, identity: [], resourceControl };
  }
  return { ...q, resourceControl };
}

function denials(type: string, level: string | number, policies: readonly RawPolicy[], q: RawQuestion): string[] {
  return policies.flatMap((policy) =>
    policy.document.Statement.flatMap((statement, index) =>
      statement.Effect === "Deny" && applies(policy, statement, q)
        ? [`explicit ${type} ${level} ${policy.name} ${index}`]
        : [],
    ),
  );
}

const ladderDenials = (type: string, ladder: RawQuestion["serviceControl"], q: RawQuestion): string[] =>
  (ladder ?? []).flatMap((policies, level) => denials(type, level, policies, q));

const silentLevels = (type: string, ladder: RawQuestion["serviceControl"], q: RawQuestion): string[] =>
  (ladder ?? []).flatMap((policies, level) => (allows(policies, q) ? [] : [`implicit ${type} ${level}`]));

const allows = (policies: readonly RawPolicy[], q: RawQuestion): boolean => allowing(policies, q).length > 0;

const allowing = (policies: readonly RawPolicy[], q: RawQuestion): RawStatement[] =>
  policies.flatMap((policy) =>
    policy.document.Statement.filter((statement) => statement.Effect === "Allow" && applies(policy, statement, q)),
  );

function missingGrants(q: RawQuestion): string[] {
  const names = new Set(
    allowing(list(q.resourcePolicy), q).flatMap((statement) => waysOfNaming(statement.Principal, q.principal)),
  );
  const isOutside = q.principal.kind === "service" || q.principal.kind === "anonymous";
  const isCrossAccount = !isOutside && q.resourceAccountId !== q.principal.accountId;
  const hasOwnSay = q.resourcePolicy !== undefined && (q.resourceIsRole || q.action.toLowerCase().startsWith("kms:"));
  const named = (...ways: string[]): boolean => !isCrossAccount && ways.some((way) => names.has(way));
  const missing: string[] = [];
  if ((isOutside || isCrossAccount || hasOwnSay) && names.size === 0) missing.push(`implicit ${resourceType(q)} `);
  if (isOutside) return missing;
  const isRoot = q.principal.kind === "root";
  if (!isRoot && !named("any", "user", "role", "session", "federated") && !allows(q.identity, q))
    missing.push("implicit identity ");
  if (q.boundary && !named("any", "user", "session", "federated") && !allows([q.boundary], q))
    missing.push("implicit boundary ");
  if (q.session && (isRoot || !named("any", "session", "federated")) && !allows(q.session, q))
    missing.push("implicit session ");
  return missing;
}

function waysOfNaming(principal: unknown, caller: RawPrincipal): string[] {
  if (principal === "*") return ["any"];
  const map = principal as Record<string, string | string[]>;
  const aws = list(map.AWS) as string[];
  const ways: string[] = [];
  if (aws.includes("*")) ways.push("any");
  if (caller.kind === "service")
    return (list(map.Service) as string[]).includes(caller.arn) ? [...ways, "service"] : ways;
  if (caller.kind === "anonymous") return ways;
  if (aws.includes(caller.accountId) || aws.includes(`arn:aws:iam::${caller.accountId}:root`)) ways.push("account");
  const own = {
    user: "user",
    roleSession: "session",
    serviceLinkedRole: "session",
    federatedUser: "federated",
    root: "account",
  };
  if (aws.includes(caller.arn)) ways.push(own[caller.kind]);
  const issuer = { user: "user", roleSession: "role", serviceLinkedRole: "role", federatedUser: "user", root: "none" };
  for (const name of [caller.issuerArn, caller.uniqueId])
    if (name && aws.includes(name)) ways.push(issuer[caller.kind]);
  return ways;
}

function isExcepted(notPrincipal: unknown, q: RawQuestion): boolean {
  if (q.boundary) return false;
  const { principal } = q;
  if (notPrincipal === "*") return true;
  const map = notPrincipal as Record<string, string | string[]>;
  const aws = list(map.AWS) as string[];
  if (aws.includes("*")) return true;
  if (principal.kind === "service") return (list(map.Service) as string[]).includes(principal.arn);
  if (principal.kind === "anonymous") return false;
  const account = aws.includes(principal.accountId) || aws.includes(`arn:aws:iam::${principal.accountId}:root`);
  if (principal.kind === "root") return account;
  const { kind, arn, issuerArn, uniqueId } = principal;
  const stored = uniqueId !== undefined && aws.includes(uniqueId);
  if (kind === "user") return account && (aws.includes(arn) || stored);
  return account && aws.includes(arn) && (!issuerArn || aws.includes(issuerArn) || stored);
}

function applies({ document }: RawPolicy, statement: RawStatement, q: RawQuestion): boolean {
  const old = document.Version !== "2012-10-17";
  if (!old && mentionsMissingVariable(statement, q.context)) return false;
  if (statement.Principal !== undefined && waysOfNaming(statement.Principal, q.principal).length === 0) return false;
  if (statement.NotPrincipal !== undefined && isExcepted(statement.NotPrincipal, q)) return false;
  const action = q.action.toLowerCase();
  const covers = (pattern: string): boolean => glob(spell(pattern.toLowerCase(), {}, true), [...action], false);
  if (statement.Action !== undefined && !(list(statement.Action) as string[]).some(covers)) return false;
  if (statement.NotAction !== undefined && (list(statement.NotAction) as string[]).some(covers)) return false;
  const fits = (pattern: string): boolean =>
    pattern === "*" || glob(spell(pattern, q.context, old), [...q.resource], true);
  if (statement.Resource !== undefined && !(list(statement.Resource) as string[]).some(fits)) return false;
  if (statement.NotResource !== undefined && (list(statement.NotResource) as string[]).some(fits)) return false;
  const block = (statement.Condition ?? {}) as Record<string, Record<string, unknown>>;
  return Object.entries(block).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) =>
      holds(operator, key, (list(values) as unknown[]).map(String), q.context, old),
    ),
  );
}
