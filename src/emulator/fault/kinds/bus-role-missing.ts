/** A rule has no role for the bus of another account. EventBridge User Guide: "Sending and receiving events between accounts". */

import { eventRuleKey } from "../../../domain/index.ts";
import { accept, refuse } from "../../../kernel/index.ts";
import { accountOfBus } from "../bus-targets.ts";
import type { FaultKind } from "../fault.ts";
import { findRule } from "../find-rule.ts";

export const busRoleMissing: FaultKind = {
  kind: "bus.role-missing",
  sentence: "a rule sends nothing to buses of other accounts for want of an IAM role, whatever their policies say",
  recovery: "later events are sent; refused ones are in the dead-letter queue or lost",
  source: "detection.md 5.2, from secondary sources: targets in other accounts made since 2023-03-02 need a role",
  parameters: { rule: { type: "text", sentence: "the sending rule, by name or ARN", isRequired: true } },
  start(parameters, { world }) {
    const found = findRule(world, parameters.text("rule") ?? "");
    if (!found.ok) return found;
    const { accountId, targets, name } = found.value;
    const key = eventRuleKey(found.value);
    const isAbroad = (account: string | undefined): boolean => account !== undefined && account !== accountId;
    if (!targets.some((target) => isAbroad(accountOfBus({ target })))) {
      return refuse(`no target of \`${name}\` is a bus of another account`);
    }
    const trouble = { code: "NO_PERMISSIONS", reason: "the target has no role that may send to it", isRetried: false };
    return accept({
      effects: {
        target: (aimed) => (eventRuleKey(aimed.rule) === key && isAbroad(accountOfBus(aimed)) ? trouble : undefined),
      },
    });
  },
};
