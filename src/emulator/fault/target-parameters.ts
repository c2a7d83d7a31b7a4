/** Which hand-overs a fault of targets touches. */
import { eventRuleArn } from "../../domain/index.ts";
import { chance } from "../../kernel/index.ts";
import type { Aimed, FaultStage } from "./fault.ts";
import type { Parameter, Parameters } from "./parameters.ts";

export const TARGET_PARAMETERS: Readonly<Record<string, Parameter>> = {
  target: { type: "text", sentence: "the ARN of the target", isRequired: true, refersTo: "target" },
  rule: { type: "text", sentence: "only what this rule sends, by name or ARN", refersTo: "rule" },
};

/** What befalls a function is its state, which all rules meet. */
export const STATEFUL_TARGET_PARAMETERS: Readonly<Record<string, Parameter>> = {
  ...TARGET_PARAMETERS,
  rule: {
    type: "text",
    sentence: "only what this rule sends, by name or ARN; a function refuses all rules",
    refersTo: "rule",
  },
};

export function aimsAt(parameters: Parameters): (aimed: Aimed) => boolean {
  const arn = parameters.text("target");
  const named = parameters.text("rule");
  return ({ rule, target }) =>
    target.arn === arn && (named === undefined || rule.name === named || eventRuleArn(rule) === named);
}

/** Each attempt is drawn for itself. */
export const draws = ({ seed, id }: FaultStage, subject: string, probability: number): boolean =>
  probability === 1 || chance(seed, `${id}/${subject}`) < probability;
