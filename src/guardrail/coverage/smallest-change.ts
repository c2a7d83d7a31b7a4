/** What would close an account with the least change: a guardrail that exists, attached where it covers the open accounts; else a new one. */
import type { CompiledPolicy } from "../../authorization/index.ts";
import { type Account, attachedPolicies, type Organization, pathTo } from "../../domain/index.ts";
import type { CompiledTexts } from "../compiled-texts.ts";
import { isEnabled } from "../service-control-path.ts";

/** Service control policies attached to one target. Organizations quotas, since 2026-05; aws-facts 5. */
const MAX_ATTACHED = 10;

export type Gap = Readonly<{ account: Account; actions: readonly string[] }>;

/** A sentence for each gap: the imperative, without a full stop. `free` are the accounts that must stay able to leave. */
export function smallestChanges(
  { organization, compiled }: Readonly<{ organization: Organization; compiled: CompiledTexts }>,
  gaps: readonly Gap[],
  free: readonly Account[],
): (gap: Gap) => string {
  const known = new Map<string, string>();
  const targetOf = targets(organization, gaps, free);
  return (gap) => {
    const target = targetOf(gap);
    const key = `${target.id} ${gap.actions.join()}`;
    const change = known.get(key) ?? changeAt(target, gap, { organization, compiled });
    known.set(key, change);
    return change;
  };
}

type Target = Readonly<{ id: string; words: string }>;
type Shelf = Readonly<{ organization: Organization; compiled: CompiledTexts }>;

function changeAt(target: Target, { actions }: Gap, { organization, compiled }: Shelf): string {
  const first = isEnabled(organization) ? "" : enabling(organization);
  const existing = [...organization.policies.values()]
    .filter((each) => each.type === "SERVICE_CONTROL_POLICY" && !each.awsManaged)
    .filter((each) => deniesEverybody(compiled(each.content, "serviceControl"), actions))
    .sort((one, other) => one.content.length - other.content.length || (one.name < other.name ? -1 : 1));
  const [policy] = existing;
  if (policy !== undefined) return `${first}attach \`${policy.name}\` to ${target.words}`;
  return `${first}attach a new service control policy to ${target.words}: \`${denyText(actions)}\``;
}

const enabling = ({ featureSet }: Organization): string =>
  `${featureSet === "ALL" ? "" : "enable all features, "}enable service control policies on the root, then `;

const denyText = (actions: readonly string[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Deny", Action: actions, Resource: "*" }] });

/** Without exception, and nothing so broad that attaching it would stop work: no allow, no NotAction, no wildcard for a service. */
function deniesEverybody({ document, forAction }: CompiledPolicy, actions: readonly string[]): boolean {
  const isNarrow = document.statements.every(
    ({ effect, actions: { negated, patterns } }) =>
      effect === "Deny" && !negated && patterns.every((each) => /^[\w-]+:[\w-]+\*?$/.test(each)),
  );
  const isCertain = (action: string): boolean =>
    forAction(action).denies.some(
      ({ source }) =>
        source.conditions.length === 0 &&
        source.resources?.negated === false &&
        source.resources.patterns.includes("*"),
    );
  return isNarrow && actions.every(isCertain);
}

/** The highest unit, no higher than what holds all open accounts, that holds no account declared free to leave; else the account itself. */
function targets(organization: Organization, gaps: readonly Gap[], free: readonly Account[]): (gap: Gap) => Target {
  const above = ({ membership }: Account): readonly string[] =>
    pathTo(organization, membership?.parentId ?? organization.rootId);
  const blocked = new Set(free.flatMap(above));
  const counts = new Map<string, number>();
  for (const id of gaps.flatMap(({ account }) => above(account))) counts.set(id, (counts.get(id) ?? 0) + 1);
  const covering = (path: readonly string[]): number => path.findLastIndex((id) => counts.get(id) === gaps.length);
  return ({ account }) => {
    const path = above(account);
    const id = path
      .slice(Math.max(0, covering(path)))
      .find((each) => !blocked.has(each) && hasRoom(organization, each));
    return id === undefined ? { id: account.id, words: `the account ${account.name}` } : named(organization, id);
  };
}

const hasRoom = (organization: Organization, id: string): boolean =>
  attachedPolicies(organization, id, "SERVICE_CONTROL_POLICY").length < MAX_ATTACHED;

function named({ organizationalUnits }: Organization, id: string): Target {
  const unit = organizationalUnits.get(id);
  return { id, words: unit === undefined ? "the root" : `the organizational unit ${unit.name}` };
}
