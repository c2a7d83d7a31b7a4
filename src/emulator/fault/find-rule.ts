/** The rule that a fault is about, by its ARN, or by its name where only one is called so. */
import { type EventRule, eventRuleArn, type World } from "../../domain/index.ts";
import { accept, type Result, refuse } from "../../kernel/index.ts";

export function findRule(world: World, reference: string): Result<EventRule, string> {
  const all = [...world.eventRules.values()];
  const found = all.filter((rule) => eventRuleArn(rule) === reference || rule.name === reference);
  const [only, another] = found;
  if (only === undefined)
    return refuse(`no rule is called \`${reference.slice(0, 200)}\`; expected its name or its ARN`);
  if (another === undefined) return accept(only);
  const some = found.slice(0, 3).map((rule) => `\`${eventRuleArn(rule)}\``);
  return refuse(`${found.length} rules are called \`${reference}\`; expected an ARN such as ${some.join(", ")}`);
}
