/** "Leave this organization" in the console, which reads the organization first. aws-facts 1.1; claim LEAVE-03. */
import { decideLeaveOrganization } from "../../../domain/index.ts";
import { refuse } from "../../../kernel/index.ts";
import { wireError } from "../../services/organizations/refusals.ts";
import type { ConsoleAction } from "../console-action.ts";

export const leaveOrganization: ConsoleAction = {
  name: "leave-organization",
  sentence: "makes the account leave its organization",
  service: { name: "organizations", eventSource: "organizations.amazonaws.com" },
  operation: {
    name: "LeaveOrganization",
    readOnly: false,
    trail: () => ({ requestParameters: null, responseElements: null }),
  },
  who: "principal",
  parameters: {},
  required: [],
  permissionSets: () => [
    ["organizations:DescribeOrganization", "organizations:LeaveOrganization"].map((action) => ({
      action,
      resource: "*",
    })),
  ],
  decide({ world, caller, now, assumptions }) {
    const decided = decideLeaveOrganization(world, caller.accountId, { now, assumptions });
    if (decided.ok) return decided;
    const { code, message } = wireError(decided.refusal);
    return refuse({ kind: "Refused", code, message });
  },
};
