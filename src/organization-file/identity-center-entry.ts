/** IAM Identity Center of the file as read. */

import type { DocumentEntry } from "./document.ts";
import type { Mention, Moment } from "./mention.ts";

export type PermissionSetEntry = Readonly<{
  at: number;
  name: Mention;
  /** `ps-…`. */
  id: string | undefined;
  description: string | undefined;
  sessionDuration: string;
  /** Names of AWS-managed policies. */
  policies: readonly Mention[];
  /** The inline policy. */
  document: DocumentEntry | undefined;
}>;

export type AssignmentEntry = Readonly<{
  at: number;
  account: Mention;
  permissionSet: Mention;
  /** One of the two. */
  user: string | undefined;
  group: string | undefined;
}>;

export type IdentityCenterEntry = Readonly<{
  at: number;
  id: string | undefined;
  identityStoreId: string | undefined;
  region: string;
  since: Moment | undefined;
  permissionSets: readonly PermissionSetEntry[];
  assignments: readonly AssignmentEntry[];
}>;
