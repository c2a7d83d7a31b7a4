/** Which accounts may be in one organization by who sells to them. aws-facts 2.2, C23. */
import type { AccountId } from "../../kernel/index.ts";
import type { Organization } from "../organization/organization.ts";
import type { World } from "../world.ts";
import type { Account } from "./account.ts";

/** Whether the account has the partition and the seller of the organization that it is to join; an unknown one has. */
export function isOfSameSeller(world: World, { managementAccountId }: Organization, accountId: AccountId): boolean {
  const management = world.accounts.get(managementAccountId);
  const account = world.accounts.get(accountId);
  return management === undefined || account === undefined || mayShareOrganization(management, account);
}

/** The same partition, and accounts of AISPL (India) only among themselves. */
function mayShareOrganization(one: Account, other: Account): boolean {
  if ((one.partition ?? "aws") !== (other.partition ?? "aws")) return false;
  return (one.seller === "AISPL") === (other.seller === "AISPL");
}
