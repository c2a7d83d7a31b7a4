/** CreateAccount: an account is made for the organization; the answer only says that the work has begun. */
import type { CreateAccountRequest, CreateAccountResponse } from "@aws-sdk/client-organizations";
import { decideCreateAccount, decideTags } from "../../../../domain/index.ts";
import { seconds } from "../../../../kernel/index.ts";
import { defineOperation, eventOf } from "../define.ts";
import { describeCreateAccount } from "../describe.ts";
import { parseRoleName, parseTags } from "../input.ts";
import { onAnything, requestTagKeys, tagging } from "../permissions.ts";

/** Modelled: AWS publishes no figure. `instant` makes it nothing. */
const CREATION_MS = seconds(30);

export const createAccount = defineOperation<CreateAccountRequest, CreateAccountResponse>({
  name: "CreateAccount",
  readOnly: false,
  permissions: (_, { Tags }) => [onAnything("CreateAccount", requestTagKeys(Tags)), ...tagging(Tags)],
  decide(
    { world, caller, now, ids, instant, assumptions },
    { AccountName, Email, RoleName, Tags, IamUserAccessToBilling },
  ) {
    const tags = parseTags(Tags);
    if (!tags.ok) return tags;
    const roleName = parseRoleName(RoleName);
    if (!roleName.ok) return roleName;
    const lawful = decideTags(world, { caller: caller.accountId, type: "account", tags: tags.value });
    const decided = decideCreateAccount(
      world,
      {
        caller: caller.accountId,
        accountName: AccountName,
        email: Email,
        roleName: roleName.value,
        iamUserAccessToBilling: IamUserAccessToBilling !== "DENY",
        tags: tags.value,
      },
      { now, ids, durationMs: instant ? 0 : CREATION_MS, assumptions },
    );
    return decided.ok && !lawful.ok ? lawful : decided;
  },
  respond({ now }, _, events) {
    const status = describeCreateAccount(eventOf(events, "CreateAccountRequested").request, now);
    if (status.State !== "IN_PROGRESS") return { CreateAccountStatus: status };
    return { CreateAccountStatus: { Id: status.Id, State: status.State } };
  },
});
