/** What is asked about the roles of an account: which they are, and whose principals may want to enter. */
import type { Organization } from "../../domain/index.ts";
import type { AccountId, Instant } from "../../kernel/index.ts";
import type { ManagedPolicyTexts } from "../sweep/identity-policies.ts";

/** A role as IAM shows it to whoever may read the account. */
export type RoleSeen = Readonly<{
  name: string;
  arn: string;
  trustPolicy: string;
  /** Absent where nobody read them: a condition on them is then one that nobody can settle. */
  tags?: ReadonlyMap<string, string>;
}>;

export type DoorsQuestion = Readonly<{
  /** The account in which the roles are; its own principals are not asked about. */
  accountId: AccountId;
  /** Whose principals are asked about, under the service control policies that bind them now. */
  organization: Organization;
  roles: readonly RoleSeen[];
  managedPolicies: ManagedPolicyTexts;
  assumptions: Readonly<Record<string, string>>;
  /** Accounts that are closed by now let nobody in, and nobody out; conditions on the time are asked as of now. */
  now: Instant;
}>;
