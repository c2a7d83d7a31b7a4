/** DescribeEffectivePolicy: what the management policies of one type come to for an account. */
import type { DescribeEffectivePolicyRequest, DescribeEffectivePolicyResponse } from "@aws-sdk/client-organizations";
import {
  type Account,
  asMember,
  asReader,
  effectivePolicy,
  effectivePolicyChangedAt,
  isParent,
  memberOf,
  type OrganizationsRefusal,
} from "../../../../domain/index.ts";
import { accept, type Result, refuse } from "../../../../kernel/index.ts";
import type { OperationContext } from "../../../operation.ts";
import { callersOrganization, defineOperation, NOTHING_HAPPENS, present } from "../define.ts";
import { asDelegate } from "../delegated-permissions.ts";
import { invalidInput, parseManagementPolicyType } from "../input.ts";
import { onNode, policyTypeKey } from "../permissions.ts";
import type { InputRefusal } from "../service-refusal.ts";

type Target = Readonly<{ TargetId?: string | undefined }>;

export const describeEffectivePolicy = defineOperation<DescribeEffectivePolicyRequest, DescribeEffectivePolicyResponse>(
  {
    name: "DescribeEffectivePolicy",
    readOnly: true,
    permissions(context, { TargetId: id = context.caller.accountId, PolicyType }) {
      const permission = onNode(context, "DescribeEffectivePolicy", { id, keys: policyTypeKey(PolicyType) });
      return [id === context.caller.accountId ? permission : asDelegate(context, permission)];
    },
    decide(context, input) {
      const type = parseManagementPolicyType(input.PolicyType);
      if (!type.ok) return type;
      const account = targetOf(context, input);
      if (!account.ok) return account;
      const content = effectivePolicy(callersOrganization(context), account.value, type.value);
      return content === undefined ? refuse({ kind: "Missing", what: "effectivePolicy" }) : NOTHING_HAPPENS;
    },
    respond(context, input) {
      const type = parseManagementPolicyType(input.PolicyType);
      const account = targetOf(context, input);
      if (!type.ok || !account.ok) return {};
      const content = effectivePolicy(callersOrganization(context), account.value, type.value);
      return {
        EffectivePolicy: {
          PolicyContent: present(content, "the effective policy"),
          LastUpdatedTimestamp: new Date(
            effectivePolicyChangedAt(callersOrganization(context), account.value, type.value),
          ),
          TargetId: account.value.id,
          PolicyType: type.value,
        },
      };
    },
  },
);

/** Every member may ask for itself; for others the management account and delegated administrators. */
function targetOf(
  { world, caller }: OperationContext,
  { TargetId: id = caller.accountId }: Target,
): Result<Account, OrganizationsRefusal | InputRefusal> {
  const standing = id === caller.accountId ? asMember(world, caller.accountId) : asReader(world, caller.accountId);
  if (!standing.ok) return standing;
  if (isParent(standing.value, id))
    return invalidInput("TARGET_NOT_SUPPORTED", "You specified a target that is not currently supported.");
  const account = memberOf(world, standing.value, id);
  return account === undefined ? refuse({ kind: "Missing", what: "target" }) : accept(account);
}
