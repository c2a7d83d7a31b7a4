/** RemoveTargets: an id that the rule does not have is removed already. EventBridge API Reference, RemoveTargets. */
import type { RemoveTargetsRequest, RemoveTargetsResponse } from "@aws-sdk/client-eventbridge";
import { accept } from "../../../../kernel/index.ts";
import { defineOperation } from "../refusal.ts";
import { findRule, onRule } from "../rules.ts";

export const removeTargets = defineOperation<RemoveTargetsRequest, RemoveTargetsResponse>({
  name: "RemoveTargets",
  readOnly: false,
  permissions: (context, input) => onRule(context, "RemoveTargets", { name: input.Rule, busName: input.EventBusName }),

  decide(context, input) {
    const rule = findRule(context, { name: input.Rule ?? "", busName: input.EventBusName });
    if (!rule.ok) return rule;
    const removed = new Set(input.Ids);
    const targets = rule.value.targets.filter(({ id }) => !removed.has(id));
    return accept([{ kind: "EventRuleChanged", rule: { ...rule.value, targets } }]);
  },

  respond: () => ({ FailedEntryCount: 0, FailedEntries: [] }),
});
