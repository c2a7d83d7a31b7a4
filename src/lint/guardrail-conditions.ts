/** What conditions of a guardrail say about who is meant, for the rules that ask whom it lets through. */
import { isKey } from "./global-condition-keys.ts";
import type { LocatedCondition, LocatedPolicy, LocatedStatement, LocatedText } from "./located-policy.ts";
import { isGuardrailKind } from "./located-policy.ts";

/** The Deny statements of a policy that limits others from above. */
export const denialsOf = (policy: LocatedPolicy): readonly LocatedStatement[] =>
  isGuardrailKind(policy) ? policy.statements.filter(({ effect }) => effect === "Deny") : [];

/** Conditions that compare the values of this key. */
export const conditionsOn = ({ conditions }: LocatedStatement, key: string): readonly LocatedCondition[] =>
  conditions.filter((each) => each.operator.family !== "Null" && isKey(each.key.text, key));

/** ARNs that the statement spares: the values of negated operators on the caller's ARN. */
export const sparedArns = (statement: LocatedStatement): readonly LocatedText[] =>
  conditionsOn(statement, "aws:PrincipalArn").flatMap(({ operator, values }) => (operator.negated ? values : []));

/** The six parts of an ARN; colons of the last one stay in it. Undefined for other texts. */
export function arnParts(text: string): Readonly<{ service: string; account: string; resource: string }> | undefined {
  const [arn, , service = "", , account = "", ...resource] = text.split(":");
  return arn === "arn" && resource.length > 0 ? { service, account, resource: resource.join(":") } : undefined;
}
