/** A rule no longer asks where an event comes from, so that anybody who may write to the bus can imitate it. EventBridge User Guide: "Best practices for event patterns". */
import { accept, refuse } from "../../../kernel/index.ts";
import { changePattern, changeRule, RULE_PARAMETER } from "../change-rule.ts";
import type { FaultKind } from "../fault.ts";

export const ruleSourceMissing: FaultKind = {
  kind: "rule.source-missing",
  sentence: "a rule's pattern has no source: an event that somebody makes up with PutEvents fires it as well",
  recovery: "the rule gets its pattern back, unless somebody changed or deleted it meanwhile",
  source: "EventBridge User Guide: name the source in patterns; sources of PutEvents cannot begin with `aws.`",
  parameters: { rule: RULE_PARAMETER },
  start: (parameters, { world }) =>
    changeRule(world, parameters, (rule) =>
      changePattern(rule, ({ source, ...others }) => {
        if (source === undefined) return refuse("the rule's pattern has no source already");
        return Object.keys(others).length > 0
          ? accept(others)
          : refuse("the rule's pattern has nothing but its source");
      }),
    ),
};
