/** Identities in the words of the wire. IAM API Reference: "User", "Role", "Policy", "AccessKeyMetadata". */
import type * as Wire from "@aws-sdk/client-iam";
import {
  type AccessKey,
  type Group,
  identitiesOf,
  type ManagedPolicy,
  policyUsage,
  type Role,
  rootUserArn,
  type User,
} from "../../../domain/index.ts";
import type { Instant } from "../../../kernel/index.ts";
import type { OperationContext } from "../../operation.ts";
import { encodeDocument } from "./policy-document.ts";
import { describeTags } from "./tags.ts";

export const dateOf = (at: Instant): Date => new Date(at);

/** As lists show it: without tags and boundary. */
export const describeUser = (user: User) =>
  ({
    Path: user.path,
    UserName: user.name,
    UserId: user.id,
    Arn: user.arn,
    CreateDate: dateOf(user.createdAt),
  }) satisfies Wire.User;

export const describeGroup = (group: Group) =>
  ({
    Path: group.path,
    GroupName: group.name,
    GroupId: group.id,
    Arn: group.arn,
    CreateDate: dateOf(group.createdAt),
  }) satisfies Wire.Group;

/** The root user has no path, and for a name the account's alias where there is one; its id is the account's. As observed. */
export function describeRootUser({ world, caller }: OperationContext): DescribedUser {
  const account = world.accounts.get(caller.accountId);
  return {
    UserId: caller.accountId,
    Arn: rootUserArn(caller.accountId),
    CreateDate: account === undefined ? undefined : dateOf(account.createdAt),
    Path: undefined,
    UserName: identitiesOf(world, caller.accountId).alias,
  };
}

/** The API model calls the boundary's type `PermissionsBoundaryPolicy`; its reference, and AWS, say `Policy`. */
type Bounded<T> = Omit<T, "PermissionsBoundary"> &
  Readonly<{ PermissionsBoundary?: Readonly<{ PermissionsBoundaryType: "Policy"; PermissionsBoundaryArn: string }> }>;

export type DescribedUser = Bounded<Wire.User>;
export type DescribedRole = Bounded<Wire.Role>;

export const describeUserInFull = (user: User): DescribedUser => ({
  ...describeUser(user),
  ...describeBoundary(user.boundary),
  ...describeTags(user.tags),
});

export const describeRole = (role: Role) =>
  ({
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: dateOf(role.createdAt),
    AssumeRolePolicyDocument: encodeDocument(role.trustPolicy),
    ...(role.description === undefined ? {} : { Description: role.description }),
    MaxSessionDuration: role.maxSessionDuration,
  }) satisfies Wire.Role;

export const describeRoleInFull = (role: Role): DescribedRole => ({
  ...describeRole(role),
  ...describeBoundary(role.boundary),
  ...describeTags(role.tags),
});

const describeBoundary = (arn: string | undefined) =>
  arn === undefined
    ? {}
    : { PermissionsBoundary: { PermissionsBoundaryType: "Policy", PermissionsBoundaryArn: arn } as const };

/** As lists show it: without description and tags. */
export function describePolicy({ world, caller }: OperationContext, policy: ManagedPolicy) {
  const { attachments, boundaries } = policyUsage(world, caller.accountId, policy.arn);
  const newest = [...policy.versions.values()].at(-1);
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersion,
    AttachmentCount: attachments,
    PermissionsBoundaryUsageCount: boundaries,
    IsAttachable: true,
    CreateDate: dateOf(policy.createdAt),
    UpdateDate: dateOf(newest?.createdAt ?? policy.createdAt),
  } satisfies Wire.Policy;
}

/** A key without its secret; the root user's key has no user name. */
export const describeAccessKey = (key: AccessKey) => ({
  ...describeOwner(key),
  AccessKeyId: key.id,
  Status: key.status,
  CreateDate: dateOf(key.createdAt),
});

export const describeOwner = ({ owner }: AccessKey) => (owner.kind === "root" ? {} : { UserName: owner.userName });

/** One version with its document, or undefined when the policy has no such version. */
export function describeVersion(policy: ManagedPolicy, version: string): Wire.PolicyVersion | undefined {
  const found = policy.versions.get(version);
  if (found === undefined) return undefined;
  return {
    Document: encodeDocument(found.content),
    VersionId: version,
    IsDefaultVersion: version === policy.defaultVersion,
    CreateDate: dateOf(found.createdAt),
  };
}

/** Attached policies under a path; name and path are read off the ARN, which holds both. */
export function describeAttached(arns: readonly string[], pathPrefix = "/") {
  return arns
    .map((arn) => ({ arn, place: arn.slice(arn.indexOf(":policy/") + ":policy".length) }))
    .filter(({ place }) => place.startsWith(pathPrefix))
    .map(({ arn, place }) => ({ PolicyName: place.slice(place.lastIndexOf("/") + 1), PolicyArn: arn }));
}
