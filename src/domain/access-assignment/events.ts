/** What happens in IAM Identity Center; the roles that come of it have events of their own. */
import type { AccountAssignment, AssignmentRequest, IdentityCenter, PermissionSet } from "./identity-center.ts";

export type AssignmentEvent =
  | Readonly<{ kind: "IdentityCenterEnabled"; center: IdentityCenter }>
  /** The set as it is from now on. */
  | Readonly<{ kind: "PermissionSetChanged"; set: PermissionSet }>
  | Readonly<{ kind: "AccountAssigned"; assignment: AccountAssignment }>
  | Readonly<{ kind: "AccountUnassigned"; assignment: AccountAssignment }>
  | Readonly<{ kind: "AssignmentRequested"; request: AssignmentRequest }>;
