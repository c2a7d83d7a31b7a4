/** What an organization's own API tells of it: its tree, its members, its policies and where they hang, its tags and its delegations. */
import type { Baseline } from "../evidence/index.ts";
import type { Hands } from "../target/index.ts";
import { all, ask, digestOf, type FactBook, find } from "./baseline-facts.ts";
import { accountCalled, calledAmong, unitCalled } from "./baseline-names.ts";
import { wordsOnPolicy } from "./baseline-words.ts";
import type { AccountView, OrganizationView } from "./organization-view.ts";

type Named = Readonly<{ Id?: string; Name?: string }>;
type Member = Named &
  Readonly<{
    Email?: string;
    State?: string;
    JoinedMethod?: string;
    JoinedTimestamp?: unknown;
    Paths?: readonly string[];
  }>;
type Root = Named & Readonly<{ PolicyTypes?: readonly Readonly<{ Type?: string; Status?: string }>[] }>;
type Tag = Readonly<{ Key?: string; Value?: string }>;

/** Of which organization, by whose hands, and how its accounts are called in the drill. */
export type Looked = Readonly<{
  organization: OrganizationView;
  hands: Hands;
  accounts: readonly AccountView[];
  /** What was known before this reading; undefined for the first one. */
  before: Baseline | undefined;
}>;

/** Whoever asks is in no organization. */
const DELETED = "AWSOrganizationsNotInUseException";

/**
 * Organizations API Reference: DescribeOrganization, ListRoots, ListAccounts, ListPolicies, ListTagsForResource and their neighbours. False:
 * there is no organization any more, which is an answer, and nothing else of it is asked.
 */
export async function readOrganization(book: FactBook, looked: Looked): Promise<boolean> {
  const { organization, hands } = looked;
  const subject = `organization ${organization.name}`;
  let isDeleted = false;
  await book.part(subject, async () => {
    const described = await find(hands, { service: "organizations", operation: "DescribeOrganization" }, DELETED);
    isDeleted = described === undefined;
    if (described === undefined) return;
    const { FeatureSet } = (described.Organization ?? {}) as Readonly<{ FeatureSet?: string }>;
    book.note("organization", subject, { "feature set": FeatureSet });
    const [root] = await all<Root>(hands, { service: "organizations", operation: "ListRoots" }, "Roots");
    const types = (root?.PolicyTypes ?? []).flatMap(({ Type, Status }) => (Status === "ENABLED" ? [Type ?? ""] : []));
    book.note("organization", subject, { "policy types": types });
    const units = new Map([[root?.Id ?? "", "Root"]]);
    if (root?.Id !== undefined) {
      await readTags(book, hands, { id: root.Id, subject: "unit Root" });
      await readUnits(book, looked, { id: root.Id, units });
    }
    await readMembers(book, looked, units);
    for (const type of types) await readPolicies(book, looked, { type, units });
  });
  if (isDeleted) return false;
  await book.part(`delegations in ${organization.name}`, () => readDelegations(book, looked));
  await book.part(`root access in ${organization.name}`, () => readRootAccess(book, looked));
  return true;
}

type Below = Readonly<{ id: string; units: Map<string, string> }>;

async function readUnits(book: FactBook, looked: Looked, { id, units }: Below): Promise<void> {
  const question = {
    service: "organizations",
    operation: "ListOrganizationalUnitsForParent",
    input: { ParentId: id },
  } as const;
  for (const unit of await all<Named>(looked.hands, question, "OrganizationalUnits")) {
    if (unit.Id === undefined) continue;
    const path = unitCalled(units.get(id) ?? id, { id: unit.Id, name: unit.Name ?? unit.Id });
    units.set(unit.Id, path);
    book.note("unit", `unit ${path}`, { parent: units.get(id) ?? id });
    await readTags(book, looked.hands, { id: unit.Id, subject: `unit ${path}` });
    await readUnits(book, looked, { id: unit.Id, units });
  }
}

async function readMembers(book: FactBook, looked: Looked, units: ReadonlyMap<string, string>): Promise<void> {
  const question = { service: "organizations", operation: "ListAccounts" } as const;
  for (const member of await all<Member>(looked.hands, question, "Accounts")) {
    const { Id = "", Name, Email, State, JoinedMethod, JoinedTimestamp, Paths } = member;
    const subject = nameOf(looked, Id);
    const above = (Paths?.[0] ?? "").split("/").filter((each) => each !== "" && each !== Id);
    book.note("account", subject, {
      "name and address": `${Name} <${Email}>`,
      state: State,
      "joined by": JoinedMethod,
      "joined at": JoinedTimestamp instanceof Date ? JoinedTimestamp.toISOString().slice(0, 19) : undefined,
      place: units.get(above.at(-1) ?? ""),
    });
    await readTags(book, looked.hands, { id: Id, subject });
  }
}

