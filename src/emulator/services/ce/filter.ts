/** Which charges an Expression lets through. API Reference: Expression, DimensionValues. */
import type { DimensionValues, Expression } from "@aws-sdk/client-cost-explorer";
import type { Charge } from "../../../domain/index.ts";
import { accept, type Result, refuse } from "../../../kernel/index.ts";
import { type CostRefusal, invalid, notEmulated } from "./refusals.ts";

export type Fact = Pick<Charge, "accountId" | "service">;
export type Filter = (fact: Fact) => boolean;
type Compiled = Result<Filter, CostRefusal>;

/** The emulator's own bound: deeper ones are refused. */
const DEEPEST = 20;

/** What a charge has of each dimension that is modelled. */
export const DIMENSIONS = {
  SERVICE: ({ service }: Fact): string => service,
  LINKED_ACCOUNT: ({ accountId }: Fact): string => accountId,
} as const;

export type ModelledDimension = keyof typeof DIMENSIONS;

export const isModelled = (name: string | undefined): name is ModelledDimension =>
  name !== undefined && Object.hasOwn(DIMENSIONS, name);

const OPERATORS = ["Or", "And", "Not", "Dimensions", "Tags", "CostCategories"] as const;

/** Without an expression everything counts. */
export const compileFilter = (expression: Expression | undefined): Compiled =>
  expression === undefined ? accept(() => true) : compileExpression(expression, 1);

function compileExpression(expression: Expression, depth: number): Compiled {
  const used = OPERATORS.filter((name) => expression[name] !== undefined);
  const { Or, And, Not, Dimensions, Tags } = expression;
  if (used.length !== 1) return refuse(invalid("Expression must have exactly one root operator"));
  if (depth > DEEPEST) return refuse(invalid("Expression is nested too deeply"));
  if (Or !== undefined) return compileAll(Or, depth, (filters) => (fact) => filters.some((each) => each(fact)));
  if (And !== undefined) return compileAll(And, depth, (filters) => (fact) => filters.every((each) => each(fact)));
  if (Not !== undefined)
    return compileAll(
      [Not],
      depth,
      ([inner]) =>
        (fact) =>
          inner?.(fact) !== true,
    );
  if (Dimensions !== undefined) return compileDimension(Dimensions);
  return refuse(notEmulated(Tags === undefined ? "a filter on cost categories" : "a filter on cost allocation tags"));
}

function compileAll(
  expressions: readonly Expression[],
  depth: number,
  join: (filters: readonly Filter[]) => Filter,
): Compiled {
  if (expressions.length === 0) return refuse(invalid("Expression must have at least one operand"));
  const filters: Filter[] = [];
  for (const each of expressions) {
    const compiled = compileExpression(each ?? {}, depth + 1);
    if (!compiled.ok) return compiled;
    filters.push(compiled.value);
  }
  return accept(join(filters));
}

/** For cost and usage the reference knows EQUALS and CASE_SENSITIVE, which are the default. */
function compileDimension({ Key, Values = [], MatchOptions = [] }: DimensionValues): Compiled {
  if (!isModelled(Key))
    return refuse(Key === undefined ? invalid("Dimension has no key") : notEmulated(`a filter on ${Key}`));
  if (Values.length === 0) return refuse(invalid("Dimension has no values"));
  if (MatchOptions.some((each) => each !== "EQUALS" && each !== "CASE_SENSITIVE"))
    return refuse(invalid("Match options of dimensions are EQUALS and CASE_SENSITIVE"));
  const wanted = new Set(Values);
  return accept((fact) => wanted.has(DIMENSIONS[Key](fact)));
}
