/** RemoveAccountFromOrganization: the management account sends a member away. */
import type { RemoveAccountFromOrganizationRequest } from "@aws-sdk/client-organizations";
import { decideRemoveAccount } from "../../../../domain/index.ts";
import { defineOperation, NO_OUTPUT, type NoOutput } from "../define.ts";
import { onNode } from "../permissions.ts";

export const removeAccountFromOrganization = defineOperation<RemoveAccountFromOrganizationRequest, NoOutput>({
  name: "RemoveAccountFromOrganization",
  readOnly: false,
  permissions: (context, { AccountId }) => [onNode(context, "RemoveAccountFromOrganization", { id: AccountId })],
  decide: ({ world, caller, now, assumptions }, { AccountId }) =>
    decideRemoveAccount(world, { caller: caller.accountId, accountId: AccountId }, { now, assumptions }),
  respond: () => NO_OUTPUT,
});
