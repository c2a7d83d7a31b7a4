/** DeleteAccountAlias: the account goes by its id only. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideDeleteAccountAlias } from "../../../../domain/index.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";

export const deleteAccountAlias = iamOperation<Wire.DeleteAccountAliasRequest, Nothing>({
  name: "DeleteAccountAlias",
  readOnly: false,
  decide: ({ world, caller }, { AccountAlias }) =>
    decideDeleteAccountAlias(world, caller.accountId, required(AccountAlias, "AccountAlias")),
  respond: () => NOTHING,
});
