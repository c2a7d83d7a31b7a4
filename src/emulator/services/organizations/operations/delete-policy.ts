/** DeletePolicy: a policy that is attached nowhere goes. */
import type { DeletePolicyRequest } from "@aws-sdk/client-organizations";
import { decideDeletePolicy } from "../../../../domain/index.ts";
import { defineOperation, NO_OUTPUT, type NoOutput } from "../define.ts";
import { onPolicy } from "../permissions.ts";

export const deletePolicy = defineOperation<DeletePolicyRequest, NoOutput>({
  name: "DeletePolicy",
  readOnly: false,
  permissions: (context, { PolicyId }) => [onPolicy(context, "DeletePolicy", PolicyId)],
  decide: ({ world, caller }, { PolicyId }) =>
    decideDeletePolicy(world, { caller: caller.accountId, policyId: PolicyId }),
  respond: () => NO_OUTPUT,
});
