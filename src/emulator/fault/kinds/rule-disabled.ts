/** A rule is switched off, and nobody is told. EventBridge API Reference: DisableRule. */
import { type EventRule, eventRuleKey } from "../../../domain/index.ts";
import { accept } from "../../../kernel/index.ts";
import type { FaultKind } from "../fault.ts";
import { findRule } from "../find-rule.ts";

export const ruleDisabled: FaultKind = {
  kind: "rule.disabled",
  sentence: "a rule is in the state DISABLED",
  recovery: "the rule gets its state back, unless somebody changed or deleted it meanwhile",
  source: "EventBridge API Reference, DisableRule",
  parameters: { rule: { type: "text", sentence: "the rule, by name or ARN", isRequired: true } },
  start(parameters, { world }) {
    const found = findRule(world, parameters.text("rule") ?? "");
    if (!found.ok) return found;
    const before = found.value;
    const disabled: EventRule = { ...before, state: "DISABLED" };
    return accept({
      events: [{ kind: "EventRuleChanged", rule: disabled }],
      recover: (later) =>
        later.eventRules.get(eventRuleKey(before)) === disabled ? [{ kind: "EventRuleChanged", rule: before }] : [],
    });
  },
};
