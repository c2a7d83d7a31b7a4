/** AttachPolicy: a policy takes effect at a root, unit or account. */
import type { AttachPolicyRequest } from "@aws-sdk/client-organizations";
import { decideAttachPolicy } from "../../../../domain/index.ts";
import { defineOperation, NO_OUTPUT, type NoOutput } from "../define.ts";
import { onNode, onPolicy, policyTypeKeyOf } from "../permissions.ts";
import { timed } from "../timed.ts";

export const attachPolicy = defineOperation<AttachPolicyRequest, NoOutput>({
  name: "AttachPolicy",
  readOnly: false,
  permissions: (context, { PolicyId, TargetId }) => [
    onPolicy(context, "AttachPolicy", PolicyId),
    onNode(context, "AttachPolicy", { id: TargetId, keys: policyTypeKeyOf(context, PolicyId) }),
  ],
  decide: ({ world, caller, now }, { PolicyId, TargetId }) =>
    timed(decideAttachPolicy(world, { caller: caller.accountId, policyId: PolicyId, targetId: TargetId }), now),
  respond: () => NO_OUTPUT,
});
