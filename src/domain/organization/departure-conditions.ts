/** What must hold before an account may go. aws-facts 1.2, 2.4, 3.1. */
import { addMs, type Instant } from "../../kernel/index.ts";
import type { Account, Membership } from "../account/account.ts";
import { missingForStandingAlone, type SignUpObstacle } from "../account/sign-up.ts";
import type { AssumptionReader } from "../assumptions.ts";
import type { DepartureObstacle } from "../refusal.ts";
import { CREATED_ACCOUNT_WAIT_MS } from "./limits.ts";

/** For a direct transfer: the account goes straight into another organization and never stands alone. */
export function transferObstacle(
  account: Account,
  membership: Membership,
  now: Instant,
): Extract<DepartureObstacle, "accountClosed" | "waitingPeriod"> | undefined {
  if (account.state !== "ACTIVE") return "accountClosed";
  return isWaiting(membership, now) ? "waitingPeriod" : undefined;
}

/**
 * For leaving and being removed: the account must also be able to stand alone, however it joined. An assumption is asked
 * for only where its answer changes what is said.
 */
export function departureObstacle(
  account: Account,
  membership: Membership,
  { now, assumptions }: Readonly<{ now: Instant; assumptions: AssumptionReader }>,
): DepartureObstacle | undefined {
  const obstacle = transferObstacle(account, membership, now);
  const missing = missingForStandingAlone(account.signUp);
  if (missing === undefined || obstacle === "accountClosed") return obstacle;
  const signUpFirst = () => assumptions.value("leave-check-order") === "sign-up-before-wait";
  return obstacle === undefined || signUpFirst() ? nameOf(missing, assumptions) : obstacle;
}

function nameOf(missing: SignUpObstacle, assumptions: AssumptionReader): DepartureObstacle {
  if (missing !== "agreement") return missing;
  const reason = assumptions.value("incomplete-sign-up-reason");
  return reason === "ACCOUNT_CANNOT_LEAVE_ORGANIZATION" ? "accountMayNotLeave" : "agreement";
}

/** The wait is for accounts that were created here; an invited one may go at once. aws-facts C12. */
const isWaiting = ({ method, joinedAt }: Membership, now: Instant): boolean =>
  method === "CREATED" && now < addMs(joinedAt, CREATED_ACCOUNT_WAIT_MS);
