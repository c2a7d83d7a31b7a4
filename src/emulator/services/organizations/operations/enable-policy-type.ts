/** EnablePolicyType: switches a policy type on and attaches its default policy everywhere. */
import type { EnablePolicyTypeRequest, EnablePolicyTypeResponse } from "@aws-sdk/client-organizations";
import { decideEnablePolicyType } from "../../../../domain/index.ts";
import { callersOrganization, defineOperation } from "../define.ts";
import { describeRoot } from "../describe.ts";
import { parsePolicyType } from "../input.ts";
import { onNode, policyTypeKey } from "../permissions.ts";
import { timed } from "../timed.ts";

export const enablePolicyType = defineOperation<EnablePolicyTypeRequest, EnablePolicyTypeResponse>({
  name: "EnablePolicyType",
  readOnly: false,
  permissions: (context, { RootId, PolicyType }) => [
    onNode(context, "EnablePolicyType", { id: RootId, keys: policyTypeKey(PolicyType) }),
  ],
  decide({ world, caller, now }, { RootId, PolicyType }) {
    const policyType = parsePolicyType(PolicyType);
    if (!policyType.ok) return policyType;
    const command = { caller: caller.accountId, rootId: RootId, policyType: policyType.value };
    return timed(decideEnablePolicyType(world, command), now);
  },
  respond: (context) => ({ Root: describeRoot(callersOrganization(context)) }),
});
