/** Permission sets: made, given policies, and brought into accounts. Identity Center API Reference: CreatePermissionSet, AttachManagedPolicyToPermissionSet, PutInlinePolicyToPermissionSet, ProvisionPermissionSet. */
import { type AccountId, accept, type Instant, parseAccountId, type Result, refuse } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import { derivedHex } from "../stack-set/derived-id.ts";
import type { World } from "../world.ts";
import { provisionRole } from "./assignment-role.ts";
import { type AssignmentRequest, instanceIdOf, type PermissionSet } from "./identity-center.ts";
import type { AssignmentRefusal } from "./refusals.ts";
import { accountsWith, asAssignmentAdministrator, findPermissionSet, type SetReference } from "./standing.ts";

export type AssignmentDecision = Result<readonly DomainEvent[], AssignmentRefusal>;

export type NewPermissionSet = Pick<PermissionSet, "name" | "description" | "sessionDuration" | "relayState">;

/** IAM quotas: managed policies of a role. */
const MAX_MANAGED_POLICIES = 10;

type Creating = Readonly<{ caller: AccountId; instanceArn: string; set: NewPermissionSet; seed: string }>;

/** `seed` makes its id: whatever the caller has that is used once. */
export function decideCreatePermissionSet(
  world: World,
  { caller, instanceArn, set, seed }: Creating,
  now: Instant,
): AssignmentDecision {
  const center = asAssignmentAdministrator(world, { caller, instanceArn });
  if (!center.ok) return center;
  for (const each of world.permissionSets.values()) {
    if (each.instanceArn === instanceArn && each.name === set.name) {
      return refuse({ kind: "PermissionSetExists", name: set.name });
    }
  }
  return accept([{ kind: "PermissionSetChanged", set: newPermissionSet(instanceArn, { set, seed, now }) }]);
}

export const newPermissionSet = (
  instanceArn: string,
  { set, seed, now }: Readonly<{ set: NewPermissionSet; seed: string; now: Instant }>,
): PermissionSet => ({
  ...set,
  arn: `arn:aws:sso:::permissionSet/${instanceIdOf(instanceArn)}/ps-${derivedHex(16, instanceArn, set.name, seed)}`,
  instanceArn,
  createdAt: now,
  managedPolicies: [],
  inlinePolicy: undefined,
});

/** What accounts have of the set changes with its next provisioning, and not before. */
export function decideAttachToSet(world: World, reference: SetReference, policyArn: string): AssignmentDecision {
  const found = findPermissionSet(world, reference);
  if (!found.ok) return found;
  const { set } = found.value;
  if (set.managedPolicies.includes(policyArn)) return refuse({ kind: "PolicyAlreadyAttached", arn: policyArn });
  if (set.managedPolicies.length >= MAX_MANAGED_POLICIES) {
    return refuse({ kind: "TooManyPolicies", limit: MAX_MANAGED_POLICIES });
  }
  const managedPolicies = [...set.managedPolicies, policyArn];
  return accept([{ kind: "PermissionSetChanged", set: { ...set, managedPolicies } }]);
}

/** `inlinePolicy`: a document that was checked to be a policy. */
export function decidePutInlineToSet(world: World, reference: SetReference, inlinePolicy: string): AssignmentDecision {
  const found = findPermissionSet(world, reference);
  if (!found.ok) return found;
  return accept([{ kind: "PermissionSetChanged", set: { ...found.value.set, inlinePolicy } }]);
}

type Provision = SetReference & Readonly<{ accountId: string | undefined; requestId: string }>;

/** In one account, or in all that have the set. */
export function decideProvision(world: World, command: Provision, at: Instant): AssignmentDecision {
  const found = findPermissionSet(world, command);
  if (!found.ok) return found;
  const { center, set } = found.value;
  const having = accountsWith(world, set.arn);
  const asked = command.accountId === undefined ? undefined : parseAccountId(command.accountId);
  if (command.accountId !== undefined && (asked === undefined || !having.includes(asked))) {
    return refuse({ kind: "AccountNotInOrganization", accountId: command.accountId });
  }
  const request: AssignmentRequest = {
    id: command.requestId,
    kind: "provisioning",
    instanceArn: center.instanceArn,
    permissionSetArn: set.arn,
    accountId: asked,
    principal: undefined,
    at,
  };
  const accounts = asked === undefined ? having : [asked];
  return accept([
    ...accounts.flatMap((accountId) => provisionRole(world, { center, set, accountId, at })),
    { kind: "AssignmentRequested", request },
  ]);
}
