/** "Linked account access" to Cost Explorer: the management account decides for all members at once. Cost Management User Guide, "Controlling access to Cost Explorer". */
import { decideSwitchMemberCostAccess } from "../../../domain/index.ts";
import { refuse } from "../../../kernel/index.ts";
import { wireError } from "../../services/organizations/refusals.ts";
import type { ConsoleAction } from "../console-action.ts";

export const switchMemberCostAccess: ConsoleAction = {
  name: "switch-member-cost-access",
  sentence: "lets the members of the organization see their own costs, or does not",
  calls: [
    {
      service: { name: "ce", eventSource: "ce.amazonaws.com" },
      operation: { name: "UpdatePreferences", readOnly: false },
      permissionSets: () => [[{ action: "ce:UpdatePreferences", resource: "*" }]],
      decide({ world, accountId }, { on }) {
        const decided = decideSwitchMemberCostAccess(world, { caller: accountId, on: on === true });
        return decided.ok ? decided : refuse({ kind: "Refused", ...wireError(decided.refusal) });
      },
    },
  ],
  who: "principal",
  parameters: { on: "flag" },
  required: ["on"],
};
