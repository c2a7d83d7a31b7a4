/** From a parsed document back to JSON text that means the same: `parsePolicy` reads it into the same document but for places. */
import type { ConditionClause, PolicyDocument, PrincipalClause, Statement } from "./policy-document.ts";

/**
 * The text of a document on one line. Every list is written as a list and every condition value as a string, so the text
 * may differ from the one that was parsed; elements come in the order of the grammar. IAM User Guide: "Grammar of the
 * IAM JSON policy language".
 */
export function printPolicy({ versionDeclared, version, id, statements }: PolicyDocument): string {
  return JSON.stringify({
    ...(versionDeclared ? { Version: version } : {}),
    ...(id === undefined ? {} : { Id: id }),
    Statement: statements.map(describeStatement),
  });
}

function describeStatement({ sid, effect, principals, actions, resources, conditions }: Statement): object {
  return {
    ...(sid === undefined ? {} : { Sid: sid }),
    Effect: effect,
    ...(principals === undefined ? {} : element("Principal", principals.negated, describePrincipals(principals))),
    ...element("Action", actions.negated, actions.patterns),
    ...(resources === undefined ? {} : element("Resource", resources.negated, resources.patterns)),
    ...(conditions.length === 0 ? {} : { Condition: describeConditions(conditions) }),
  };
}

const element = (name: string, negated: boolean, value: unknown): object => ({
  [negated ? `Not${name}` : name]: value,
});

/** `"*"` is the only principal that a resource control policy takes, so it is never written as a map. */
function describePrincipals({ any, aws, service, federated, canonicalUser }: PrincipalClause): "*" | object {
  const named = { Service: service, Federated: federated, CanonicalUser: canonicalUser };
  const others = Object.entries(named).filter(([, entries]) => entries.length > 0);
  if (any && aws.length === 0 && others.length === 0) return "*";
  const principals = any ? ["*", ...aws] : aws;
  return Object.fromEntries([...(principals.length > 0 ? [["AWS", principals] as const] : []), ...others]);
}

/** Operators and keys in the order in which they were read. Built from entries: a key may be any text. */
function describeConditions(conditions: readonly ConditionClause[]): object {
  const block = new Map<string, [key: string, values: readonly string[]][]>();
  for (const clause of conditions) {
    const name = operatorName(clause);
    block.set(name, [...(block.get(name) ?? []), [clause.key, clause.values]]);
  }
  return Object.fromEntries([...block].map(([name, entries]) => [name, Object.fromEntries(entries)]));
}

const operatorName = ({ quantifier, operator, ifExists }: ConditionClause): string =>
  `${quantifier === undefined ? "" : `${quantifier}:`}${operator}${ifExists ? "IfExists" : ""}`;
