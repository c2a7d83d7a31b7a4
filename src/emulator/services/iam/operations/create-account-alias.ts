/** CreateAccountAlias: the account goes by a name in sign-in addresses. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideCreateAccountAlias } from "../../../../domain/index.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";

export const createAccountAlias = iamOperation<Wire.CreateAccountAliasRequest, Nothing>({
  name: "CreateAccountAlias",
  readOnly: false,
  decide: ({ world, caller }, { AccountAlias }) =>
    decideCreateAccountAlias(world, caller.accountId, required(AccountAlias, "AccountAlias")),
  respond: () => NOTHING,
});
