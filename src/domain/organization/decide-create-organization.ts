/** A stand-alone account makes an organization and becomes its management account. Organizations API Reference: CreateOrganization. */
import {
  type AccountId,
  accept,
  addMs,
  type Identifiers,
  type Instant,
  type Result,
  refuse,
} from "../../kernel/index.ts";
import type { Account } from "../account/account.ts";
import { createServiceLinkedRole } from "../account/organization-roles.ts";
import type { DomainEvent } from "../domain-event.ts";
import { FULL_AWS_ACCESS_POLICY } from "../policy/default-policies.ts";
import type { OrganizationPolicy } from "../policy/organization-policy.ts";
import type { FoundingObstacle, OrganizationsRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import type { FeatureSet, Organization } from "./organization.ts";

export type CreateOrganizationCommand = Readonly<{ caller: AccountId; featureSet: FeatureSet }>;
/** `finalizingMs`: how long AWS goes on setting it up; at once unless given. */
type Founding = Readonly<{ now: Instant; ids: Identifiers; finalizingMs?: number }>;

/** No policy type is enabled on the root of an organization made by the API, whatever its description says. emulator.md section 3. */
export function decideCreateOrganization(
  world: World,
  { caller, featureSet }: CreateOrganizationCommand,
  founding: Founding,
): Result<readonly DomainEvent[], OrganizationsRefusal> {
  if (world.accounts.get(caller)?.membership !== undefined) return refuse({ kind: "AlreadyInOrganization" });
  const obstacle = obstacleToFounding(world.accounts.get(caller));
  if (obstacle !== undefined) return refuse({ kind: "FoundingBlocked", by: obstacle });
  const organization = newOrganization(caller, featureSet, founding);
  const { id: organizationId, rootId: parentId } = organization;
  return accept([
    { kind: "OrganizationCreated", organization },
    { kind: "AccountJoined", accountId: caller, organizationId, parentId, method: "INVITED", at: founding.now },
    ...createServiceLinkedRole(world, caller, founding),
  ]);
}

/** The account will pay for others, and answers for them. ConstraintViolationException: MASTER_ACCOUNT_…; which comes first is inferred. */
function obstacleToFounding(account: Account | undefined): FoundingObstacle | undefined {
  if (account === undefined) return undefined;
  const { payment, contact, phone } = account.signUp;
  if (!payment) return "paymentMethod";
  return contact && phone ? undefined : "contact";
}

function newOrganization(managementAccountId: AccountId, featureSet: FeatureSet, founding: Founding): Organization {
  const { now, ids, finalizingMs = 0 } = founding;
  const id = ids.organization();
  const rootId = ids.root();
  const policies: readonly OrganizationPolicy[] = featureSet === "ALL" ? [FULL_AWS_ACCESS_POLICY] : [];
  return {
    id,
    label: id,
    featureSet,
    managementAccountId,
    rootId,
    createdAt: now,
    ...(finalizingMs > 0 && { readyFrom: addMs(now, finalizingMs) }),
    enabledPolicyTypes: new Set(),
    organizationalUnits: new Map(),
    children: new Map([[rootId, { organizationalUnits: new Set(), accounts: new Set() }]]),
    policies: new Map(policies.map((policy) => [policy.id, policy])),
    attachments: new Map(),
  };
}
