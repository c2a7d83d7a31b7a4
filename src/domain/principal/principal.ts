/** Who can act in an account: users, roles, their policies, their keys and sessions. IAM API Reference. */
import type { AccountId, Instant } from "../../kernel/index.ts";
import type { LoginProfile, MfaDevice, PasswordPolicy } from "./credentials.ts";
import type { IdentityProvider } from "./identity-provider.ts";
import type { RoleDeletion } from "./role-deletion.ts";

export type InlinePolicies = ReadonlyMap<string, string>;

export type User = Readonly<{
  name: string;
  path: string;
  /** `AIDA…`. */
  id: string;
  arn: string;
  createdAt: Instant;
  inlinePolicies: InlinePolicies;
  /** ARNs of attached managed policies, in order of attachment. */
  attachedPolicies: readonly string[];
  /** ARN of the managed policy that is the permissions boundary. */
  boundary: string | undefined;
  tags: ReadonlyMap<string, string>;
  /** Names of the groups that the user is in, in order of joining; absent for none. */
  groups?: readonly string[] | undefined;
  /** The password of the console; absent for none. */
  loginProfile?: LoginProfile | undefined;
}>;

/** Policies for all its members. It can sign nothing and is no principal. */
export type Group = Readonly<{
  name: string;
  path: string;
  /** `AGPA…`. */
  id: string;
  arn: string;
  createdAt: Instant;
  inlinePolicies: InlinePolicies;
  attachedPolicies: readonly string[];
}>;

export type Role = Readonly<{
  name: string;
  path: string;
  /** `AROA…`. */
  id: string;
  arn: string;
  createdAt: Instant;
  description: string | undefined;
  /** The trust policy's text. */
  trustPolicy: string;
  inlinePolicies: InlinePolicies;
  attachedPolicies: readonly string[];
  boundary: string | undefined;
  /** Seconds. */
  maxSessionDuration: number;
  tags: ReadonlyMap<string, string>;
  /** Service-linked roles are not bound by service control policies. */
  serviceLinked: boolean;
}>;

export type ManagedPolicy = Readonly<{
  name: string;
  path: string;
  /** `ANPA…`. */
  id: string;
  arn: string;
  createdAt: Instant;
  description: string | undefined;
  defaultVersion: string;
  /** `v1` to document text. */
  versions: ReadonlyMap<string, Readonly<{ content: string; createdAt: Instant }>>;
  tags?: ReadonlyMap<string, string>;
  /** The highest number that a deleted version had; absent while none was deleted. */
  newestVersion?: number;
}>;

/**
 * Everything of IAM in one account. AWS-managed policies are not here: they come from the catalogue. What few accounts have is
 * absent where there is none.
 */
export type AccountIdentities = Readonly<{
  users: ReadonlyMap<string, User>;
  roles: ReadonlyMap<string, Role>;
  /** By ARN. */
  managedPolicies: ReadonlyMap<string, ManagedPolicy>;
  groups?: ReadonlyMap<string, Group> | undefined;
  /** By serial number. */
  mfaDevices?: ReadonlyMap<string, MfaDevice> | undefined;
  /** By ARN. */
  identityProviders?: ReadonlyMap<string, IdentityProvider> | undefined;
  /** By the id of the deletion task. */
  roleDeletions?: ReadonlyMap<string, RoleDeletion> | undefined;
  passwordPolicy?: PasswordPolicy | undefined;
  alias?: string | undefined;
}>;

/** A long-term key of a root user or an IAM user. */
export type AccessKey = Readonly<{
  id: string;
  secret: string;
  accountId: AccountId;
  owner: Readonly<{ kind: "root" }> | Readonly<{ kind: "user"; userName: string }>;
  status: "Active" | "Inactive";
  createdAt: Instant;
}>;

/** Temporary credentials. */
export type Session = Readonly<{
  accessKeyId: string;
  secret: string;
  token: string;
  accountId: AccountId;
  /** `root` and `user` sessions come from sign-in or GetSessionToken, `role` sessions from AssumeRole, `federatedUser` ones from GetFederationToken. */
  owner:
    | Readonly<{ kind: "root" }>
    | Readonly<{ kind: "user"; userName: string }>
    /** `userName` is the user who vouches, `name` what the session calls itself. */
    | Readonly<{ kind: "federatedUser"; userName: string; name: string }>
    | Readonly<{
        kind: "role";
        roleName: string;
        roleId: string;
        sessionName: string;
        sourceIdentity: string | undefined;
      }>;
  issuedAt: Instant;
  expiresAt: Instant;
  mfa: boolean;
  /** Session policies' texts; empty when none was passed. */
  policies: readonly string[];
  tags: ReadonlyMap<string, string>;
  /** Keys of `tags` that a session chained from this one inherits. */
  transitiveTagKeys?: readonly string[];
  /** Of a session of AssumeRoot: the task that it is for, whose document is the one in `policies`. */
  taskPolicyArn?: string;
  /** GetSessionToken issued it, and nobody signed in. */
  bySessionToken?: true;
  /** The identity provider that vouched for whom the session was issued to: its ARN, or its name where every account knows it. */
  federatedProvider?: string;
  /** What the provider said of them that policies may ask about for as long as the session lasts, by condition key in lower case: `saml:sub`. */
  federationKeys?: Readonly<Record<string, string | readonly string[]>>;
}>;
