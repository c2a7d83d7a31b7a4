/** Who can act in an account: users, roles, their policies, their keys and sessions. IAM API Reference. */
import type { AccountId, Instant } from "../../kernel/index.ts";

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
}>;

/** Everything of IAM in one account. AWS-managed policies are not here: they come from the catalogue. */
export type AccountIdentities = Readonly<{
  users: ReadonlyMap<string, User>;
  roles: ReadonlyMap<string, Role>;
  /** By ARN. */
  managedPolicies: ReadonlyMap<string, ManagedPolicy>;
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
  /** The identity provider that vouched for whom the session was issued to: its ARN, or its name where every account knows it. */
  federatedProvider?: string;
}>;
