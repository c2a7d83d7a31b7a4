/** "IAM user and role access to Billing information", which only root can switch. Billing User Guide; aws-facts 1.1. */
import { accept } from "../../../kernel/index.ts";
import { BILLING_CONSOLE, type ConsoleAction } from "../console-action.ts";

/** How CloudTrail names the switch is not documented. */
export const switchBillingAccess: ConsoleAction = {
  name: "switch-billing-access",
  sentence: "switches the access of IAM users and roles to bills on or off",
  calls: [
    {
      service: BILLING_CONSOLE,
      operation: { name: "SetIAMAccessPreference", readOnly: false },
      decide: ({ accountId }, { on }) => accept([{ kind: "BillingAccessSwitched", accountId, on: on === true }]),
    },
  ],
  who: "root",
  parameters: { on: "flag" },
  required: ["on"],
};
