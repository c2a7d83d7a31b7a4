/** Whether members see their own costs: the management account decides for all of them at once. Cost Management User Guide, "Controlling access to Cost Explorer". */
import { type AccountId, accept, type Result } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import { asManagement } from "../organization/standing.ts";
import type { OrganizationsRefusal } from "../refusal.ts";
import type { World } from "../world.ts";

export function decideSwitchMemberCostAccess(
  world: World,
  { caller, on }: Readonly<{ caller: AccountId; on: boolean }>,
): Result<readonly DomainEvent[], OrganizationsRefusal> {
  const standing = asManagement(world, caller);
  if (!standing.ok) return standing;
  return accept([{ kind: "MemberCostAccessSwitched", organizationId: standing.value.id, on }]);
}
