/** Identities and policies with everything that hangs on them. IAM API Reference: GetAccountAuthorizationDetails, "UserDetail", "GroupDetail", "RoleDetail". */
import type * as Wire from "@aws-sdk/client-iam";
import { AWS_MANAGED_POLICIES } from "../../../catalogue/index.ts";
import { type Group, identitiesOf, policyUsage, type Role, type User } from "../../../domain/index.ts";
import type { OperationContext } from "../../operation.ts";
import { describeAwsPolicy, describeAwsVersion } from "./aws-policies.ts";
import {
  type DescribedRole,
  type DescribedUser,
  describeAttached,
  describeGroup,
  describePolicy,
  describeRoleInFull,
  describeUserInFull,
  describeVersion,
} from "./describe.ts";
import { encodeDocument } from "./policy-document.ts";

type Filter = readonly Wire.EntityType[];
type UserDetail = DescribedUser & Omit<Wire.UserDetail, keyof Wire.User>;
type RoleDetail = Omit<DescribedRole, "Description" | "MaxSessionDuration"> & Omit<Wire.RoleDetail, keyof Wire.Role>;

/** `key` puts everything into one order, so that a page can end anywhere. */
type Detail = Readonly<{ key: string }> &
  (
    | Readonly<{ kind: "User"; detail: UserDetail }>
    | Readonly<{ kind: "Group"; detail: Wire.GroupDetail }>
    | Readonly<{ kind: "Role"; detail: RoleDetail }>
    | Readonly<{ kind: "Policy"; detail: Wire.ManagedPolicyDetail }>
  );

export type AuthorizationAnswer = Readonly<{
  UserDetailList: readonly UserDetail[];
  GroupDetailList: readonly Wire.GroupDetail[];
  RoleDetailList: readonly RoleDetail[];
  Policies: readonly Wire.ManagedPolicyDetail[];
  IsTruncated: boolean;
  Marker?: string;
}>;

/** Everything of the kinds that were asked for, or of every kind; AWS's policies only where somebody has them. */
export function authorizationDetails(context: OperationContext, filter: Filter): readonly Detail[] {
  const { users, groups, roles } = identitiesOf(context.world, context.caller.accountId);
  const wants = (kind: Wire.EntityType): boolean => filter.length === 0 || filter.includes(kind);
  return [
    ...(wants("User") ? [...users.values()].map(describeUserDetail) : []),
    ...(wants("Group") ? [...(groups?.values() ?? [])].map(describeGroupDetail) : []),
    ...(wants("Role") ? [...roles.values()].map(describeRoleDetail) : []),
    ...(wants("LocalManagedPolicy") ? ownPolicies(context) : []),
    ...(wants("AWSManagedPolicy") ? awsPolicies(context) : []),
  ];
}

const describeUserDetail = (user: User): Detail => ({
  kind: "User",
  key: `user ${user.name}`,
  detail: {
    ...describeUserInFull(user),
    UserPolicyList: inlineOf(user),
    GroupList: [...(user.groups ?? [])],
    AttachedManagedPolicies: describeAttached(user.attachedPolicies),
  },
});

const describeGroupDetail = (group: Group): Detail => ({
  kind: "Group",
  key: `group ${group.name}`,
  detail: {
    ...describeGroup(group),
    GroupPolicyList: inlineOf(group),
    AttachedManagedPolicies: describeAttached(group.attachedPolicies),
  },
});

function describeRoleDetail(role: Role): Detail {
  const { Description: _description, MaxSessionDuration: _seconds, ...described } = describeRoleInFull(role);
  return {
    kind: "Role",
    key: `role ${role.name}`,
    detail: {
      ...described,
      InstanceProfileList: [],
      RolePolicyList: inlineOf(role),
      AttachedManagedPolicies: describeAttached(role.attachedPolicies),
    },
  };
}

const inlineOf = ({ inlinePolicies }: Pick<User, "inlinePolicies">): Wire.PolicyDetail[] =>
  [...inlinePolicies].map(([PolicyName, text]) => ({ PolicyName, PolicyDocument: encodeDocument(text) }));

const ownPolicies = (context: OperationContext): readonly Detail[] =>
  [...identitiesOf(context.world, context.caller.accountId).managedPolicies.values()].map((policy) => ({
    kind: "Policy",
    key: `policy ${policy.arn}`,
    detail: {
      ...describePolicy(context, policy),
      ...(policy.description === undefined ? {} : { Description: policy.description }),
      PolicyVersionList: [...policy.versions.keys()].flatMap((version) => describeVersion(policy, version) ?? []),
    },
  }));

function awsPolicies(context: OperationContext): readonly Detail[] {
  const used = AWS_MANAGED_POLICIES.filter(({ arn }) => {
    const { attachments, boundaries } = policyUsage(context.world, context.caller.accountId, arn);
    return attachments + boundaries > 0;
  });
  return used.map((policy) => ({
    kind: "Policy",
    key: `policy ${policy.arn}`,
    detail: { ...describeAwsPolicy(context, policy), PolicyVersionList: [describeAwsVersion(policy)] },
  }));
}
