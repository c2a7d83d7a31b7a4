/** What lint has to know of an organization: its levels, and the service control policies that are attached to each. */

export type LintPlace = Readonly<{ file: string; line: number; column: number }>;

export type AttachedText = Readonly<{ name: string; text: string }>;

export type LintLevel = Readonly<{
  name: string;
  kind: "root" | "organizational unit" | "account";
  at: LintPlace;
  /** Service control policies alone. */
  attached: readonly AttachedText[];
  /** Set on accounts that are meant to be able to leave. */
  departureAt?: LintPlace;
  below: readonly LintLevel[];
}>;

export type LintOrganization = Readonly<{
  name: string;
  /** Absent when the organization has no service control policies. */
  root?: LintLevel;
}>;

/** A policy that is attached to nothing, in any organization. */
export type UnattachedPolicy = Readonly<{ name: string; at: LintPlace }>;

export type OrganizationView = Readonly<{
  organizations: readonly LintOrganization[];
  unattached: readonly UnattachedPolicy[];
}>;
