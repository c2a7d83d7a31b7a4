/** GetServiceLinkedRoleDeletionStatus: how the deletion of a service-linked role went, and what still uses the role when it failed. */
import type * as Wire from "@aws-sdk/client-iam";
import { findRoleDeletion } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { iamOperation, required } from "../operation.ts";
import { onRole } from "../permissions.ts";

export const getServiceLinkedRoleDeletionStatus = iamOperation<
  Wire.GetServiceLinkedRoleDeletionStatusRequest,
  Wire.GetServiceLinkedRoleDeletionStatusResponse
>({
  name: "GetServiceLinkedRoleDeletionStatus",
  readOnly: true,
  permissions: (context, { DeletionTaskId = "" }) =>
    onRole(context, "iam:GetServiceLinkedRoleDeletionStatus", roleOfTask(DeletionTaskId)),
  decide({ world, caller }, { DeletionTaskId }) {
    const deletion = findRoleDeletion(world, caller.accountId, required(DeletionTaskId, "DeletionTaskId"));
    return deletion.ok ? accept([]) : deletion;
  },
  respond({ world, caller }, { DeletionTaskId }) {
    const deletion = findRoleDeletion(world, caller.accountId, required(DeletionTaskId, "DeletionTaskId"));
    if (!deletion.ok || deletion.value.outcome.kind === "succeeded") return { Status: "SUCCEEDED" };
    const { reason, resources } = deletion.value.outcome;
    return { Status: "FAILED", Reason: { Reason: reason, RoleUsageList: [{ Resources: [...resources] }] } };
  },
});

/** `task/aws-service-role/SERVICE/ROLE/UUID`. */
function roleOfTask(id: string): Readonly<{ name: string; path: string }> {
  const [, directory = "", service = "", name = ""] = id.split("/");
  return { name, path: `/${directory}/${service}/` };
}
