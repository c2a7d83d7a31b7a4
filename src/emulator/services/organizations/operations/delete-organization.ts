/** DeleteOrganization: the management account gives up an organization without other members. */
import { decideDeleteOrganization } from "../../../../domain/index.ts";
import { defineOperation, NO_OUTPUT, type NoInput, type NoOutput } from "../define.ts";

export const deleteOrganization = defineOperation<NoInput, NoOutput>({
  name: "DeleteOrganization",
  readOnly: false,
  decide: ({ world, caller, now }) => decideDeleteOrganization(world, { caller: caller.accountId, now }),
  respond: () => NO_OUTPUT,
});
