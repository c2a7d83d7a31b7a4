/** Why the domain says no in matters of IAM Identity Center. The wire names these, not here. */
export type AssignmentRefusal =
  | Readonly<{ kind: "InstanceNotFound"; arn: string }>
  /** A member that is no delegated administrator, or one that touches the management account. */
  | Readonly<{ kind: "NotIdentityCenterAdministrator" }>
  | Readonly<{ kind: "ManagementAccountReserved" }>
  | Readonly<{ kind: "PermissionSetNotFound"; arn: string }>
  | Readonly<{ kind: "PermissionSetExists"; name: string }>
  | Readonly<{ kind: "PolicyAlreadyAttached"; arn: string }>
  | Readonly<{ kind: "TooManyPolicies"; limit: number }>
  | Readonly<{ kind: "AccountNotInOrganization"; accountId: string }>
  | Readonly<{ kind: "AssignmentNotFound" }>
  | Readonly<{ kind: "RequestNotFound"; id: string }>;
