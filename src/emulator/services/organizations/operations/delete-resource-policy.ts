/** DeleteResourcePolicy: whatever was delegated to members by policy is taken back. */
import { decideDeleteResourcePolicy } from "../../../../domain/index.ts";
import { defineOperation, NO_OUTPUT, type NoInput, type NoOutput } from "../define.ts";
import { onResourcePolicy } from "../resource-permissions.ts";

export const deleteResourcePolicy = defineOperation<NoInput, NoOutput>({
  name: "DeleteResourcePolicy",
  readOnly: false,
  permissions: (context) => [onResourcePolicy(context, "DeleteResourcePolicy")],
  decide: ({ world, caller }) => decideDeleteResourcePolicy(world, { caller: caller.accountId }),
  respond: () => NO_OUTPUT,
});
