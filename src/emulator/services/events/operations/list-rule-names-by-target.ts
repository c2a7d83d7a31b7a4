/** ListRuleNamesByTarget: the rules of one bus that tell a target. EventBridge API Reference, ListRuleNamesByTarget. */
import type { ListRuleNamesByTargetRequest, ListRuleNamesByTargetResponse } from "@aws-sdk/client-eventbridge";
import { accept } from "../../../../kernel/index.ts";
import { pageOf, readToken } from "../page.ts";
import { defineOperation } from "../refusal.ts";
import { findBus, rulesOf } from "../rules.ts";

export const listRuleNamesByTarget = defineOperation<ListRuleNamesByTargetRequest, ListRuleNamesByTargetResponse>({
  name: "ListRuleNamesByTarget",
  readOnly: true,

  decide(context, input) {
    const bus = findBus(context, input.EventBusName);
    if (!bus.ok) return bus;
    const token = readToken(context, input);
    return token.ok ? accept([]) : token;
  },

  respond(context, input) {
    const bus = findBus(context, input.EventBusName);
    const telling = rulesOf(context, bus.ok ? bus.value : "").filter(({ targets }) =>
      targets.some(({ arn }) => arn === input.TargetArn),
    );
    const { page, next } = pageOf(telling, ({ name }) => name, { context, request: input });
    return { RuleNames: page.map(({ name }) => name), ...next };
  },
});
