/** GetAccountPasswordPolicy: the account's own rules for passwords. */
import type * as Wire from "@aws-sdk/client-iam";
import { findPasswordPolicy } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { iamOperation } from "../operation.ts";
import { describePasswordPolicy } from "../password-policy.ts";
import { allowedByPasswordPolicy, onResource } from "../permissions.ts";

export const getAccountPasswordPolicy = iamOperation<
  Readonly<Record<string, never>>,
  Wire.GetAccountPasswordPolicyResponse
>({
  name: "GetAccountPasswordPolicy",
  readOnly: true,
  permissions: (context) => allowedByPasswordPolicy(context, onResource("iam:GetAccountPasswordPolicy", "*")),
  decide({ world, caller }) {
    const policy = findPasswordPolicy(world, caller.accountId);
    return policy.ok ? accept([]) : policy;
  },
  respond({ world, caller }) {
    const policy = findPasswordPolicy(world, caller.accountId);
    return { PasswordPolicy: policy.ok ? describePasswordPolicy(policy.value) : undefined };
  },
});
