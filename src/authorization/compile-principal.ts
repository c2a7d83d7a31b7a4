/** How a resource policy's statement names the caller. The way of naming decides what else must allow (policy-evaluation 3.7). */
import type { Asking } from "./asking.ts";
import type { Principal } from "./caller.ts";
import type { PrincipalClause } from "./policy-document.ts";

/** Bits, because several statements may name one caller in several ways. */
export const NAMED = {
  account: 1,
  any: 2,
  user: 4,
  role: 8,
  session: 16,
  federated: 32,
  service: 64,
  /** By NotPrincipal: not among those excepted. */
  byExclusion: 128,
} as const;

/** The ways in which the caller is named; 0 when not at all. */
export type Naming = (asking: Asking) => number;

type Identity = Readonly<{ entry: string; bit: number }>;

/** Absent principals (identity policies, SCPs) have no naming; RCPs name everybody. */
export function compilePrincipals(clause: PrincipalClause | undefined): Naming | undefined {
  if (clause === undefined) return undefined;
  const entries = new Set([...clause.aws, ...clause.service, ...clause.federated].map(canonicalEntry));
  if (clause.negated) return exclusion(clause, entries);
  const always = clause.any ? NAMED.any : 0;
  if (entries.size === 0) return () => always;
  return ({ principal }) =>
    identitiesOf(principal).reduce((bits, { entry, bit }) => (entries.has(entry) ? bits | bit : bits), always);
}

/**
 * Excepted is only who has every identity listed: the account, and the user, or the role and its session.
 * A caller with a permissions boundary is never excepted. IAM User Guide: "NotPrincipal".
 */
function exclusion(clause: PrincipalClause, entries: ReadonlySet<string>): Naming {
  return ({ principal, hasBoundary }) => {
    if (hasBoundary) return NAMED.byExclusion;
    const identities = identitiesOf(principal);
    const excepted = clause.any || (identities.length > 0 && areListed(identities, entries));
    return excepted ? 0 : NAMED.byExclusion;
  };
}

/** A unique id stands for the ARN of the same identity, so one of each bit is enough. */
const areListed = (identities: readonly Identity[], entries: ReadonlySet<string>): boolean =>
  identities.every(({ bit }) => identities.some((each) => each.bit === bit && entries.has(each.entry)));

const ROOT_ARN = /^arn:[a-z-]{1,30}:iam::(\d{12}):root$/;

/** An account's root ARN, in any partition, stands for the account. */
const canonicalEntry = (entry: string): string => ROOT_ARN.exec(entry)?.[1] ?? entry;

function identitiesOf(principal: Principal): readonly Identity[] {
  switch (principal.kind) {
    case "anonymous":
      return [];
    case "service":
      return [{ entry: principal.arn, bit: NAMED.service }];
    case "root":
      return [{ entry: principal.accountId, bit: NAMED.account }];
    case "user":
      return [...own(principal, NAMED.user), ...stored(principal, NAMED.user)];
    case "roleSession":
    case "serviceLinkedRole":
      return [...own(principal, NAMED.session), ...issuer(principal, NAMED.role), ...stored(principal, NAMED.role)];
    case "federatedUser":
      return [...own(principal, NAMED.federated), ...issuer(principal, NAMED.user), ...stored(principal, NAMED.user)];
  }
}

const own = ({ accountId, arn }: Principal, bit: number): readonly Identity[] => [
  { entry: accountId, bit: NAMED.account },
  { entry: arn, bit },
];

const issuer = ({ issuerArn }: Principal, bit: number): readonly Identity[] =>
  issuerArn === undefined ? [] : [{ entry: issuerArn, bit }];

const stored = ({ uniqueId }: Principal, bit: number): readonly Identity[] =>
  uniqueId === undefined ? [] : [{ entry: uniqueId, bit }];
