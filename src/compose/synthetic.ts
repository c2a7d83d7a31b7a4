/** What a drill adds to the reader's organization so that every question can be asked of every file; each addition is marked as synthetic. */
import {
  apply,
  attachedPolicies,
  type DomainEvent,
  decideCreateOrganization,
  FULL_AWS_ACCESS,
  type OrganizationPolicy,
  type Role,
  targetsOfPolicy,
  type World,
} from "../domain/index.ts";
import { type AccountId, type Identifiers, type Instant, invariant } from "../kernel/index.ts";

export const INTRUDER_ROLE = "orgdrill-intruder";
export const INTRUDER_ACCOUNT = "intruder";
const ADMINISTRATOR_ACCESS = "arn:aws:iam::aws:policy/AdministratorAccess";

export type Birth = Readonly<{ now: Instant; ids: Identifiers }>;

/** An administrator where the file lists none, and an organization to flee to where there is only one. */
export function addSynthetic(world: World, birth: Birth): Readonly<{ organizationId: string | undefined }> {
  for (const account of [...world.accounts.values()]) {
    if (!hasAdministrator(world, account.id)) addAdministrator(world, account.id, birth);
  }
  return { organizationId: world.organizations.size > 1 ? undefined : addIntruderOrganization(world, birth) };
}

export const hasAdministrator = (world: World, accountId: AccountId): boolean => {
  const identities = world.identities.get(accountId);
  return [...(identities?.users.values() ?? []), ...(identities?.roles.values() ?? [])].some(isAdministrator);
};

export const isAdministrator = (
  principal: Readonly<{ attachedPolicies: readonly string[]; boundary: string | undefined }>,
): boolean => principal.attachedPolicies.includes(ADMINISTRATOR_ACCESS) && principal.boundary === undefined;

export function addAdministrator(world: World, accountId: AccountId, { now, ids }: Birth, name = INTRUDER_ROLE): void {
  const role: Role = {
    name,
    path: "/",
    id: ids.principal("AROA"),
    arn: `arn:aws:iam::${accountId}:role/${name}`,
    createdAt: now,
    description: "added by orgdrill; not in the organization file",
    trustPolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${accountId}:root` }, Action: "sts:AssumeRole" },
    }),
    inlinePolicies: new Map(),
    attachedPolicies: [ADMINISTRATOR_ACCESS],
    boundary: undefined,
    maxSessionDuration: 43_200,
    tags: new Map(),
    serviceLinked: false,
  };
  apply(world, { kind: "RoleChanged", accountId, role });
}

function addIntruderOrganization(world: World, birth: Birth): string {
  const accountId = openStandalone(world, birth, { name: INTRUDER_ACCOUNT, id: freeAccountId(world) });
  addAdministrator(world, accountId, birth);
  const decided = decideCreateOrganization(world, { caller: accountId, featureSet: "ALL" }, birth);
  invariant(decided.ok, "a stand-alone account can found an organization");
  for (const event of decided.value) apply(world, event);
  const founded = decided.value.find((event) => event.kind === "OrganizationCreated");
  invariant(founded?.kind === "OrganizationCreated", "founding an organization creates it");
  return founded.organization.id;
}

function freeAccountId(world: World): AccountId {
  for (let number = 999_999_999_999; ; number--) {
    const id = String(number) as AccountId;
    if (!world.accounts.has(id)) return id;
  }
}

/** An account that belongs to nobody, complete and active. */
export function openStandalone(
  world: World,
  { now }: Pick<Birth, "now">,
  named: Readonly<{ name: string; id: AccountId }>,
): AccountId {
  const event: DomainEvent = {
    kind: "AccountOpened",
    account: {
      id: named.id,
      name: named.name,
      email: `${named.name}-${named.id}@orgdrill.example`,
      state: "ACTIVE",
      createdAt: now,
      activeFrom: now,
      signUp: { contact: true, phone: true, agreement: true, payment: true, supportPlan: "basic" },
      rootUser: { password: true, mfa: true },
      membership: undefined,
      tags: new Map(),
    },
  };
  apply(world, event);
  return named.id;
}

/**
 * Takes a guardrail away wherever it is attached. A level that would be left empty, or without the only policy that allows
 * something there, gets FullAWSAccess, so that only the guardrail is gone.
 */
export function withoutGuardrail(world: World, organizationId: string, name: string): void {
  const organization = world.organizations.get(organizationId);
  invariant(organization !== undefined, `the organization ${organizationId} is there`);
  for (const policy of organization.policies.values()) {
    if (policy.name !== name || policy.type !== "SERVICE_CONTROL_POLICY") continue;
    for (const targetId of targetsOfPolicy(organization, policy.id)) {
      const others = attachedPolicies(organization, targetId, policy.type).filter((each) => each.id !== policy.id);
      const wasTheAllow = allowsSomething(policy) && !others.some(allowsSomething);
      if (others.length === 0 || wasTheAllow)
        apply(world, { kind: "PolicyAttached", organizationId, policyId: FULL_AWS_ACCESS, targetId });
      apply(world, { kind: "PolicyDetached", organizationId, policyId: policy.id, targetId });
    }
  }
}

function allowsSomething({ content }: OrganizationPolicy): boolean {
  const { Statement: statements } = JSON.parse(content) as { Statement?: unknown };
  return [statements].flat().some((each) => (each as { Effect?: unknown } | undefined)?.Effect === "Allow");
}
