/** How the deletion of a service-linked role went. IAM API Reference: DeleteServiceLinkedRole, GetServiceLinkedRoleDeletionStatus. */

export type RoleDeletion = Readonly<{
  /** `task/aws-service-role/SERVICE/ROLE/UUID`. */
  id: string;
  outcome: Readonly<{ kind: "succeeded" }> | Readonly<{ kind: "failed"; reason: string; resources: readonly string[] }>;
}>;
