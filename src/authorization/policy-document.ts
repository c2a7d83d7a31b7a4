/** A policy document as read: every list is a list, every rule of the grammar holds, nothing is compiled yet. */
import type { Position } from "./parse-json.ts";

/** What a document is written for; each kind has its own rules about principals, resources and effects. */
export type PolicyKind =
  | "identity"
  | "boundary"
  | "session"
  | "serviceControl"
  | "resourceControl"
  | "resource"
  | "trust";

/** In a document of 2008-10-17 (or without a version) `${…}` is plain text. IAM User Guide: "Version". */
export type PolicyVersion = "2008-10-17" | "2012-10-17";

/** `Action` or (negated) `NotAction`; `Resource` or (negated) `NotResource`. */
export type PatternClause = Readonly<{ negated: boolean; patterns: readonly string[] }>;

/** `Principal` or (negated) `NotPrincipal`. An account id in `aws` is already written as that account's root ARN. */
export type PrincipalClause = Readonly<{
  negated: boolean;
  /** `"*"` or `{"AWS": "*"}`. */
  any: boolean;
  aws: readonly string[];
  service: readonly string[];
  federated: readonly string[];
  canonicalUser: readonly string[];
}>;

export type SetQuantifier = "ForAllValues" | "ForAnyValue";

/** One operator applied to one key. The name is spelled as AWS spells it, without prefix and suffix. */
export type ConditionClause = Readonly<{
  operator: string;
  quantifier?: SetQuantifier;
  ifExists: boolean;
  /** As written; keys are compared without regard to case. */
  key: string;
  values: readonly string[];
}>;

export type Statement = Readonly<{
  index: number;
  sid?: string;
  effect: "Allow" | "Deny";
  actions: PatternClause;
  /** Absent in trust policies only. */
  resources?: PatternClause;
  /** Present in resource, trust and resource control policies only. */
  principals?: PrincipalClause;
  conditions: readonly ConditionClause[];
}> &
  Position;

export type PolicyDocument = Readonly<{
  kind: PolicyKind;
  version: PolicyVersion;
  /** False when the text leaves `Version` out, which means 2008-10-17. */
  versionDeclared: boolean;
  id?: string;
  statements: readonly Statement[];
}>;

/** Which rule of the grammar a problem breaks; stable, so that a service can choose its own error text by it. */
export type PolicyRule =
  | "syntax"
  | "duplicateKey"
  | "length"
  | "unknownElement"
  | "shape"
  | "version"
  | "sid"
  | "effect"
  | "action"
  | "actionMissing"
  | "resource"
  | "resourceMissing"
  | "principal"
  | "condition"
  | "variable";

/** What is wrong, in one sentence, and where in the policy's own text (both count from 1). */
export type PolicyProblem = Readonly<{ rule: PolicyRule; message: string }> & Position;
