/** A rule no longer hears read-only events. EventBridge User Guide: "Management events from CloudTrail". */
import { accept, refuse } from "../../../kernel/index.ts";
import { changeRule, RULE_PARAMETER } from "../change-rule.ts";
import type { FaultKind } from "../fault.ts";

export const rulePlainEnabled: FaultKind = {
  kind: "rule.plain-enabled",
  sentence: "a rule is ENABLED where it was ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS: it hears no read-only calls",
  recovery: "the rule gets its state back, unless somebody changed or deleted it meanwhile",
  source: "EventBridge User Guide: rules in the state ENABLED get no read-only management events",
  parameters: { rule: RULE_PARAMETER },
  start: (parameters, { world }) =>
    changeRule(world, parameters, (rule) =>
      rule.state === "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"
        ? accept({ ...rule, state: "ENABLED" })
        : refuse(`the rule is in the state ${rule.state}, which hears no read-only calls already`),
    ),
};
