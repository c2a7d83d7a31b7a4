/** PutRule: makes a rule or replaces it; its targets stay. EventBridge API Reference, PutRule. */
import type { PutRuleRequest, PutRuleResponse } from "@aws-sdk/client-eventbridge";
import { accept, refuse } from "../../../../kernel/index.ts";
import { compileEventPattern } from "../../../../matching/index.ts";
import { defineOperation } from "../refusal.ts";
import { findBus, keyOf, MAX_RULES, onRule, ruleArn, ruleIn, rulesOf } from "../rules.ts";
import { tagsFrom } from "../tags.ts";

/** Amazon EventBridge quotas, "Event pattern size": in characters; the API itself takes 4,096 where the quota was raised. */
const MAX_PATTERN = 2_048;

export const putRule = defineOperation<PutRuleRequest, PutRuleResponse>({
  name: "PutRule",
  readOnly: false,
  permissions: (context, input) => onRule(context, "PutRule", ruleIn(input)),

  decide(context, input) {
    const bus = findBus(context, input.EventBusName);
    if (!bus.ok) return bus;
    const missing = notEmulated(input);
    if (missing !== undefined) return refuse({ kind: "NotEmulated", what: missing });
    if (input.EventPattern === undefined) return refuse({ kind: "RuleHasNeither" });
    const pattern = compileEventPattern(input.EventPattern);
    if (!pattern.ok) return refuse({ kind: "InvalidEventPattern", message: pattern.refusal.message });
    if (input.EventPattern.length > MAX_PATTERN) return refuse({ kind: "TooMany" });
    const name = input.Name ?? "";
    const existing = context.world.eventRules.get(keyOf(context, ruleIn(input)));
    if (existing === undefined && rulesOf(context, bus.value).length >= MAX_RULES) return refuse({ kind: "TooMany" });
    const rule = {
      name,
      accountId: context.caller.accountId,
      region: context.request.region,
      busName: bus.value,
      description: input.Description,
      pattern: input.EventPattern,
      state: input.State ?? "ENABLED",
      targets: existing?.targets ?? [],
      tags: existing?.tags ?? tagsFrom(input.Tags),
    };
    return accept([{ kind: "EventRuleChanged", rule }]);
  },

  respond: (context, input) => ({ RuleArn: ruleArn(context, ruleIn(input)) }),
});

function notEmulated(input: PutRuleRequest): string | undefined {
  if (input.ScheduleExpression !== undefined) return "a rule with a ScheduleExpression";
  return input.RoleArn === undefined ? undefined : "the RoleArn of a rule";
}
