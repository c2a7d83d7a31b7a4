/** Carries out `orgdrill lint`: reads what is to be checked, has it checked, and puts the findings in order. */
import { join, relative } from "node:path";
import type { PolicyKind } from "../authorization/index.ts";
import { isFailing, lintPolicy, renderFindings, sortFindings, tallyOf } from "../lint/index.ts";
import { lintOrganizationFile } from "./lint-organization-file.ts";
import { readPolicyFiles } from "./lint-policy-files.ts";
import type { Linted } from "./linted.ts";
import { packageRoot, REFERENCE_ORGANIZATION } from "./package-facts.ts";

export type LintOutcome = Linted & Readonly<{ isFailing: boolean }>;
export type LintQuestion = Readonly<{ paths: readonly string[]; organization: string | undefined; type: string }>;

const KINDS: ReadonlyMap<string, PolicyKind> = new Map([
  ["identity", "identity"],
  ["service-control", "serviceControl"],
  ["resource-control", "resourceControl"],
  ["resource", "resource"],
  ["trust", "trust"],
]);

/** A path that cannot be read is a usage error; what is wrong inside a file is a finding. */
export function lintAll({ paths, organization, type }: LintQuestion): LintOutcome {
  const file = organization ?? (paths.length === 0 ? referenceOrganization() : undefined);
  const kind = KINDS.get(type) ?? "serviceControl";
  const parts = [lintFiles(paths, kind), ...(file === undefined ? [] : [lintOrganizationFile(file)])];
  const findings = sortFindings(parts.flatMap((each) => each.findings));
  return {
    findings,
    sources: new Map(parts.flatMap((each) => [...each.sources])),
    policies: parts.reduce((sum, each) => sum + each.policies, 0),
    isFailing: findings.some(isFailing),
  };
}

function lintFiles(paths: readonly string[], kind: PolicyKind): Linted {
  const files = readPolicyFiles(paths);
  return {
    findings: [...files].flatMap(([file, text]) => lintPolicy({ file, text, kind })),
    sources: files,
    policies: files.size,
  };
}

/** As the reader would have to type it from here. */
const referenceOrganization = (): string => relative(process.cwd(), join(packageRoot(), REFERENCE_ORGANIZATION));

/** `width` in columns. */
export const renderOutcome = ({ findings, sources, policies }: LintOutcome, width?: number): string =>
  renderFindings(findings, { sources, policies, ...(width !== undefined && { width }) });

export const describeOutcome = ({ findings, policies }: LintOutcome): Readonly<Record<string, unknown>> => ({
  schema: "orgdrill.lint/1",
  policies,
  totals: tallyOf(findings),
  findings,
});
