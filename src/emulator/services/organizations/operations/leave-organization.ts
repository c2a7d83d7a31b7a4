/** LeaveOrganization: the caller's account leaves its organization. The answer has no body. */
import { decideLeaveOrganization } from "../../../../domain/index.ts";
import { defineOperation, NO_OUTPUT, type NoInput, type NoOutput } from "../define.ts";

export const leaveOrganization = defineOperation<NoInput, NoOutput>({
  name: "LeaveOrganization",
  readOnly: false,
  decide: ({ world, caller, now, assumptions }) =>
    decideLeaveOrganization(world, caller.accountId, { now, assumptions }),
  respond: () => NO_OUTPUT,
});
