/** An exemption from a guardrail that fits no principal of the organization file: it spares nobody, or a name is misspelt. */
import { type Finding, sortFindings } from "./finding.ts";
import { denialsOf, sparedArns } from "./guardrail-conditions.ts";
import { locatedPolicy, type PolicyText } from "./lint-policy.ts";
import { fitsPattern } from "./patterns.ts";

/** The account is undefined where its id is left out of the file. */
export type KnownPrincipal = Readonly<{ accountId: string | undefined; resource: string }>;

const ANY_ACCOUNT = "000000000000";

/** What AWS creates under these paths stands in no organization file. IAM User Guide: service-linked roles, AWSReservedSSO roles. */
const RESERVED = /^(aws-reserved|aws-service-role)(\/|$)/;

/** Suggestions alone: a file need not list everybody. Policy variables and other keys than `aws:PrincipalArn` are not judged. */
export function lintExemptions(policy: PolicyText, known: readonly KnownPrincipal[]): readonly Finding[] {
  const located = locatedPolicy(policy.text, policy.kind);
  if (located === undefined) return [];
  const spared = denialsOf(located).flatMap(sparedArns);
  return sortFindings(
    spared
      .filter(({ text }) => isJudged(text) && !known.some((each) => fitsPattern(text, arnOf(each, text))))
      .map(({ text, at }) => ({
        rule: "exempts-nobody",
        severity: "suggestion" as const,
        file: policy.file,
        line: at.line,
        column: at.column,
        message: `\`${text}\` fits no principal of this organization file, so the exemption spares nobody and no drill tries it`,
        instead: "the name as the accounts have it, the principal written out under `principals`, or no exemption",
      })),
  );
}

function isJudged(pattern: string): boolean {
  const named = /^arn:[^:]+:iam::[^:]*:(?:role|user)\/(.*)$/.exec(pattern)?.[1];
  return named !== undefined && !RESERVED.test(named) && !pattern.includes("${");
}

/** With the partition that the pattern asks for, and its account where the file leaves that open. */
function arnOf({ accountId, resource }: KnownPrincipal, pattern: string): string {
  const [, partition = "aws", , , account = ""] = pattern.split(":");
  const open = /^\d{12}$/.test(account) ? account : ANY_ACCOUNT;
  return `arn:${partition.includes("*") ? "aws" : partition}:iam::${accountId ?? open}:${resource}`;
}
