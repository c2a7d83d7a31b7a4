/** CreateRole: a role and who may assume it. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideCreateRole, findRole, mustExist, refuseReserved } from "../../../../domain/index.ts";
import { requestTagKeys } from "../../../access/index.ts";
import { isKnownAwsPolicy } from "../aws-policies.ts";
import { type DescribedRole, describeRoleInFull } from "../describe.ts";
import { iamOperation, makingOf, required } from "../operation.ts";
import { boundaryKey, onRole, withTags } from "../permissions.ts";
import { checkTrustPolicy } from "../policy-document.ts";
import { tagList } from "../tags.ts";

/** Seconds. */
const DEFAULT_MAX_SESSION_DURATION = 3_600;

export const createRole = iamOperation<Wire.CreateRoleRequest, Readonly<{ Role?: DescribedRole | undefined }>>({
  name: "CreateRole",
  readOnly: false,
  permissions(context, { RoleName, Path, PermissionsBoundary, Tags }) {
    const keys = { ...boundaryKey(PermissionsBoundary), ...requestTagKeys(tagList(Tags)) };
    const created = onRole(context, "iam:CreateRole", { name: RoleName, path: Path, keys });
    return withTags(Tags, "iam:TagRole", created);
  },
  decide(context, input) {
    const { Path = "/", PermissionsBoundary: boundary, Description, MaxSessionDuration, Tags } = input;
    const free = refuseReserved({ name: required(input.RoleName, "RoleName"), path: Path }, context.assumptions);
    if (!free.ok) return free;
    const trust = checkTrustPolicy(context.world, required(input.AssumeRolePolicyDocument, "AssumeRolePolicyDocument"));
    if (!trust.ok) return trust;
    if (boundary !== undefined) {
      const wanted = { policyArn: boundary, wanted: "boundary", isKnownAwsPolicy } as const;
      const exists = mustExist(context.world, context.caller.accountId, wanted);
      if (!exists.ok) return exists;
    }
    return decideCreateRole(makingOf(context), {
      name: required(input.RoleName, "RoleName"),
      path: Path,
      description: Description,
      trustPolicy: trust.value,
      boundary,
      maxSessionDuration: MaxSessionDuration ?? DEFAULT_MAX_SESSION_DURATION,
      tags: tagList(Tags),
    });
  },
  respond({ world, caller }, { RoleName }) {
    const role = findRole(world, caller.accountId, required(RoleName, "RoleName"));
    return { Role: role.ok ? describeRoleInFull(role.value) : undefined };
  },
});
