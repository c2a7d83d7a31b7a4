/** Why IAM or STS says no, in the domain's own words; the services name each of these on the wire. */

export type MissingEntity =
  | Readonly<{ kind: "user"; name: string }>
  | Readonly<{ kind: "role"; name: string }>
  | Readonly<{ kind: "group"; name: string }>
  | Readonly<{ kind: "inlinePolicy"; of: "user" | "role"; name: string }>
  | Readonly<{ kind: "managedPolicy"; arn: string; wanted: "itself" | "attachable" | "boundary" }>
  | Readonly<{ kind: "policyVersion"; arn: string; version: string }>
  | Readonly<{ kind: "accessKey"; id: string }>;

export type ExistingEntity = Readonly<{ kind: "user" | "role" | "managedPolicy"; name: string }>;

/** What must go before the entity can be deleted. */
export type Dependant = "accessKeys" | "inlinePolicies" | "attachedPolicies" | "entitiesAttached" | "olderVersions";

export type ExceededQuota =
  | Readonly<{ kind: "accessKeys" | "managedPolicyVersions"; limit: number }>
  | Readonly<{ kind: "attachedPolicies"; of: "user" | "role"; limit: number }>
  | Readonly<{ kind: "inlinePolicySize"; of: "user" | "role"; name: string; limit: number }>
  | Readonly<{ kind: "managedPolicySize" | "trustPolicySize"; limit: number }>;

export type IdentityRefusal =
  | Readonly<{ kind: "NoSuchEntity"; entity: MissingEntity }>
  | Readonly<{ kind: "EntityAlreadyExists"; entity: ExistingEntity }>
  | Readonly<{ kind: "DeleteConflict"; first: Dependant }>
  | Readonly<{ kind: "LimitExceeded"; quota: ExceededQuota }>
  /** A service-linked role is changed by its service only. */
  | Readonly<{ kind: "UnmodifiableRole"; name: string }>
  /** Policies under `aws-service-role/` belong to service-linked roles. */
  | Readonly<{ kind: "ServiceRolePolicy"; arn: string }>
  /** AWS has (or may have) such a policy, but its document is not known here. */
  | Readonly<{ kind: "AwsManagedPolicyUnknown"; arn: string }>
  | Readonly<{ kind: "DuplicateTagKeys" }>;

export type SessionRefusal =
  | Readonly<{ kind: "RootMayNotAssume" }>
  /** No such role, or its account is closed; AWS does not tell which. */
  | Readonly<{ kind: "RoleNotAssumable"; roleArn: string; callerArn: string }>
  | Readonly<{ kind: "DurationAboveMaximum" }>
  | Readonly<{ kind: "DurationAboveChaining" }>
  | Readonly<{ kind: "SessionCredentials" }>
  | Readonly<{ kind: "DuplicateSessionTags" }>
  | Readonly<{ kind: "TransitiveKeyWithoutTag" }>
  | Readonly<{ kind: "InheritedTagRepeated" }>;
