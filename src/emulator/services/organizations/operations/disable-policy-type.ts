/** DisablePolicyType: switches a policy type off and detaches its policies everywhere. */
import type { DisablePolicyTypeRequest, DisablePolicyTypeResponse } from "@aws-sdk/client-organizations";
import { decideDisablePolicyType } from "../../../../domain/index.ts";
import { callersOrganization, defineOperation } from "../define.ts";
import { describeRoot } from "../describe.ts";
import { parsePolicyType } from "../input.ts";
import { onNode, policyTypeKey } from "../permissions.ts";
import { timed } from "../timed.ts";

export const disablePolicyType = defineOperation<DisablePolicyTypeRequest, DisablePolicyTypeResponse>({
  name: "DisablePolicyType",
  readOnly: false,
  permissions: (context, { RootId, PolicyType }) => [
    onNode(context, "DisablePolicyType", { id: RootId, keys: policyTypeKey(PolicyType) }),
  ],
  decide({ world, caller, now }, { RootId, PolicyType }) {
    const policyType = parsePolicyType(PolicyType);
    if (!policyType.ok) return policyType;
    const command = { caller: caller.accountId, rootId: RootId, policyType: policyType.value };
    return timed(decideDisablePolicyType(world, command), now);
  },
  respond: (context) => ({ Root: describeRoot(callersOrganization(context)) }),
});
