/** DescribeRule. EventBridge API Reference, DescribeRule. */
import type { DescribeRuleRequest, DescribeRuleResponse } from "@aws-sdk/client-eventbridge";
import { accept } from "../../../../kernel/index.ts";
import { defineOperation } from "../refusal.ts";
import { findRule, onRule, ruleArn } from "../rules.ts";

export const describeRule = defineOperation<DescribeRuleRequest, DescribeRuleResponse>({
  name: "DescribeRule",
  readOnly: true,
  permissions: (context, input) => onRule(context, "DescribeRule", input.Name),

  decide(context, input) {
    const rule = findRule(context, { name: input.Name ?? "", busName: input.EventBusName });
    return rule.ok ? accept([]) : rule;
  },

  respond(context, input) {
    const rule = findRule(context, { name: input.Name ?? "", busName: input.EventBusName });
    if (!rule.ok) return {};
    const { name, pattern, state, description, busName, accountId } = rule.value;
    return {
      Name: name,
      Arn: ruleArn(context, name),
      EventPattern: pattern,
      State: state,
      Description: description,
      EventBusName: busName,
      CreatedBy: accountId,
    };
  },
});
