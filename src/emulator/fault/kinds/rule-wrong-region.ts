/** A rule is in a Region where its events never are. Organizations User Guide: EventBridge hears of Organizations in us-east-1 alone. */
import { DEFAULT_BUS, eventRuleKey } from "../../../domain/index.ts";
import { accept, refuse } from "../../../kernel/index.ts";
import type { FaultKind } from "../fault.ts";
import { findRule } from "../find-rule.ts";

const REGION = /^[a-z]{2}(?:-[a-z]{2,12}){1,3}-\d$/;

export const ruleWrongRegion: FaultKind = {
  kind: "rule.wrong-region",
  sentence: "a rule of a default bus is in another Region, with its targets, and hears what happens there",
  recovery: "the rule is back in its Region, unless somebody changed it or made another one there meanwhile",
  source: "Organizations User Guide: its events are in us-east-1 alone; a rule elsewhere stays silent",
  parameters: {
    rule: { type: "text", sentence: "the rule, by name or ARN", isRequired: true },
    region: { type: "text", sentence: "where it is instead; eu-west-1 when it is left out" },
  },
  start(parameters, { world }) {
    const found = findRule(world, parameters.text("rule") ?? "");
    if (!found.ok) return found;
    const before = found.value;
    const region = parameters.text("region") ?? "eu-west-1";
    if (!REGION.test(region)) return refuse(`\`${region.slice(0, 50)}\` is no Region`);
    if (before.region === region) return refuse(`the rule is in ${region} already`);
    if (before.busName !== DEFAULT_BUS) return refuse(`the bus \`${before.busName}\` is in no other Region`);
    const moved = { ...before, region };
    if (world.eventRules.has(eventRuleKey(moved))) return refuse(`a rule of that name is in ${region} already`);
    return accept({
      events: [
        { kind: "EventRuleDeleted", key: eventRuleKey(before) },
        { kind: "EventRuleChanged", rule: moved },
      ],
      recover(later) {
        if (later.eventRules.get(eventRuleKey(moved)) !== moved) return [];
        const gone = { kind: "EventRuleDeleted", key: eventRuleKey(moved) } as const;
        return later.eventRules.has(eventRuleKey(before)) ? [gone] : [gone, { kind: "EventRuleChanged", rule: before }];
      },
    });
  },
};
