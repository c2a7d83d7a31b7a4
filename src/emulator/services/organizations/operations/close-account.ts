/** CloseAccount: the management account closes a member; it is PENDING_CLOSURE first and CLOSED minutes later. */
import type { CloseAccountRequest } from "@aws-sdk/client-organizations";
import { CLOSURE_MS, decideCloseAccount } from "../../../../domain/index.ts";
import { defineOperation, NO_OUTPUT, type NoOutput } from "../define.ts";
import { onNode } from "../permissions.ts";

export const closeAccount = defineOperation<CloseAccountRequest, NoOutput>({
  name: "CloseAccount",
  readOnly: false,
  permissions: (context, { AccountId }) => [onNode(context, "CloseAccount", { id: AccountId })],
  decide: ({ world, caller, now, instant, assumptions }, { AccountId }) =>
    decideCloseAccount(
      world,
      { caller: caller.accountId, accountId: AccountId },
      { now, durationMs: instant ? 0 : CLOSURE_MS, assumptions },
    ),
  respond: () => NO_OUTPUT,
});
