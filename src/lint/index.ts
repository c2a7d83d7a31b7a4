/** The front door of lint: policies and organizations checked without running anything. */
export { type KnownPrincipal, lintExemptions } from "./exempts-nobody.ts";
export { type Finding, isFailing, type Severity, sortFindings } from "./finding.ts";
export { lintOrganization } from "./lint-organization.ts";
export { lintPolicy, type PolicyText } from "./lint-policy.ts";
export type {
  AttachedText,
  LintLevel,
  LintOrganization,
  LintPlace,
  OrganizationView,
  UnattachedPolicy,
} from "./organization-view.ts";
export { renderFindings, type Tally, tallyOf } from "./render-findings.ts";
