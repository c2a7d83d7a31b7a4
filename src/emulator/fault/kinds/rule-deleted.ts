/** A rule is gone with its targets. EventBridge API Reference: RemoveTargets, DeleteRule. */
import { eventRuleKey } from "../../../domain/index.ts";
import { accept } from "../../../kernel/index.ts";
import type { FaultKind } from "../fault.ts";
import { findRule } from "../find-rule.ts";

export const ruleDeleted: FaultKind = {
  kind: "rule.deleted",
  sentence: "a rule is gone, and its targets with it",
  recovery: "the rule is made again as it was, unless somebody made one of that name meanwhile",
  source: "EventBridge API Reference, DeleteRule",
  parameters: { rule: { type: "text", sentence: "the rule, by name or ARN", isRequired: true } },
  start(parameters, { world }) {
    const found = findRule(world, parameters.text("rule") ?? "");
    if (!found.ok) return found;
    const rule = found.value;
    const key = eventRuleKey(rule);
    return accept({
      events: [{ kind: "EventRuleDeleted", key }],
      recover: (later) => (later.eventRules.has(key) ? [] : [{ kind: "EventRuleChanged", rule }]),
    });
  },
};
