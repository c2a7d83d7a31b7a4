/** Every condition operator by name, and how a name is read: set prefix, operator, `IfExists`. */
import type { SetQuantifier } from "../policy-document.ts";
import { ARN_OPERATORS } from "./arn.ts";
import { BINARY_OPERATORS } from "./binary.ts";
import { BOOL_OPERATORS } from "./bool.ts";
import { DATE_OPERATORS } from "./date.ts";
import { IP_ADDRESS_OPERATORS } from "./ip-address.ts";
import { NULL_OPERATOR } from "./null.ts";
import { NUMERIC_OPERATORS } from "./numeric.ts";
import type { ConditionOperator } from "./operator.ts";
import { STRING_OPERATORS } from "./string.ts";

/** All but Null, which asks about the key and not about its values. */
export const CONDITION_OPERATORS: readonly ConditionOperator[] = [
  ...STRING_OPERATORS,
  ...NUMERIC_OPERATORS,
  ...DATE_OPERATORS,
  ...BOOL_OPERATORS,
  ...BINARY_OPERATORS,
  ...IP_ADDRESS_OPERATORS,
  ...ARN_OPERATORS,
];

const BY_NAME: ReadonlyMap<string, ConditionOperator> = new Map(
  CONDITION_OPERATORS.map((each) => [each.name.toLowerCase(), each]),
);

export const operatorNamed = (name: string): ConditionOperator | undefined => BY_NAME.get(name.toLowerCase());

const QUANTIFIERS: readonly Readonly<{ prefix: string; quantifier: SetQuantifier }>[] = [
  { prefix: "forallvalues:", quantifier: "ForAllValues" },
  { prefix: "foranyvalue:", quantifier: "ForAnyValue" },
];
const IF_EXISTS = "ifexists";

export type OperatorName = Readonly<{ operator: string; quantifier?: SetQuantifier; ifExists: boolean }>;

/** Reads an operator's full name without regard to case; `undefined` when AWS has none such (`NullIfExists` too). */
export function parseOperatorName(text: string): OperatorName | undefined {
  const lower = text.toLowerCase();
  const set = QUANTIFIERS.find(({ prefix }) => lower.startsWith(prefix));
  const quantifier = set?.quantifier;
  const rest = set === undefined ? lower : lower.slice(set.prefix.length);
  if (rest === NULL_OPERATOR.toLowerCase()) return named(NULL_OPERATOR, quantifier, false);
  const ifExists = rest.endsWith(IF_EXISTS);
  const operator = operatorNamed(ifExists ? rest.slice(0, -IF_EXISTS.length) : rest);
  return operator && named(operator.name, quantifier, ifExists);
}

const named = (operator: string, quantifier: SetQuantifier | undefined, ifExists: boolean): OperatorName =>
  quantifier === undefined ? { operator, ifExists } : { operator, quantifier, ifExists };
