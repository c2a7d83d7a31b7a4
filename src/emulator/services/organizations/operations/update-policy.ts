/** UpdatePolicy: a policy gets another name, description or document. */
import type { UpdatePolicyRequest, UpdatePolicyResponse } from "@aws-sdk/client-organizations";
import { decideUpdatePolicy } from "../../../../domain/index.ts";
import { defineOperation, eventOf } from "../define.ts";
import { describePolicy } from "../describe.ts";
import { onPolicy } from "../permissions.ts";
import { policyDocumentProblem } from "../policy-document.ts";
import { timed } from "../timed.ts";

export const updatePolicy = defineOperation<UpdatePolicyRequest, UpdatePolicyResponse>({
  name: "UpdatePolicy",
  readOnly: false,
  permissions: (context, { PolicyId }) => [onPolicy(context, "UpdatePolicy", PolicyId)],
  decide({ world, caller, now }, { PolicyId, Name, Description, Content }) {
    const changes = { name: Name, description: Description, content: Content };
    const command = { caller: caller.accountId, policyId: PolicyId, ...changes };
    return timed(decideUpdatePolicy(world, command, policyDocumentProblem), now);
  },
  respond: (_context, _input, events) => ({ Policy: describePolicy(eventOf(events, "PolicyUpdated").policy) }),
});
