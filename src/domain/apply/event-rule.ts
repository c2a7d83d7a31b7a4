/** Writes EventBridge rules: whole rules come and go under their key. */
import { unreachable } from "../../kernel/index.ts";
import type { EventRuleEvent } from "../domain-event.ts";
import { eventRuleKey } from "../event-rule/event-rule.ts";
import type { MutableWorld } from "./mutable-world.ts";

export function applyEventRuleEvent(world: MutableWorld, event: EventRuleEvent): void {
  switch (event.kind) {
    case "EventRuleChanged":
      world.eventRules.set(eventRuleKey(event.rule), event.rule);
      return;
    case "EventRuleDeleted":
      world.eventRules.delete(event.key);
      return;
    default:
      unreachable(event);
  }
}
