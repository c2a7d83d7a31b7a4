/** ListTargetsByRule: the targets of one rule by id. EventBridge API Reference, ListTargetsByRule. */
import type { ListTargetsByRuleRequest, ListTargetsByRuleResponse } from "@aws-sdk/client-eventbridge";
import { accept } from "../../../../kernel/index.ts";
import { pageOf, readToken } from "../page.ts";
import { defineOperation } from "../refusal.ts";
import { findRule, onRule } from "../rules.ts";
import { describeTarget } from "../target.ts";

export const listTargetsByRule = defineOperation<ListTargetsByRuleRequest, ListTargetsByRuleResponse>({
  name: "ListTargetsByRule",
  readOnly: true,
  permissions: (context, input) =>
    onRule(context, "ListTargetsByRule", { name: input.Rule, busName: input.EventBusName }),

  decide(context, input) {
    const rule = findRule(context, { name: input.Rule ?? "", busName: input.EventBusName });
    if (!rule.ok) return rule;
    const token = readToken(context, input);
    return token.ok ? accept([]) : token;
  },

  respond(context, input) {
    const rule = findRule(context, { name: input.Rule ?? "", busName: input.EventBusName });
    const targets = rule.ok ? [...rule.value.targets].sort((left, right) => (left.id < right.id ? -1 : 1)) : [];
    const { page, next } = pageOf(targets, (target) => target.id, { context, request: input });
    return {
      Targets: page.map(describeTarget),
      ...next,
    };
  },
});
