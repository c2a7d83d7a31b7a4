/** What faults that change a rule in place have in common: found, changed, and put back as it was. */
import { type EventRule, eventRuleKey, type World } from "../../domain/index.ts";
import { accept, type Result, refuse } from "../../kernel/index.ts";
import type { Started } from "./fault.ts";
import { findRule } from "./find-rule.ts";
import type { Parameter, Parameters } from "./parameters.ts";

export const RULE_PARAMETER: Parameter = { type: "text", sentence: "the rule, by name or ARN", isRequired: true };

/** It gets back what it was, unless somebody changed or deleted it meanwhile. */
export function changeRule(
  world: World,
  parameters: Parameters,
  change: (rule: EventRule) => Result<EventRule, string>,
): Result<Started, string> {
  const found = findRule(world, parameters.text("rule") ?? "");
  if (!found.ok) return found;
  const before = found.value;
  const changed = change(before);
  if (!changed.ok) return changed;
  const rule = changed.value;
  return accept({
    events: [{ kind: "EventRuleChanged", rule }],
    recover: (later) =>
      later.eventRules.get(eventRuleKey(before)) === rule ? [{ kind: "EventRuleChanged", rule: before }] : [],
  });
}

type Pattern = Readonly<Record<string, unknown>>;

/** The pattern with some of its members at the top changed; refused where it is no object. */
export function changePattern(
  rule: EventRule,
  change: (pattern: Pattern) => Result<Pattern, string>,
): Result<EventRule, string> {
  const pattern = patternOf(rule);
  if (pattern === undefined) return refuse(`the pattern of \`${rule.name}\` is no JSON object`);
  const changed = change(pattern);
  return changed.ok ? accept({ ...rule, pattern: JSON.stringify(changed.value) }) : changed;
}

function patternOf({ pattern }: EventRule): Pattern | undefined {
  try {
    const parsed: unknown = JSON.parse(pattern);
    return isRecord(parsed) ? parsed : undefined;
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}

const isRecord = (value: unknown): value is Pattern =>
  typeof value === "object" && value !== null && !Array.isArray(value);
