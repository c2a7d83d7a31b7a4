/** A policy made ready for many questions: compiled once per text, then indexed by action. */
import { accept, type Result } from "../kernel/index.ts";
import { type Asking, choose } from "./asking.ts";
import { compilePrincipals, type Naming } from "./compile-principal.ts";
import { compileResources } from "./compile-resource.ts";
import { compileCondition } from "./conditions/compile-condition.ts";
import { compileGlob } from "./glob.ts";
import { type ParseOptions, parsePolicy } from "./parse-policy.ts";
import type {
  PatternClause,
  PolicyDocument,
  PolicyKind,
  PolicyProblem,
  PolicyVersion,
  Statement,
} from "./policy-document.ts";
import { variableValue } from "./template.ts";

export type CompiledStatement = Readonly<{
  source: Statement;
  /** Whether the statement applies to a question whose action it already covers. */
  applies(asking: Asking): boolean;
  /** True when it applies to every question whose action it covers. */
  isUnconditional: boolean;
  /** How it names the caller; absent where statements have no principal. */
  naming?: Naming;
}>;

/** The statements that cover one action. */
export type Candidates = Readonly<{ denies: readonly CompiledStatement[]; allows: readonly CompiledStatement[] }>;

export type CompiledPolicy = Readonly<{
  document: PolicyDocument;
  /** `service:Operation` in any case. */
  forAction(action: string): Candidates;
}>;

/** Distinct spellings of actions remembered for each policy; a sweep asks about far fewer. */
const REMEMBERED_ACTIONS = 1024;

/** Compiles a parsed document. Pure towards its callers: what it remembers never changes an answer. */
export function compilePolicy(document: PolicyDocument): CompiledPolicy {
  const statements = document.statements.map((statement) => ({
    covers: compileActions(statement.actions),
    compiled: compileStatement(statement, document.version),
  }));
  const remembered = new Map<string, Candidates>();
  const forAction = (action: string): Candidates => {
    const known = remembered.get(action);
    if (known !== undefined) return known;
    const lower = action.toLowerCase();
    const covering = statements.filter(({ covers }) => covers(lower)).map(({ compiled }) => compiled);
    const candidates = {
      denies: covering.filter(({ source }) => source.effect === "Deny"),
      allows: covering.filter(({ source }) => source.effect === "Allow"),
    };
    if (remembered.size >= REMEMBERED_ACTIONS) remembered.clear();
    remembered.set(action, candidates);
    return candidates;
  };
  return { document, forAction };
}

/** Parses and compiles. Refused as `parsePolicy` refuses. */
export function compileText(
  text: string,
  kind: PolicyKind,
  options: ParseOptions = {},
): Result<CompiledPolicy, readonly PolicyProblem[]> {
  const document = parsePolicy(text, kind, options);
  return document.ok ? accept(compilePolicy(document.value)) : document;
}

function compileActions({ negated, patterns }: PatternClause): (action: string) => boolean {
  const tests = patterns.map((pattern) => compileGlob(pattern.toLowerCase()));
  return (action) => tests.some((test) => test(action)) !== negated;
}

function compileStatement(source: Statement, version: PolicyVersion): CompiledStatement {
  const naming = compilePrincipals(source.principals);
  const resources = compileResources(source.resources, version);
  const conditions = source.conditions.map((clause) => compileCondition(clause, version));
  const requires = requiredBy(resources, conditions);
  const tests: ((asking: Asking) => boolean)[] = conditions.map((each) => each.test);
  if (resources.test !== undefined) tests.unshift(resources.test);
  if (requires.length > 0) tests.unshift(resolves(requires));
  if (naming !== undefined) tests.unshift((asking) => naming(asking) !== 0);
  const compiled = { source, applies: allOf(tests), isUnconditional: tests.length === 0 };
  return naming === undefined ? compiled : { naming, ...compiled };
}

/** Nearly always nothing. */
function requiredBy(resources: Requiring, conditions: readonly Requiring[]): readonly string[] {
  const keys = new Set(resources.requires);
  for (const { requires } of conditions) for (const key of requires) keys.add(key);
  return [...keys];
}

type Requiring = Readonly<{ requires: readonly string[] }>;

function allOf(tests: readonly ((asking: Asking) => boolean)[]): (asking: Asking) => boolean {
  const [only] = tests;
  if (only === undefined) return () => true;
  if (tests.length === 1) return only;
  return (asking) => {
    for (const test of tests) if (!test(asking)) return false;
    return true;
  };
}

/** A variable without value or default takes the whole statement out, a Deny too. policy-evaluation 3.2. */
const resolves =
  (keys: readonly string[]) =>
  (asking: Asking): boolean =>
    keys.every((key) => variableValue(asking.context, key) !== undefined) ||
    choose(asking, "unresolvable-variable", "value-does-not-match");
