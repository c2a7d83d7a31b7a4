/** DescribePolicy: one policy with its document, for the management account. */
import type { DescribePolicyRequest, DescribePolicyResponse } from "@aws-sdk/client-organizations";
import { asReader } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { callersOrganization, defineOperation, NOTHING_HAPPENS, present } from "../define.ts";
import { describePolicy as inWireWords } from "../describe.ts";
import { onPolicy } from "../permissions.ts";

export const describePolicy = defineOperation<DescribePolicyRequest, DescribePolicyResponse>({
  name: "DescribePolicy",
  readOnly: true,
  permissions: (context, { PolicyId }) => [onPolicy(context, "DescribePolicy", PolicyId)],
  decide({ world, caller }, { PolicyId }) {
    const standing = asReader(world, caller.accountId);
    if (!standing.ok) return standing;
    return standing.value.policies.has(PolicyId) ? NOTHING_HAPPENS : refuse({ kind: "Missing", what: "policy" });
  },
  respond(context, { PolicyId }) {
    const policy = present(callersOrganization(context).policies.get(PolicyId), `policy ${PolicyId}`);
    return { Policy: inWireWords(policy) };
  },
});
