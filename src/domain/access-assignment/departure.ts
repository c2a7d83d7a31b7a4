/** What becomes of assignments and their roles when an account goes. aws-facts 7. */
import type { AccountId } from "../../kernel/index.ts";
import type { AssumptionReader } from "../assumptions.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { World } from "../world.ts";
import { assignmentProviderArn, assignmentRolesOf } from "./assignment-role.ts";
import { assignmentsIn } from "./standing.ts";

/** Assignments always go, and their roles with them: what the departure takes along where the membership is written. */
export function assignmentsLost(world: World, accountId: AccountId): readonly DomainEvent[] {
  const assignments = assignmentsIn(world, accountId);
  const providers = new Set(assignments.map((each) => assignmentProviderArn(each, accountId)));
  return [
    ...assignments.map((assignment): DomainEvent => ({ kind: "AccountUnassigned", assignment })),
    ...assignmentRolesOf(world, accountId, assignments).map(
      ({ name: roleName }): DomainEvent => ({ kind: "RoleDeleted", accountId, roleName }),
    ),
    ...[...providers]
      .filter((arn) => world.identities.get(accountId)?.identityProviders?.has(arn) === true)
      .map((arn): DomainEvent => ({ kind: "IdentityProviderDeleted", accountId, arn })),
  ];
}

/**
 * Assumption `assignment-role-after-departure`, asked for only where there are such roles: what is put back after the departure,
 * so that whoever is in such a role goes on.
 */
export function rolesKeptOnDeparture(
  world: World,
  accountId: AccountId,
  assumptions: AssumptionReader,
): readonly DomainEvent[] {
  const assignments = assignmentsIn(world, accountId);
  const roles = assignmentRolesOf(world, accountId, assignments);
  if (roles.length === 0 || assumptions.value("assignment-role-after-departure") !== "kept") return [];
  const providers = world.identities.get(accountId)?.identityProviders;
  const arns = new Set(assignments.map((each) => assignmentProviderArn(each, accountId)));
  return [
    ...[...arns].flatMap((arn): readonly DomainEvent[] => {
      const provider = providers?.get(arn);
      return provider === undefined ? [] : [{ kind: "IdentityProviderChanged", accountId, provider }];
    }),
    ...roles.map((role): DomainEvent => ({ kind: "RoleChanged", accountId, role })),
  ];
}
