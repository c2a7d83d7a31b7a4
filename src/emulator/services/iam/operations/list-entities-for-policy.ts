/** ListEntitiesForPolicy: who has a managed policy attached, or as a boundary. */
import type * as Wire from "@aws-sdk/client-iam";
import { findManagedPolicy, type Group, identitiesOf, type Role, type User } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import type { OperationContext } from "../../../operation.ts";
import { checkPolicyArn, findAwsPolicy } from "../aws-policies.ts";
import { iamOperation, required } from "../operation.ts";
import { checkMarker, pageOf } from "../paging.ts";
import { onPolicy } from "../permissions.ts";

type Request = Wire.ListEntitiesForPolicyRequest;

export const listEntitiesForPolicy = iamOperation<Request, Wire.ListEntitiesForPolicyResponse>({
  name: "ListEntitiesForPolicy",
  readOnly: true,
  permissions: (context, { PolicyArn = "" }) => onPolicy(context, "iam:ListEntitiesForPolicy", PolicyArn),
  decide(context, input) {
    const { world, caller } = context;
    const marker = checkMarker(context, input);
    if (!marker.ok) return marker;
    const arn = required(input.PolicyArn, "PolicyArn");
    const readable = checkPolicyArn(arn);
    if (!readable.ok) return readable;
    const policy = readable.value.isAws ? findAwsPolicy(arn) : findManagedPolicy(world, caller.accountId, arn);
    return policy.ok ? accept([]) : policy;
  },
  respond(context, input) {
    const { items, ...rest } = pageOf(entitiesWith(context, input), input, {
      context,
      keyOf: ({ kind, value }) => `${kind} ${value.name}`,
    });
    const ofKind = (wanted: Entity["kind"]) => items.filter(({ kind }) => kind === wanted).map(({ value }) => value);
    return {
      PolicyGroups: ofKind("Group").map(({ name, id }) => ({ GroupName: name, GroupId: id })),
      PolicyUsers: ofKind("User").map(({ name, id }) => ({ UserName: name, UserId: id })),
      PolicyRoles: ofKind("Role").map(({ name, id }) => ({ RoleName: name, RoleId: id })),
      ...rest,
    };
  },
});

type Entity = Readonly<{ kind: "User" | "Role" | "Group"; value: User | Role | Group }>;

function entitiesWith({ world, caller }: OperationContext, input: Request): readonly Entity[] {
  const { PolicyArn = "", PathPrefix = "/", EntityFilter, PolicyUsageFilter } = input;
  const { users, roles, groups } = identitiesOf(world, caller.accountId);
  const all: readonly Entity[] = [
    ...[...users.values()].map((value) => ({ kind: "User", value }) as const),
    ...[...roles.values()].map((value) => ({ kind: "Role", value }) as const),
    ...[...(groups?.values() ?? [])].map((value) => ({ kind: "Group", value }) as const),
  ];
  return all.filter(({ kind, value }) => {
    const isAttached = value.attachedPolicies.includes(PolicyArn) && PolicyUsageFilter !== "PermissionsBoundary";
    const isBoundary = "boundary" in value && value.boundary === PolicyArn && PolicyUsageFilter !== "PermissionsPolicy";
    const isWanted = EntityFilter === undefined || EntityFilter === kind;
    return isWanted && (isAttached || isBoundary) && value.path.startsWith(PathPrefix);
  });
}
