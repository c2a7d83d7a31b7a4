/** DetachPolicy: a policy stops taking effect at a root, unit or account, at once. */
import type { DetachPolicyRequest } from "@aws-sdk/client-organizations";
import { decideDetachPolicy } from "../../../../domain/index.ts";
import { defineOperation, NO_OUTPUT, type NoOutput } from "../define.ts";
import { onNode, onPolicy, policyTypeKeyOf } from "../permissions.ts";
import { timed } from "../timed.ts";

export const detachPolicy = defineOperation<DetachPolicyRequest, NoOutput>({
  name: "DetachPolicy",
  readOnly: false,
  permissions: (context, { PolicyId, TargetId }) => [
    onPolicy(context, "DetachPolicy", PolicyId),
    onNode(context, "DetachPolicy", { id: TargetId, keys: policyTypeKeyOf(context, PolicyId) }),
  ],
  decide: ({ world, caller, now }, { PolicyId, TargetId }) =>
    timed(decideDetachPolicy(world, { caller: caller.accountId, policyId: PolicyId, targetId: TargetId }), now),
  respond: () => NO_OUTPUT,
});
