/** A statement taken apart: its principals, its resources and each of its conditions, with the keys that each looks at. */
import { type Asking, choose } from "../asking.ts";
import { type CompiledStatement, compilePolicy } from "../compiled-policy.ts";
import { operatorNamed } from "../conditions/operators.ts";
import type { ConditionClause, PatternClause, PolicyVersion, PrincipalClause, Statement } from "../policy-document.ts";
import { parseTemplate, requiredKeys } from "../template.ts";

type Part = ConditionClause | PatternClause | PrincipalClause;

type Piece = Readonly<{
  part: Part;
  /** The key that is compared; absent for principals and resources. */
  key?: string;
  /** Of its variables: those with a default too, and those that must have a value. */
  variables: readonly string[];
  requires: readonly string[];
  /** True or false whatever the key holds, be it nothing; true only while the variables have values. */
  constant: boolean | undefined;
  holds(asking: Asking): boolean;
}>;

/**
 * `certain`: whether it applies hangs on nothing that is unknown, so the statement as it stands tells. Otherwise the keys, as
 * the policy spells them, and what of the statement is settled, which does apply.
 */
export type StatementVerdict = "certain" | Readonly<{ openKeys: readonly string[]; settled: Statement }>;

/** Whether a key's value (or its absence) is settled; asked in lower case. */
export type IsKnown = (key: string) => boolean;

type Circumstances = Readonly<{ asking: Asking; isKnown: IsKnown }>;

const taken = new WeakMap<Statement, readonly Piece[]>();

/** For a question whose action the statement covers. What is unknown may be anything, and each key stands alone. */
export function judgeStatement(
  statement: Statement,
  version: PolicyVersion,
  { asking, isKnown }: Circumstances,
): StatementVerdict {
  const pieces = taken.get(statement) ?? takeApart(statement, version);
  taken.set(statement, pieces);
  const open = new Map<string, string>();
  const openPieces = new Set<Part>();
  for (const piece of pieces) {
    const unknown = keysOf(piece).filter((key) => !isKnown(key.toLowerCase()));
    if (unknown.length > 0 && failsAnyway(piece, { asking, isKnown })) return "certain";
    if (unknown.length === 0 && !piece.holds(asking)) return "certain";
    if (unknown.length > 0) {
      openPieces.add(piece.part);
      for (const key of unknown) open.set(key.toLowerCase(), open.get(key.toLowerCase()) ?? key);
    }
  }
  return open.size === 0 ? "certain" : { openKeys: [...open.values()], settled: without(statement, openPieces) };
}

/** An open resource stands for every resource. */
function without(statement: Statement, open: ReadonlySet<Part>): Statement {
  const conditions = statement.conditions.filter((each) => !open.has(each));
  const isOpenResource = statement.resources !== undefined && open.has(statement.resources);
  return { ...statement, conditions, ...(isOpenResource && { resources: { negated: false, patterns: ["*"] } }) };
}

/** On which it hangs: a clause that is true of every value still ends the statement when a variable has none. */
function keysOf({ key, variables, requires, constant }: Piece): readonly string[] {
  if (constant === true) return variables.filter((each) => requires.includes(each.toLowerCase()));
  return key === undefined ? variables : [key, ...variables];
}

/** A variable that is known to have no value ends the statement, and so does a key that is known to be absent. */
function failsAnyway({ key, requires, constant, holds }: Piece, { asking, isKnown }: Circumstances): boolean {
  if (constant === false) return true;
  const isHopeless = requires.some(
    (each) => isKnown(each.toLowerCase()) && typeof asking.context.get(each.toLowerCase()) !== "string",
  );
  if (isHopeless && !choose(asking, "unresolvable-variable", "value-does-not-match")) return true;
  if (key === undefined || !isKnown(key.toLowerCase()) || asking.context.has(key.toLowerCase())) return false;
  const assumptions = { ...asking.assumptions, "unresolvable-variable": "value-does-not-match" };
  return !holds({ ...asking, assumptions, consulted: undefined });
}

function takeApart(statement: Statement, version: PolicyVersion): readonly Piece[] {
  const { conditions, resources, principals, ...rest } = statement;
  const bare: Statement = { ...rest, actions: { negated: false, patterns: ["*"] }, conditions: [] };
  const pieces: Piece[] = conditions.map((clause) => ({
    part: clause,
    key: clause.key,
    ...(takesVariables(clause) ? variablesOf(clause.values, version) : NO_VARIABLES),
    constant: constantOf(clause),
    holds: compiled({ ...bare, conditions: [clause] }, version),
  }));
  if (resources !== undefined) {
    const found = variablesOf(resources.patterns, version);
    pieces.push({ part: resources, ...found, constant: undefined, holds: compiled({ ...bare, resources }, version) });
  }
  if (principals !== undefined)
    pieces.push({
      part: principals,
      ...NO_VARIABLES,
      constant: undefined,
      holds: compiled({ ...bare, principals }, version),
    });
  return pieces;
}

const NO_VARIABLES = { variables: [], requires: [] } as const;

const takesVariables = ({ operator }: ConditionClause): boolean => operatorNamed(operator)?.takesVariables === true;

/** By the same reader that statements are compiled with. */
function variablesOf(texts: readonly string[], version: PolicyVersion): Pick<Piece, "variables" | "requires"> {
  const templates = texts.flatMap((text) => {
    const template = parseTemplate(text, version);
    return template.ok ? [template.value] : [];
  });
  const variables = templates.flatMap((template) =>
    template.flatMap((part) => (part.kind === "variable" ? [spelledIn(texts, part.key)] : [])),
  );
  return { variables, requires: templates.flatMap(requiredKeys) };
}

/** Variables are read in lower case; the reader knows them as they are written. */
function spelledIn(texts: readonly string[], key: string): string {
  for (const text of texts) {
    const at = text.toLowerCase().indexOf(`\${${key}`);
    if (at >= 0) return text.slice(at + 2, at + 2 + key.length);
  }
  return key;
}

const EVERY_VALUE: ReadonlySet<string> = new Set(["StringLike", "StringNotLike"]);

/** `Null` with both answers, and a lone `*` where absence is no matter. */
function constantOf({ operator, values, ifExists, quantifier }: ConditionClause): boolean | undefined {
  const words = values.map((each) => each.toLowerCase());
  if (operator === "Null") {
    const [whenAbsent, whenPresent] = [words.includes("true"), words.includes("false")];
    return whenAbsent === whenPresent ? whenAbsent : undefined;
  }
  if (!EVERY_VALUE.has(operator) || !values.some((each) => /^\*+$/.test(each))) return undefined;
  const isPositive = operator === "StringLike";
  // An empty list is told apart by ForAnyValue and by no prefix alone.
  if (isPositive) return quantifier === "ForAllValues" ? true : undefined;
  return quantifier === "ForAnyValue" && !ifExists ? false : undefined;
}

function compiled(statement: Statement, version: PolicyVersion): (asking: Asking) => boolean {
  const policy = compilePolicy({ kind: "resource", version, versionDeclared: true, statements: [statement] });
  const { denies, allows } = policy.forAction("any:Action");
  const [only]: readonly (CompiledStatement | undefined)[] = [...denies, ...allows];
  return (asking) => only?.applies(asking) === true;
}
