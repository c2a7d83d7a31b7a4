/** The management account keeps its members from Cost Explorer, all of them at once. Cost Management User Guide: "Controlling access to Cost Explorer". */
import type { Action } from "../action.ts";
import { visitConsole } from "../lookups/visit-console.ts";

export const keepCostsFromMembers: Action = {
  ...visitConsole({
    action: "switch-member-cost-access",
    sentence: "keep the members from their costs",
    parameters: { on: false },
  }),
  id: "keep-costs-from-members",
  kind: "response",
  undo: "let the members see their costs",
};