type Kept = Readonly<{ type: string; units: ReadonlyMap<string, string> }>;

async function readPolicies(book: FactBook, looked: Looked, { type, units }: Kept): Promise<void> {
  const { hands } = looked;
  const listing = { service: "organizations", operation: "ListPolicies", input: { Filter: type } } as const;
  const policies = await all<Named & { AwsManaged?: boolean }>(hands, listing, "Policies");
  const named = policies.map(({ Id = "", Name = "" }) => ({ id: Id, name: Name }));
  for (const { Id, Name = "", AwsManaged } of policies) {
    const subject = `policy ${calledAmong(named, { id: Id ?? "", name: Name })} (${type})`;
    const input = { PolicyId: Id };
    const targets = { service: "organizations", operation: "ListTargetsForPolicy", input } as const;
    const found = await all<Readonly<{ TargetId?: string }>>(hands, targets, "Targets");
    const attached = found.map(({ TargetId = "" }) => units.get(TargetId) ?? callOf(looked, TargetId));
    book.note("policy", subject, { "attached to": attached });
    if (AwsManaged === true || Id === undefined) continue;
    await readTags(book, hands, { id: Id, subject });
    const { Policy = {} } = await ask(hands, { service: "organizations", operation: "DescribePolicy", input });
    book.note("policy", subject, { content: digestOf((Policy as Readonly<{ Content?: string }>).Content ?? "") });
  }
}

async function readTags(
  book: FactBook,
  hands: Hands,
  { id, subject }: Readonly<{ id: string; subject: string }>,
): Promise<void> {
  const question = { service: "organizations", operation: "ListTagsForResource", input: { ResourceId: id } } as const;
  const tags = await all<Tag>(hands, question, "Tags");
  book.note("tags", subject, Object.fromEntries(tags.map(({ Key, Value }) => [`tag ${Key}`, Value])));
}

async function readDelegations(book: FactBook, looked: Looked): Promise<void> {
  const { hands, organization } = looked;
  const trusted = { service: "organizations", operation: "ListAWSServiceAccessForOrganization" } as const;
  type Principal = Readonly<{ ServicePrincipal?: string }>;
  const named = (list: readonly Principal[]): readonly string[] => list.map((each) => each.ServicePrincipal ?? "");
  const subject = `organization ${organization.name}`;
  book.note("delegation", subject, {
    "trusted services": named(await all(hands, trusted, "EnabledServicePrincipals")),
    "delegation policy": wordsOnPolicy(await delegationPolicy(hands)),
  });
  const listing = { service: "organizations", operation: "ListDelegatedAdministrators" } as const;
  for (const { Id = "" } of await all<Named>(hands, listing, "DelegatedAdministrators")) {
    const services = {
      service: "organizations",
      operation: "ListDelegatedServicesForAccount",
      input: { AccountId: Id },
    } as const;
    book.note("delegation", nameOf(looked, Id), {
      "administers for": named(await all(hands, services, "DelegatedServices")),
    });
  }
}

/** Organizations API Reference: DescribeResourcePolicy. */
async function delegationPolicy(hands: Hands): Promise<string | undefined> {
  const question = { service: "organizations", operation: "DescribeResourcePolicy" } as const;
  const found = await find(hands, question, "ResourcePolicyNotFoundException");
  return (found?.ResourcePolicy as Readonly<{ Content?: string }> | undefined)?.Content;
}

/** Why there can be no central root access, as IAM's ListOrganizationsFeatures says it. */
const NO_ROOT_ACCESS = ["ServiceAccessNotEnabledException", "OrganizationNotInAllFeaturesModeException"] as const;

/** IAM API Reference: ListOrganizationsFeatures. */
async function readRootAccess(book: FactBook, { hands, organization }: Looked): Promise<void> {
  const question = { service: "iam", operation: "ListOrganizationsFeatures" } as const;
  const found = await find(hands, question, ...NO_ROOT_ACCESS);
  const features = (found?.EnabledFeatures ?? []) as readonly string[];
  book.note("root access", `organization ${organization.name}`, { "central root access": features });
}

const nameOf = (looked: Looked, id: string): string => `account ${callOf(looked, id)}`;

/** How the drill calls an account, so that no other is called so; its id where it is none of the drill's. */
export const callOf = ({ accounts }: Pick<Looked, "accounts">, id: string): string => accountCalled(accounts, id);
