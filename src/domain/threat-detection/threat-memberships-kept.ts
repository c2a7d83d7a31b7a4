/** Whether an account that leaves its organization is still watched. aws-facts 7. */
import type { AccountId } from "../../kernel/index.ts";
import type { AssumptionReader } from "../assumptions.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { World } from "../world.ts";
import { threatMembersOf } from "./watching.ts";

/**
 * Assumption `departed-guardduty-member`, asked for only where an administrator has the account as a member: what is put back after
 * the departure, until somebody disassociates it.
 */
export function threatMembershipsKept(
  world: World,
  { accountId, organizationId }: Readonly<{ accountId: AccountId; organizationId: string }>,
  assumptions: AssumptionReader,
): readonly DomainEvent[] {
  const memberships = [...world.threatAdministrations.values()].flatMap((each): readonly DomainEvent[] => {
    const place = { accountId: each.administrator, region: each.region };
    const member = each.organizationId === organizationId ? threatMembersOf(world, place).get(accountId) : undefined;
    return member?.status === "Enabled" ? [{ kind: "ThreatMembersChanged", place, members: [member] }] : [];
  });
  if (memberships.length === 0) return [];
  return assumptions.value("departed-guardduty-member") === "kept" ? memberships : [];
}
