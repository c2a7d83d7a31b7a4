/** DeleteRule: a rule that is not there is deleted already. EventBridge API Reference, DeleteRule. */
import type { DeleteRuleRequest } from "@aws-sdk/client-eventbridge";
import { accept, refuse } from "../../../../kernel/index.ts";
import { defineOperation } from "../refusal.ts";
import { findBus, keyOf, onRule, ruleIn } from "../rules.ts";

export const deleteRule = defineOperation<DeleteRuleRequest, Record<string, never>>({
  name: "DeleteRule",
  readOnly: false,
  permissions: (context, input) => onRule(context, "DeleteRule", ruleIn(input)),

  decide(context, input) {
    const bus = findBus(context, input.EventBusName);
    if (!bus.ok) return bus;
    const key = keyOf(context, ruleIn(input));
    const rule = context.world.eventRules.get(key);
    if (rule === undefined) return accept([]);
    if (rule.targets.length > 0) return refuse({ kind: "RuleHasTargets" });
    return accept([{ kind: "EventRuleDeleted", key }]);
  },

  respond: () => ({}),
});
