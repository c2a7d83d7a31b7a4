/** The second opinion on a world: every index is recomputed the slow way and compared. */
import type { AccountId } from "../../kernel/index.ts";
import type { Account } from "../account/account.ts";
import type { Organization } from "../organization/organization.ts";
import { accountOn, type Roster, rosterIn, rosterOf } from "../organization/roster.ts";
import { countMembers } from "../organization/tree.ts";
import type { World } from "../world.ts";

/** Sentences about what does not fit; empty when all is well. */
export function inconsistencies(world: World): readonly string[] {
  return [
    ...[...world.accounts.values()].flatMap((account) => aboutAccount(world, account)),
    ...[...world.organizations.values()].flatMap((organization) => aboutOrganization(world, organization)),
    ...(world.accountsByEmail.size === world.accounts.size ? [] : ["addresses and accounts differ in number"]),
    ...aboutClosing(world),
    ...aboutCreations(world),
  ];
}

/** Those that are closed for good are listed no more; nobody is that while it is in an organization. */
function aboutClosing({ accounts, closingAccounts }: World): readonly string[] {
  const closing = [...accounts.values()].filter(({ closure }) => closure !== undefined);
  const missing = closing.filter(({ id, membership }) => membership !== undefined && !closingAccounts.has(id));
  const known = new Set(closing.map(({ id }) => id));
  return [
    ...missing.map(({ id }) => `${id} is closing and not listed`),
    ...[...closingAccounts].filter((id) => !known.has(id)).map((id) => `${id} is listed and not closing`),
  ];
}

/** Ends that are long past may be missing; those that have not come stand there once for each request, in order. */
function aboutCreations({ creationEnds, createAccountRequests }: World): readonly string[] {
  return [...creationEnds].flatMap(([organizationId, ends]) => {
    const own = [...createAccountRequests.values()].filter((each) => each.organizationId === organizationId);
    const latest = Math.max(...own.map(({ requestedAt }) => requestedAt));
    const expected = own.map(({ completesAt }) => completesAt).filter((end) => end > latest);
    const listed = ends.filter((end) => end > latest);
    const isSorted = ends.every((end, at) => at === 0 || (ends[at - 1] ?? end) <= end);
    const fits = isSorted && listed.join() === expected.sort((left, right) => left - right).join();
    return fits ? [] : [`${organizationId} creates until [${expected}], listed are [${ends}]`];
  });
}

function aboutAccount(world: World, { id, email, membership, tags }: Account): readonly string[] {
  const homes = [...world.organizations.values()].flatMap((organization) =>
    [...organization.children].filter(([, { accounts }]) => accounts.has(id)).map(([parentId]) => parentId),
  );
  const expected = membership === undefined ? [] : [membership.parentId];
  return [
    ...(homes.join() === expected.join() ? [] : [`${id} is in [${homes}], expected [${expected}]`]),
    ...(world.accountsByEmail.get(email.toLowerCase()) === id ? [] : [`${email} does not lead to ${id}`]),
    ...(membership !== undefined || tags.size === 0 ? [] : [`${id} is alone and has tags of an organization`]),
  ];
}

function aboutOrganization(world: World, organization: Organization): readonly string[] {
  const parents = new Set([organization.rootId, ...organization.organizationalUnits.keys()]);
  const members = [...organization.children.values()].flatMap(({ accounts }) => [...accounts]);
  const targets = new Set<string>([...parents, ...members]);
  const counted = countMembers(organization);
  return [
    ...(counted === members.length ? [] : [`${organization.id} counts ${counted} members, expected ${members.length}`]),
    ...aboutRoster(world, { roster: rosterOf(world, organization), expected: members, of: organization.id }),
    ...[...organization.children].flatMap(([of, inside]) =>
      aboutRoster(world, { roster: rosterIn(world, inside), expected: [...inside.accounts], of }),
    ),
    ...[...organization.children.keys()].filter((id) => !parents.has(id)).map((id) => `${id} is no parent`),
    ...[...parents].filter((id) => !organization.children.has(id)).map((id) => `${id} has no children entry`),
    ...[...organization.organizationalUnits.values()]
      .filter(({ id, parentId }) => !organization.children.get(parentId)?.organizationalUnits.has(id))
      .map(({ id }) => `${id} is missing from its parent`),
    ...members
      .filter((id) => world.accounts.get(id)?.membership?.organizationId !== organization.id)
      .map((id) => `${id} does not know that it is in ${organization.id}`),
    ...[...organization.attachments].flatMap(([id, attached]) =>
      aboutAttachments(organization, { id, attached, targets }),
    ),
    ...[...targets].flatMap((id) => aboutMinimum(organization, id)),
  ];
}

type Listed = Readonly<{ roster: Roster; expected: readonly AccountId[]; of: string }>;

function aboutRoster({ accounts }: World, { roster, expected, of }: Listed): readonly string[] {
  const joined = (id: AccountId): number => accounts.get(id)?.membership?.joinedAt ?? 0;
  const inOrder = expected.toSorted((one, other) => joined(one) - joined(other) || (one < other ? -1 : 1));
  const listed = roster.map(accountOn);
  return listed.join() === inOrder.join() ? [] : [`the roster of ${of} is [${listed}], expected [${inOrder}]`];
}

type Attachments = Readonly<{ id: string; attached: readonly string[]; targets: ReadonlySet<string> }>;

function aboutAttachments(organization: Organization, { id, attached, targets }: Attachments): readonly string[] {
  const types = attached.map((policyId) => organization.policies.get(policyId)?.type);
  return [
    ...(targets.has(id) ? [] : [`${id} is no target, yet has policies`]),
    ...(attached.length === 0 ? [`${id} has an empty list of policies`] : []),
    ...(new Set(attached).size === attached.length ? [] : [`${id} has a policy twice`]),
    ...types
      .filter((type) => type === undefined || !organization.enabledPolicyTypes.has(type))
      .map((type) => `${id} has a policy of type ${type}, which is not enabled`),
  ];
}

/** While service control policies are on, nothing is without one. */
function aboutMinimum(organization: Organization, id: string): readonly string[] {
  const type = "SERVICE_CONTROL_POLICY";
  if (!organization.enabledPolicyTypes.has(type)) return [];
  const attached = organization.attachments.get(id) ?? [];
  return attached.some((policyId) => organization.policies.get(policyId)?.type === type)
    ? []
    : [`${id} has no ${type}`];
}

/** The whole world as text, for comparing before and after. */
export const snapshot = (world: World): string =>
  JSON.stringify(world, (_, value: unknown) => {
    if (value instanceof Map) return { map: [...value] };
    return value instanceof Set ? { set: [...value] } : value;
  });
