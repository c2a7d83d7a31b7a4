/** DeleteAccountPasswordPolicy: AWS's default rules for passwords hold again. */
import { decideDeletePasswordPolicy } from "../../../../domain/index.ts";
import { iamOperation, NOTHING, type Nothing } from "../operation.ts";

export const deleteAccountPasswordPolicy = iamOperation<Readonly<Record<string, never>>, Nothing>({
  name: "DeleteAccountPasswordPolicy",
  readOnly: false,
  decide: ({ world, caller }) => decideDeletePasswordPolicy(world, caller.accountId),
  respond: () => NOTHING,
});
