/** ListRules: the rules of one bus by name. EventBridge API Reference, ListRules. */
import type { ListRulesRequest, ListRulesResponse } from "@aws-sdk/client-eventbridge";
import { eventRuleArn } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { pageOf, readToken } from "../page.ts";
import { defineOperation } from "../refusal.ts";
import { findBus, rulesOf } from "../rules.ts";

export const listRules = defineOperation<ListRulesRequest, ListRulesResponse>({
  name: "ListRules",
  readOnly: true,

  decide(context, input) {
    const bus = findBus(context, input.EventBusName);
    if (!bus.ok) return bus;
    const token = readToken(context, input);
    return token.ok ? accept([]) : token;
  },

  respond(context, input) {
    const bus = findBus(context, input.EventBusName);
    const named = rulesOf(context, bus.ok ? bus.value : "").filter((rule) =>
      rule.name.startsWith(input.NamePrefix ?? ""),
    );
    const { page, next } = pageOf(named, (rule) => rule.name, { context, request: input });
    const Rules = page.map((rule) => ({
      Name: rule.name,
      Arn: eventRuleArn(rule),
      EventPattern: rule.pattern,
      State: rule.state,
      Description: rule.description,
      EventBusName: rule.busName,
    }));
    return { Rules, ...next };
  },
});
