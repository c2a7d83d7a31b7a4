/** Resource and NotResource as a test on the request's resource. policy-evaluation 3.2. */
import { invariant } from "../kernel/index.ts";
import { type Asking, choose } from "./asking.ts";
import { bindToSegments, isBound, matchTokens } from "./glob.ts";
import type { PatternClause, PolicyVersion } from "./policy-document.ts";
import {
  compileConstant,
  constantTokens,
  hasVariables,
  parseTemplate,
  requiredKeys,
  resolveTokens,
  type Template,
} from "./template.ts";

export type ResourceTest = (asking: Asking) => boolean;

export type CompiledResources = Readonly<{
  /** Absent when every resource fits. */
  test?: ResourceTest;
  requires: readonly string[];
}>;

export function compileResources(clause: PatternClause | undefined, version: PolicyVersion): CompiledResources {
  if (clause === undefined) return { requires: [] };
  const templates = clause.patterns.map((pattern) => {
    const template = parseTemplate(pattern, version);
    invariant(template.ok, `the resource ${pattern} passed the parser but is broken`);
    return template.value;
  });
  const requires = templates.flatMap(requiredKeys);
  if (!clause.negated && clause.patterns.includes("*")) return { requires };
  const tests = templates.map((template) => (hasVariables(template) ? resolving(template) : fixed(template)));
  const fitsAny: ResourceTest = (asking) => tests.some((test) => test(asking));
  return { test: clause.negated ? negate(fitsAny) : fitsAny, requires };
}

/** An action without resource types is asked about `*`, which no ARN fits. */
const negate =
  (fits: ResourceTest): ResourceTest =>
  (asking) =>
    !fits(asking) && !(asking.resource === "*" && choose(asking, "not-resource-without-resource", "no-match"));

function fixed(template: Template): ResourceTest {
  const whole = compileConstant(template);
  const tokens = constantTokens(template);
  const bound = bindToSegments(tokens);
  if (!isBound(bound)) return ({ resource }) => whole(resource);
  return (asking) => whole(asking.resource) && (matchTokens(bound, asking.resource) || mayCrossColons(asking));
}

const resolving =
  (template: Template): ResourceTest =>
  (asking) => {
    const tokens = resolveTokens(template, asking);
    if (tokens === undefined || !matchTokens(tokens, asking.resource)) return false;
    return matchTokens(bindToSegments(tokens), asking.resource) || mayCrossColons(asking);
  };

/** Asked only when the two readings differ. */
const mayCrossColons = (asking: Asking): boolean => choose(asking, "resource-wildcard-mid-segment", "across-colons");
