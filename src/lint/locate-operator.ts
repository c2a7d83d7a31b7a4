/** Reads the name of a condition operator leniently: `NullIfExists` too, which AWS refuses. IAM User Guide: "Condition operators". */
import type { LocatedOperator, LocatedText, OperatorFamily } from "./located-policy.ts";

const FULL_NAME = /^(?:(ForAllValues|ForAnyValue):)?([a-z]{4,40}?)(IfExists)?$/i;

const NAMES: Readonly<Record<OperatorFamily, RegExp>> = {
  String: /^string(not)?(equals|equalsignorecase|like)$/,
  Numeric: /^numeric((not)?equals|(less|greater)than(equals)?)$/,
  Date: /^date((not)?equals|(less|greater)than(equals)?)$/,
  Bool: /^bool$/,
  Binary: /^binaryequals$/,
  IpAddress: /^(not)?ipaddress$/,
  Arn: /^arn(not)?(equals|like)$/,
  Null: /^null$/,
};
const FAMILIES: readonly OperatorFamily[] = ["String", "Numeric", "Date", "Bool", "Binary", "IpAddress", "Arn", "Null"];

/** `undefined` for a name that no operator has; the grammar reports those. */
export function locateOperator({ text, at }: LocatedText): LocatedOperator | undefined {
  const [, prefix, base, ifExists] = FULL_NAME.exec(text) ?? [];
  const name = base?.toLowerCase() ?? "";
  const family = FAMILIES.find((each) => NAMES[each].test(name));
  if (family === undefined) return undefined;
  return {
    text,
    at,
    family,
    name,
    quantifier: quantifierOf(prefix),
    ifExists: ifExists !== undefined,
    negated: name.includes("not"),
    takesWildcards: family === "Arn" || name.endsWith("like"),
  };
}

const quantifierOf = (prefix: string | undefined): LocatedOperator["quantifier"] =>
  prefix === undefined ? undefined : prefix.toLowerCase() === "forallvalues" ? "ForAllValues" : "ForAnyValue";

const COMPARISONS = ["Equals", "NotEquals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals"];
const BASE_NAMES: readonly string[] = [
  ...["Equals", "NotEquals", "EqualsIgnoreCase", "NotEqualsIgnoreCase", "Like", "NotLike"].map(
    (each) => `String${each}`,
  ),
  ...COMPARISONS.flatMap((each) => [`Numeric${each}`, `Date${each}`]),
  ...["Bool", "BinaryEquals", "IpAddress", "NotIpAddress", "ArnEquals", "ArnNotEquals", "ArnLike", "ArnNotLike"],
];

/** Every full name of an operator, with set prefix and `IfExists`, as AWS spells it. */
export const OPERATOR_NAMES: readonly string[] = [
  "Null",
  ...["", "ForAllValues:", "ForAnyValue:"].flatMap((prefix) =>
    BASE_NAMES.flatMap((name) => [`${prefix}${name}`, `${prefix}${name}IfExists`]),
  ),
];
