/** EnableRule: puts a rule into the state ENABLED. EventBridge API Reference, EnableRule. */
import type { EnableRuleRequest } from "@aws-sdk/client-eventbridge";
import { accept } from "../../../../kernel/index.ts";
import { defineOperation } from "../refusal.ts";
import { findRule, onRule, ruleIn } from "../rules.ts";

export const enableRule = defineOperation<EnableRuleRequest, Record<string, never>>({
  name: "EnableRule",
  readOnly: false,
  permissions: (context, input) => onRule(context, "EnableRule", ruleIn(input)),

  decide(context, input) {
    const rule = findRule(context, ruleIn(input));
    return rule.ok ? accept([{ kind: "EventRuleChanged", rule: { ...rule.value, state: "ENABLED" } }]) : rule;
  },

  respond: () => ({}),
});
