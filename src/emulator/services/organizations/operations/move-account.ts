/** MoveAccount: an account changes its place in the tree. */
import type { MoveAccountRequest } from "@aws-sdk/client-organizations";
import { decideMoveAccount } from "../../../../domain/index.ts";
import { defineOperation, NO_OUTPUT, type NoOutput } from "../define.ts";
import { onNode } from "../permissions.ts";

export const moveAccount = defineOperation<MoveAccountRequest, NoOutput>({
  name: "MoveAccount",
  readOnly: false,
  permissions: (context, { AccountId, SourceParentId, DestinationParentId }) =>
    [AccountId, SourceParentId, DestinationParentId].map((id) => onNode(context, "MoveAccount", { id })),
  decide: ({ world, caller, now }, { AccountId, SourceParentId, DestinationParentId }) =>
    decideMoveAccount(
      world,
      {
        caller: caller.accountId,
        accountId: AccountId,
        sourceParentId: SourceParentId,
        destinationParentId: DestinationParentId,
      },
      now,
    ),
  respond: () => NO_OUTPUT,
});
