/** Nobody keeps what cannot be delivered. EventBridge User Guide: "Using dead-letter queues to process undelivered events". */
import { type EventRule, eventRuleKey } from "../../../domain/index.ts";
import { accept, refuse } from "../../../kernel/index.ts";
import type { FaultKind } from "../fault.ts";
import { findRule } from "../find-rule.ts";

export const deadLetterAbsent: FaultKind = {
  kind: "dlq.absent",
  sentence: "the targets of a rule have no dead-letter queue, so that what cannot be delivered is lost",
  recovery: "the targets get their dead-letter queues back, unless somebody changed the rule meanwhile",
  source: "EventBridge User Guide: without a dead-letter queue, events are dropped after the last retry",
  parameters: { rule: { type: "text", sentence: "the rule, by name or ARN", isRequired: true } },
  start(parameters, { world }) {
    const found = findRule(world, parameters.text("rule") ?? "");
    if (!found.ok) return found;
    const before = found.value;
    if (before.targets.every(({ deadLetterArn }) => deadLetterArn === undefined)) {
      return refuse(`no target of \`${before.name}\` has a dead-letter queue`);
    }
    const targets = before.targets.map(({ deadLetterArn: _lost, ...target }) => target);
    const without: EventRule = { ...before, targets };
    return accept({
      events: [{ kind: "EventRuleChanged", rule: without }],
      recover: (later) =>
        later.eventRules.get(eventRuleKey(before)) === without ? [{ kind: "EventRuleChanged", rule: before }] : [],
    });
  },
};
