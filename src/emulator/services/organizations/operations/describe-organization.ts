/** DescribeOrganization: any member may look at its organization. */
import type { DescribeOrganizationResponse } from "@aws-sdk/client-organizations";
import { asMember } from "../../../../domain/index.ts";
import { callersOrganization, defineOperation, NOTHING_HAPPENS, type NoInput } from "../define.ts";
import { describeOrganization as inWireWords } from "../describe.ts";

export const describeOrganization = defineOperation<NoInput, DescribeOrganizationResponse>({
  name: "DescribeOrganization",
  readOnly: true,
  decide({ world, caller }) {
    const standing = asMember(world, caller.accountId);
    return standing.ok ? NOTHING_HAPPENS : standing;
  },
  respond: (context) => ({ Organization: inWireWords(context.world, callersOrganization(context)) }),
});
