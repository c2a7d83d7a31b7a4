/** What every family of condition operators provides. IAM User Guide: "Condition operators". */
import type { Asking } from "../asking.ts";
import type { Template } from "../template.ts";

/** Whether one value of the request fits one value of the policy (in the positive sense, also for negated operators). */
export type ValueTest = (requested: string, asking: Asking) => boolean;

export type ConditionOperator = Readonly<{
  /** As AWS spells it, without set prefix and `IfExists`. */
  name: string;
  /** Holds when no value fits; an absent key then satisfies it. */
  negated: boolean;
  /** Whether `${…}` in the policy's value is substituted; elsewhere it is plain text. */
  takesVariables: boolean;
  compile(value: Template): ValueTest;
}>;

/** An operator and its `Not` twin share one test. */
export const withNegation = (
  name: string,
  negatedName: string,
  operator: Pick<ConditionOperator, "takesVariables" | "compile">,
): readonly ConditionOperator[] => [
  { ...operator, name, negated: false },
  { ...operator, name: negatedName, negated: true },
];
