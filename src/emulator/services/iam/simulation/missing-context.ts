/** Condition keys without which it is not known whether a statement applies. */
import {
  type CompiledStatement,
  type ConditionClause,
  compilePolicy,
  type PolicyDocument,
  type Principal,
  type RequestContext,
  type Statement,
} from "../../../../authorization/index.ts";
import type { SimulatedPolicy } from "./simulated-policy.ts";

export type KnownContext = Readonly<{
  values: RequestContext;
  /** Whether the key was given or is settled, be it by being absent. In lower case. */
  isKnown(key: string): boolean;
}>;

export type Asked = Readonly<{
  action: string;
  resource: string;
  principal: Principal;
  hasBoundary: boolean;
  context: KnownContext;
}>;

/**
 * The keys, as the policies spell them, that statements on this action and resource read and that are not known. A statement that
 * cannot apply whatever those keys hold (another resource, another principal, a known condition that fails) needs none of them.
 */
export function missingKeys(policies: readonly SimulatedPolicy[], asked: Asked): readonly string[] {
  const missing = new Map<string, string>();
  for (const { document } of policies) {
    const { denies, allows } = document.forAction(asked.action);
    for (const { source } of [...denies, ...allows]) {
      const unknown = keysOf(source, document.document).filter((key) => !asked.context.isKnown(key.toLowerCase()));
      if (unknown.length === 0 || !mayApply(source, document.document, asked)) continue;
      for (const key of unknown) if (!missing.has(key.toLowerCase())) missing.set(key.toLowerCase(), key);
    }
  }
  return [...missing.values()];
}

const keysOf = ({ conditions, resources }: Statement, document: PolicyDocument): readonly string[] => [
  ...conditions.flatMap((clause) => keysOfClause(clause, document)),
  ...(resources?.patterns ?? []).flatMap((pattern) => variablesIn(pattern, document)),
];

const keysOfClause = (clause: ConditionClause, document: PolicyDocument): readonly string[] => [
  clause.key,
  ...(TAKES_VARIABLES.test(clause.operator) ? clause.values.flatMap((value) => variablesIn(value, document)) : []),
];

const TAKES_VARIABLES = /^(String|Arn)/;

/** Not `${*}`, `${?}` and `${$}`, which are escapes. Policies of 2008 have no variables. */
const VARIABLE = /\$\{([^*?$,}\s][^,}\s]*)/g;

const variablesIn = (text: string, { version }: PolicyDocument): readonly string[] =>
  version === "2008-10-17" ? [] : [...text.matchAll(VARIABLE)].map(([, key = ""]) => key);

/** Asks the statement with everything left out that is not known. */
function mayApply(source: Statement, document: PolicyDocument, asked: Asked): boolean {
  const isKnown = (key: string): boolean => asked.context.isKnown(key.toLowerCase());
  const hasKnownResources = (source.resources?.patterns ?? []).every((pattern) =>
    variablesIn(pattern, document).every(isKnown),
  );
  const { resources, ...rest } = source;
  const known: Statement = {
    ...rest,
    ...(resources !== undefined && hasKnownResources ? { resources } : {}),
    conditions: source.conditions.filter((clause) => keysOfClause(clause, document).every(isKnown)),
  };
  const [compiled] = statementsFor(compilePolicy({ ...document, statements: [known] }), asked.action);
  const { resource, principal, hasBoundary, context } = asked;
  const question = { resource, principal, hasBoundary, context: context.values };
  return compiled?.applies({ ...question, assumptions: undefined, consulted: undefined }) === true;
}

function statementsFor(policy: ReturnType<typeof compilePolicy>, action: string): readonly CompiledStatement[] {
  const { denies, allows } = policy.forAction(action);
  return [...denies, ...allows];
}
