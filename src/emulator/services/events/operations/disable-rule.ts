/** DisableRule: the rule stays and matches nothing. EventBridge API Reference, DisableRule. */
import type { DisableRuleRequest } from "@aws-sdk/client-eventbridge";
import { accept } from "../../../../kernel/index.ts";
import { defineOperation } from "../refusal.ts";
import { findRule, onRule, ruleIn } from "../rules.ts";

export const disableRule = defineOperation<DisableRuleRequest, Record<string, never>>({
  name: "DisableRule",
  readOnly: false,
  permissions: (context, input) => onRule(context, "DisableRule", ruleIn(input)),

  decide(context, input) {
    const rule = findRule(context, ruleIn(input));
    return rule.ok ? accept([{ kind: "EventRuleChanged", rule: { ...rule.value, state: "DISABLED" } }]) : rule;
  },

  respond: () => ({}),
});
