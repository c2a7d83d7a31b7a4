/** One rule of lint: what it looks for, and examples that show when it speaks and when it is quiet. */
import type { PolicyKind } from "../authorization/index.ts";
import type { Remark } from "./finding.ts";
import type { LocatedPolicy } from "./located-policy.ts";

/** A statement or several in a policy of 2012-10-17, or a whole text. */
export type Example = Readonly<{
  /** Service control unless said otherwise. */
  kind?: PolicyKind;
  text: string;
}>;

export type Rule = Readonly<{
  /** Kebab-case, the same as the file. */
  id: string;
  /** What the rule is about, and where that is written. */
  sentence: string;
  find(policy: LocatedPolicy): readonly Remark[];
  examples: Readonly<{ fires: readonly Example[]; quiet: readonly Example[] }>;
}>;

export const defineRule = (rule: Rule): Rule => rule;

type Json = Readonly<Record<string, unknown>>;

/** A policy of 2012-10-17 with these statements, each on a line of its own. */
export function policyOf(statements: Json | readonly Json[], kind: PolicyKind = "serviceControl"): Example {
  return { kind, text: JSON.stringify({ Version: "2012-10-17", Statement: statements }, null, 1) };
}

/** A service control policy with one statement that denies every resource, with what else the example needs. */
export const denying = (statement: Json): Example => policyOf({ Effect: "Deny", Resource: "*", ...statement });

/** The same that allows. */
export const allowing = (statement: Json): Example => policyOf({ Effect: "Allow", Resource: "*", ...statement });
