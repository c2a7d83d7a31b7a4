/** Whether an organization still gets accounts while the account that manages it is on its way out. aws-facts 3.3. */
import type { Instant } from "../../kernel/index.ts";
import { accountStateAt } from "../account/account-state.ts";
import type { AssumptionReader } from "../assumptions.ts";
import type { MembershipRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import type { Organization } from "./organization.ts";

type Circumstances = Readonly<{ now: Instant; assumptions: AssumptionReader }>;
type ClosureUnderWay = Extract<MembershipRefusal, { kind: "ClosureUnderWay" }>;

/** Undefined where nothing is in the way; asked of the assumption `closing-management-account-grows` only while it matters. */
export function objectionToGrowth(
  world: World,
  { managementAccountId }: Organization,
  { now, assumptions }: Circumstances,
): ClosureUnderWay | undefined {
  const management = world.accounts.get(managementAccountId);
  if (management?.closure === undefined) return undefined;
  const isClosed = accountStateAt(management, now) === "CLOSED";
  return isClosed || growthIsRefused(assumptions) ? { kind: "ClosureUnderWay" } : undefined;
}

export const growthIsRefused = (assumptions: AssumptionReader): boolean =>
  assumptions.value("closing-management-account-grows") === "refused";
