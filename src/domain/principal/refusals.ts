/** Why IAM or STS says no, in the domain's own words; the services name each of these on the wire. */
import type { TagComplaint } from "./tags.ts";

export type MissingEntity =
  | Readonly<{ kind: "user"; name: string }>
  | Readonly<{ kind: "role"; name: string }>
  | Readonly<{ kind: "group"; name: string }>
  | Readonly<{ kind: "inlinePolicy"; of: "user" | "role" | "group"; name: string }>
  | Readonly<{ kind: "managedPolicy"; arn: string; wanted: "itself" | "attachable" | "boundary" }>
  | Readonly<{ kind: "policyVersion"; arn: string; version: string }>
  | Readonly<{ kind: "accessKey" | "signingCertificate"; id: string }>
  | Readonly<{ kind: "membership"; userName: string; groupName: string }>
  | Readonly<{ kind: "loginProfile"; userName: string }>
  | Readonly<{ kind: "mfaDevice"; serialNumber: string }>
  | Readonly<{ kind: "passwordPolicy"; accountId: string }>
  | Readonly<{ kind: "accountAlias"; alias: string }>
  | Readonly<{ kind: "samlProvider" | "oidcProvider"; arn: string }>
  | Readonly<{ kind: "deletionTask"; id: string }>;

export type ExistingEntity = Readonly<{
  kind:
    | "user"
    | "role"
    | "group"
    | "managedPolicy"
    | "loginProfile"
    | "mfaDevice"
    | "accountAlias"
    | "samlProvider"
    | "oidcProvider";
  name: string;
}>;

/** What must go before the entity can be deleted. */
export type Dependant =
  | "accessKeys"
  | "inlinePolicies"
  | "attachedPolicies"
  | "entitiesAttached"
  | "olderVersions"
  | "groups"
  | "members"
  | "loginProfile"
  | "mfaDevices"
  | "enabledDevice"
  | "defaultVersion";

export type ExceededQuota =
  | Readonly<{ kind: "accessKeys" | "managedPolicyVersions" | "groupsPerUser" | "mfaDevices" | "tags"; limit: number }>
  | Readonly<{ kind: "users" | "roles" | "groups" | "managedPolicies" | "identityProviders"; limit: number }>
  | Readonly<{ kind: "attachedPolicies"; of: "user" | "role" | "group"; limit: number }>
  | Readonly<{ kind: "inlinePolicySize"; of: "user" | "role" | "group"; name: string; limit: number }>
  | Readonly<{ kind: "managedPolicySize" | "trustPolicySize"; limit: number }>;

export type IdentityRefusal =
  | Readonly<{ kind: "NoSuchEntity"; entity: MissingEntity }>
  | Readonly<{ kind: "EntityAlreadyExists"; entity: ExistingEntity }>
  | Readonly<{ kind: "DeleteConflict"; first: Dependant }>
  | Readonly<{ kind: "LimitExceeded"; quota: ExceededQuota }>
  /** A service-linked role is changed by its service only. */
  | Readonly<{ kind: "UnmodifiableRole"; name: string }>
  /** A path or a name under which AWS alone makes roles. */
  | Readonly<{ kind: "ReservedRole"; path: string; name: string }>
  /** The path under which service-linked roles are. */
  | Readonly<{ kind: "ServiceLinkedPath" }>
  /** Policies under `aws-service-role/` belong to service-linked roles. */
  | Readonly<{ kind: "ServiceRolePolicy"; arn: string }>
  /** AWS has (or may have) such a policy, but its document is not known here. */
  | Readonly<{ kind: "AwsManagedPolicyUnknown"; arn: string }>
  | TagComplaint
  /** A role that no service has made its own. */
  | Readonly<{ kind: "NotServiceLinked"; name: string }>
  | Readonly<{ kind: "ServiceRoleNameTaken"; name: string }>
  | Readonly<{ kind: "SuffixNotSupported"; service: string }>
  | Readonly<{ kind: "ServiceUnknown"; service: string }>
  | Readonly<{ kind: "WrongAuthenticationCode"; because: MfaComplaint }>
  | Readonly<{ kind: "PasswordRefused"; rule: PasswordRule; limit: number }>
  | Readonly<{ kind: "OldPasswordWrong" }>
  | Readonly<{ kind: "OnlyForUsers" }>;

export type PasswordRule = "length" | "symbol" | "number" | "uppercase" | "lowercase" | "kinds" | "reuse";

/** Why a second factor did not count. */
export type MfaComplaint = "unknownDevice" | "wrongCode" | "usedCode" | "notConsecutive" | "incomplete";

export type SessionRefusal =
  | Readonly<{ kind: "RootMayNotAssume" }>
  /** No such role, or its account is closed; AWS does not tell which. */
  | Readonly<{ kind: "RoleNotAssumable"; roleArn: string; callerArn: string }>
  | Readonly<{ kind: "DurationAboveMaximum" }>
  | Readonly<{ kind: "DurationAboveChaining" }>
  | Readonly<{ kind: "SessionCredentials" }>
  | Readonly<{ kind: "DuplicateSessionTags" }>
  | Readonly<{ kind: "SystemSessionTag" }>
  | Readonly<{ kind: "TransitiveKeyWithoutTag" }>
  | Readonly<{ kind: "InheritedTagRepeated" }>
  /** A source identity stays as it was set for as long as roles are chained. */
  | Readonly<{ kind: "SourceIdentityFixed"; sourceIdentity: string }>;
