/** What must hold before an account may go. aws-facts 1.2, 2.4, 3.1. */
import { addMs, type Instant } from "../../kernel/index.ts";
import type { Account, Membership } from "../account/account.ts";
import { isClosedOrSuspended } from "../account/account-state.ts";
import { missingForStandingAlone, type SignUpObstacle } from "../account/sign-up.ts";
import type { AssumptionReader } from "../assumptions.ts";
import { servicesAdministeredBy } from "../delegation/delegates.ts";
import type { DepartureObstacle } from "../refusal.ts";
import type { Organization } from "./organization.ts";
import { createdAccountWaitMs } from "./quotas.ts";

/** A member that wants to go, or is to go. */
export type Departing = Readonly<{ account: Account; membership: Membership; organization: Organization }>;

/** For a direct transfer: the account goes straight into another organization and never stands alone. */
export function transferObstacle(
  departing: Departing,
  now: Instant,
): Extract<DepartureObstacle, "accountClosed" | "delegatedAdministrator" | "waitingPeriod"> | undefined {
  const { account, organization } = departing;
  // An account that is still being created is held by the waiting period; one that is closing stays to its end.
  if (isClosedOrSuspended(account, now)) return "accountClosed";
  if (servicesAdministeredBy(organization, account.id).size > 0) return "delegatedAdministrator";
  return isWaiting(departing, now) ? "waitingPeriod" : undefined;
}

/**
 * For leaving and being removed: the account must also be able to stand alone, however it joined. An assumption is asked
 * for only where its answer changes what is said.
 */
export function departureObstacle(
  departing: Departing,
  { now, assumptions }: Readonly<{ now: Instant; assumptions: AssumptionReader }>,
): DepartureObstacle | undefined {
  const obstacle = transferObstacle(departing, now);
  const missing = missingForStandingAlone(departing.account.signUp);
  if (missing === undefined || obstacle === "accountClosed" || obstacle === "delegatedAdministrator") return obstacle;
  const signUpFirst = () => assumptions.value("leave-check-order") === "sign-up-before-wait";
  return obstacle === undefined || signUpFirst() ? nameOf(missing, assumptions) : obstacle;
}

function nameOf(missing: SignUpObstacle, assumptions: AssumptionReader): DepartureObstacle {
  if (missing !== "agreement") return missing;
  const reason = assumptions.value("incomplete-sign-up-reason");
  return reason === "ACCOUNT_CANNOT_LEAVE_ORGANIZATION" ? "accountMayNotLeave" : "agreement";
}

/** The wait is for accounts that were created here; an invited one may go at once. aws-facts C12. */
const isWaiting = ({ membership, organization }: Departing, now: Instant): boolean =>
  membership.method === "CREATED" && now < addMs(membership.joinedAt, createdAccountWaitMs(organization));
