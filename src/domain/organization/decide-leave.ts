/** A member leaves on its own, or is removed. Organizations API Reference: LeaveOrganization, RemoveAccountFromOrganization; aws-facts 1.2, 3.1. */
import { type AccountId, accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { Account, DepartureMethod } from "../account/account.ts";
import type { AssumptionReader } from "../assumptions.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { MembershipRefusal, OrganizationsRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import { departure } from "./departure.ts";
import { departureObstacle } from "./departure-conditions.ts";
import type { Organization } from "./organization.ts";
import { asManagement, asMember, isManagementAccount } from "./standing.ts";
import { memberOf } from "./tree.ts";

type Decision = Result<readonly DomainEvent[], OrganizationsRefusal>;
type Circumstances = Readonly<{ now: Instant; assumptions: AssumptionReader }>;

/** The caller's own account leaves; nobody can ask it for another. */
export function decideLeaveOrganization(world: World, caller: AccountId, circumstances: Circumstances): Decision {
  const standing = asMember(world, caller);
  if (!standing.ok) return standing;
  if (isManagementAccount(standing.value, caller)) return refuse(managementMayNotLeave(circumstances.assumptions));
  return decideDeparture(
    world,
    { account: world.accounts.get(caller), organization: standing.value, method: "LEFT" },
    circumstances,
  );
}

/** The same conditions as for leaving, asked of the member that is sent away. */
export function decideRemoveAccount(
  world: World,
  { caller, accountId }: Readonly<{ caller: AccountId; accountId: string }>,
  circumstances: Circumstances,
): Decision {
  const standing = asManagement(world, caller);
  if (!standing.ok) return standing;
  const account = memberOf(world, standing.value, accountId);
  if (account !== undefined && isManagementAccount(standing.value, accountId))
    return refuse({ kind: "ManagementAccountCannotLeave" });
  return decideDeparture(world, { account, organization: standing.value, method: "REMOVED" }, circumstances);
}

type Departure = Readonly<{ account: Account | undefined; organization: Organization; method: DepartureMethod }>;

function decideDeparture(
  world: World,
  { account, organization, method }: Departure,
  circumstances: Circumstances,
): Decision {
  if (account?.membership === undefined) return refuse({ kind: "Missing", what: "account" });
  const obstacle = departureObstacle({ account, membership: account.membership, organization }, circumstances);
  if (obstacle !== undefined) return refuse({ kind: "DepartureBlocked", by: obstacle });
  const { now: at, assumptions } = circumstances;
  return accept(departure(world, { accountId: account.id, organizationId: organization.id, method, at }, assumptions));
}

function managementMayNotLeave(assumptions: AssumptionReader): MembershipRefusal {
  return assumptions.value("management-leave-error") === "ConstraintViolation"
    ? { kind: "DepartureBlocked", by: "managementAccount" }
    : { kind: "ManagementAccountCannotLeave" };
}
