/** DescribeResourcePolicy: the delegation policy of the organization. */
import type { DescribeResourcePolicyResponse } from "@aws-sdk/client-organizations";
import { asReader, delegationOf } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { callersOrganization, defineOperation, NOTHING_HAPPENS, type NoInput, present } from "../define.ts";
import { describeResourcePolicy as inWireWords } from "../describe-delegation.ts";
import { onResourcePolicy } from "../resource-permissions.ts";

export const describeResourcePolicy = defineOperation<NoInput, DescribeResourcePolicyResponse>({
  name: "DescribeResourcePolicy",
  readOnly: true,
  permissions: (context) => [onResourcePolicy(context, "DescribeResourcePolicy")],
  decide({ world, caller }) {
    const standing = asReader(world, caller.accountId);
    if (!standing.ok) return standing;
    return delegationOf(standing.value).resourcePolicy === undefined
      ? refuse({ kind: "Missing", what: "resourcePolicy" })
      : NOTHING_HAPPENS;
  },
  respond(context) {
    const organization = callersOrganization(context);
    const policy = present(delegationOf(organization).resourcePolicy, "the delegation policy");
    return { ResourcePolicy: inWireWords(organization, policy) };
  },
});
