/** A policy as lint sees it: like the parsed document, but every word knows its place and nothing is refused. */
import type { PolicyKind, PolicyVersion, Position } from "../authorization/index.ts";

export type LocatedText = Readonly<{ text: string; at: Position }>;

/** `Action` or (negated) `NotAction`; `Resource` or (negated) `NotResource`. */
export type LocatedClause = Readonly<{
  name: string;
  negated: boolean;
  at: Position;
  patterns: readonly LocatedText[];
  /** True for `[]`, which names nothing. */
  isEmptyList: boolean;
}>;

export type OperatorFamily = "String" | "Numeric" | "Date" | "Bool" | "Binary" | "IpAddress" | "Arn" | "Null";

export type LocatedOperator = Readonly<{
  /** As written, with set prefix and `IfExists`. */
  text: string;
  at: Position;
  family: OperatorFamily;
  /** Without set prefix and `IfExists`, in lower case. */
  name: string;
  quantifier: "ForAllValues" | "ForAnyValue" | undefined;
  ifExists: boolean;
  /** Holds when no value fits, and when the key is absent. */
  negated: boolean;
  /** `StringLike` and its twin, and every Arn operator. */
  takesWildcards: boolean;
}>;

/** One operator applied to one key. */
export type LocatedCondition = Readonly<{
  operator: LocatedOperator;
  key: LocatedText;
  values: readonly LocatedText[];
  isEmptyList: boolean;
}>;

export type LocatedStatement = Readonly<{
  index: number;
  sid: string | undefined;
  at: Position;
  effect: "Allow" | "Deny";
  actions: LocatedClause;
  /** Absent in trust policies only. */
  resources: LocatedClause | undefined;
  /** True when the statement names principals of its own. */
  hasPrincipals: boolean;
  /** Where an empty `Condition` block stands. */
  emptyConditionAt: Position | undefined;
  conditions: readonly LocatedCondition[];
  /** Names in `Condition` that no operator has. */
  unknownOperators: readonly LocatedText[];
}>;

export type LocatedPolicy = Readonly<{
  kind: PolicyKind;
  version: PolicyVersion;
  versionDeclared: boolean;
  /** The document as it was given, byte for byte. */
  text: string;
  at: Position;
  statements: readonly LocatedStatement[];
}>;

/** Kinds that limit others from above; the rules about guardrails are for these. */
export const isGuardrailKind = ({ kind }: Pick<LocatedPolicy, "kind">): boolean =>
  kind === "serviceControl" || kind === "resourceControl";
