/** One operator on one key, made into a test. Absent keys and sets follow policy-evaluation 3.3. */
import { invariant } from "../../kernel/index.ts";
import type { Asking } from "../asking.ts";
import type { ConditionClause, PolicyVersion, SetQuantifier } from "../policy-document.ts";
import { parseTemplate, requiredKeys, type Template } from "../template.ts";
import { compileNull, NULL_OPERATOR } from "./null.ts";
import type { ValueTest } from "./operator.ts";
import { operatorNamed } from "./operators.ts";

export type ConditionTest = (asking: Asking) => boolean;

export type CompiledCondition = Readonly<{
  test: ConditionTest;
  /** Keys of the variables without a default in its values. */
  requires: readonly string[];
}>;

export function compileCondition(clause: ConditionClause, version: PolicyVersion): CompiledCondition {
  const key = clause.key.toLowerCase();
  if (clause.operator === NULL_OPERATOR) return { test: compileNull(inOnePlace(key), clause.values), requires: [] };
  const operator = operatorNamed(clause.operator);
  invariant(operator, `the condition operator ${clause.operator} passed the parser but is unknown`);
  const values = clause.values.map((text) => readValue(text, operator.takesVariables ? version : "2008-10-17"));
  const fits = anyOf(values.map((value) => operator.compile(value)));
  const holds: ValueTest = operator.negated ? (value, asking) => !fits(value, asking) : fits;
  return {
    test: quantify(
      { key: inOnePlace(key), quantifier: clause.quantifier, ifExists: clause.ifExists, negated: operator.negated },
      holds,
    ),
    requires: values.flatMap(requiredKeys),
  };
}

/** The engine under us keeps names of properties once, and finds a text in a map fastest when it is the very same one. */
const inOnePlace = (key: string): string => Object.keys({ [key]: true })[0] ?? key;

function readValue(text: string, version: PolicyVersion): Template {
  const template = parseTemplate(text, version);
  invariant(template.ok, `the condition value ${text} passed the parser but is broken`);
  return template.value;
}

function anyOf(tests: readonly ValueTest[]): ValueTest {
  const [only] = tests;
  if (only !== undefined && tests.length === 1) return only;
  return (value, asking) => {
    for (const test of tests) if (test(value, asking)) return true;
    return false;
  };
}

type Quantified = Readonly<{
  key: string;
  quantifier: SetQuantifier | undefined;
  ifExists: boolean;
  negated: boolean;
}>;

/** Without a prefix, a list satisfies a positive operator by any value and a negated one by all. */
function quantify({ quantifier, ifExists, key, negated }: Quantified, holds: ValueTest): ConditionTest {
  const everyValue = quantifier === "ForAllValues" || (quantifier === undefined && negated);
  const whenAbsent = ifExists || everyValue;
  return (asking) => {
    const value = asking.context.get(key);
    if (value === undefined) return whenAbsent;
    if (typeof value === "string") return holds(value, asking);
    return everyValue ? value.every((each) => holds(each, asking)) : value.some((each) => holds(each, asking));
  };
}
