/** CreateAccountAlias: the account goes by a name in sign-in addresses. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideCreateAccountAlias } from "../../../../domain/index.ts";
import { parseAccountId, refuse } from "../../../../kernel/index.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";

export const createAccountAlias = iamOperation<Wire.CreateAccountAliasRequest, Nothing>({
  name: "CreateAccountAlias",
  readOnly: false,
  decide({ world, caller }, { AccountAlias }) {
    const alias = required(AccountAlias, "AccountAlias");
    if (parseAccountId(alias) !== undefined) return refuse({ kind: "AliasLikeAccountId" });
    return decideCreateAccountAlias(world, caller.accountId, alias);
  },
  respond: () => NOTHING,
});
