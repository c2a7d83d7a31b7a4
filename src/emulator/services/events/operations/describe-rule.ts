/** DescribeRule. EventBridge API Reference, DescribeRule. */
import type { DescribeRuleRequest, DescribeRuleResponse } from "@aws-sdk/client-eventbridge";
import { accept } from "../../../../kernel/index.ts";
import { defineOperation } from "../refusal.ts";
import { findRule, onRule, ruleArn, ruleIn } from "../rules.ts";

export const describeRule = defineOperation<DescribeRuleRequest, DescribeRuleResponse>({
  name: "DescribeRule",
  readOnly: true,
  permissions: (context, input) => onRule(context, "DescribeRule", ruleIn(input)),

  decide(context, input) {
    const rule = findRule(context, ruleIn(input));
    return rule.ok ? accept([]) : rule;
  },

  respond(context, input) {
    const rule = findRule(context, ruleIn(input));
    if (!rule.ok) return {};
    const { name, pattern, state, description, busName, accountId } = rule.value;
    return {
      Name: name,
      Arn: ruleArn(context, { name, busName }),
      EventPattern: pattern,
      State: state,
      Description: description,
      EventBusName: busName,
      CreatedBy: accountId,
    };
  },
});
