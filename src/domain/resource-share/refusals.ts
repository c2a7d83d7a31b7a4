/** Why AWS Resource Access Manager says no. AWS RAM API Reference: "Errors" of each action. */

export type ResourceShareRefusal =
  | Readonly<{ kind: "ShareNotFound"; arn: string }>
  | Readonly<{ kind: "ShareInvitationNotFound" | "ShareInvitationExpired" | "ShareInvitationAccepted"; arn: string }>
  | Readonly<{ kind: "SharePrincipalUnknown"; principal: string }>
  | Readonly<{ kind: "SharePrincipalExternal"; principal: string }>
  | Readonly<{ kind: "SharePrincipalIsOwner"; principal: string }>
  | Readonly<{ kind: "ShareResourceForeign"; arn: string }>
  | Readonly<{ kind: "NothingToShare" }>
  | Readonly<{ kind: "ShareAssociationMissing"; entity: string }>
  | Readonly<{ kind: "NotSharingManagement" }>;
