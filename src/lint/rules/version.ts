/** The version decides whether `${…}` is a variable or plain text. */
import type { Remark } from "../finding.ts";
import { isGuardrailKind, type LocatedPolicy, type LocatedText } from "../located-policy.ts";
import { defineRule, type Example } from "../rule.ts";

const STATEMENT = { Effect: "Allow", Action: "s3:*", Resource: "arn:aws:s3:::home/${aws:username}/*" };
const versioned = (version: string | undefined, resource?: string): Example => ({
  kind: "identity",
  text: JSON.stringify({
    Version: version,
    Statement: resource === undefined ? STATEMENT : { ...STATEMENT, Resource: resource },
  }),
});

export const versionRule = defineRule({
  id: "version",
  sentence: "without `Version` a policy is one of 2008, in which variables are plain text. IAM User Guide: Version",
  find: (policy) => [...missingVersion(policy), ...(policy.version === "2008-10-17" ? variablesIn(policy) : [])],
  examples: {
    fires: [versioned(undefined), versioned(undefined, "*"), versioned("2008-10-17")],
    quiet: [versioned("2012-10-17"), versioned("2012-10-17", "*"), versioned("2008-10-17", "*")],
  },
});

function missingVersion(policy: LocatedPolicy): readonly Remark[] {
  // The grammar refuses policies of an organization without a version, which is worse.
  if (policy.versionDeclared || isGuardrailKind(policy)) return [];
  const message = "the policy has no `Version`, so it is read as one of 2008-10-17";
  return [{ severity: "suggestion", at: policy.at, message, instead: '`"Version": "2012-10-17"`' }];
}

const variablesIn = ({ statements }: LocatedPolicy): readonly Remark[] =>
  statements
    .flatMap(({ resources, conditions }): readonly LocatedText[] => [
      ...(resources?.patterns ?? []),
      ...conditions.flatMap(({ values }) => values),
    ])
    .filter(({ text }) => /\$\{[^}]/.test(text))
    .map(({ text, at }) => ({
      severity: "warning",
      at,
      message: `\`${text}\` has a variable, and in a policy of 2008-10-17 that is plain text`,
      instead: '`"Version": "2012-10-17"`',
    }));
