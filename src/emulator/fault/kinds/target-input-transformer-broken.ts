/** An input transformer looks for what is not in the event. EventBridge User Guide: "Amazon EventBridge input transformation", common issues. */
import type { EventTarget } from "../../../domain/index.ts";
import { accept, refuse } from "../../../kernel/index.ts";
import { changeRule, RULE_PARAMETER } from "../change-rule.ts";
import type { FaultKind } from "../fault.ts";

const NOWHERE = "$.detail.notInAnyEvent";

export const targetInputTransformerBroken: FaultKind = {
  kind: "target.input-transformer-broken",
  sentence:
    "the paths of a rule's input transformers lead nowhere: texts arrive with holes, and templates that are no JSON any more are not delivered",
  recovery: "the transformers get their paths back, unless somebody changed the rule meanwhile",
  source: "EventBridge User Guide: a path that is not in the event makes a variable that is not created",
  parameters: { rule: RULE_PARAMETER, target: { type: "text", sentence: "only this target, by its id or ARN" } },
  start(parameters, { world }) {
    const named = parameters.text("target");
    const isMeant = ({ id, arn }: EventTarget): boolean => named === undefined || named === id || named === arn;
    return changeRule(world, parameters, (rule) => {
      const targets = rule.targets.map((target) => (isMeant(target) ? broken(target) : target));
      if (targets.every((target, index) => target === rule.targets[index])) {
        return refuse(`no such target of \`${rule.name}\` has an input transformer with paths`);
      }
      return accept({ ...rule, targets });
    });
  },
};

function broken(target: EventTarget): EventTarget {
  const { inputTransformer } = target;
  if (inputTransformer === undefined || inputTransformer.paths.size === 0) return target;
  const paths = new Map([...inputTransformer.paths.keys()].map((name) => [name, NOWHERE]));
  return { ...target, inputTransformer: { ...inputTransformer, paths } };
}
