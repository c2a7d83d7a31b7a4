/** UpdateAccountPasswordPolicy: the account's own rules for passwords, all of them: what is left out falls back to its default. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideUpdatePasswordPolicy } from "../../../../domain/index.ts";
import { iamOperation, NOTHING, type Nothing } from "../operation.ts";
import { passwordPolicyFrom } from "../password-policy.ts";

export const updateAccountPasswordPolicy = iamOperation<Wire.UpdateAccountPasswordPolicyRequest, Nothing>({
  name: "UpdateAccountPasswordPolicy",
  readOnly: false,
  decide: ({ caller }, input) => decideUpdatePasswordPolicy(caller.accountId, passwordPolicyFrom(input)),
  respond: () => NOTHING,
});
