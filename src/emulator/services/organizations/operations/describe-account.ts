/** DescribeAccount: one member account, for the management account. */
import type { DescribeAccountRequest, DescribeAccountResponse } from "@aws-sdk/client-organizations";
import { asReader, isMember, memberOf } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { callersOrganization, defineOperation, NOTHING_HAPPENS, present } from "../define.ts";
import { describeAccount as inWireWords } from "../describe.ts";
import { onNode } from "../permissions.ts";

export const describeAccount = defineOperation<DescribeAccountRequest, DescribeAccountResponse>({
  name: "DescribeAccount",
  readOnly: true,
  permissions: (context, { AccountId }) => [onNode(context, "DescribeAccount", { id: AccountId })],
  decide({ world, caller }, { AccountId }) {
    const standing = asReader(world, caller.accountId);
    if (!standing.ok) return standing;
    return isMember(world, standing.value, AccountId) ? NOTHING_HAPPENS : refuse({ kind: "Missing", what: "account" });
  },
  respond(context, { AccountId }) {
    const organization = callersOrganization(context);
    const account = present(memberOf(context.world, organization, AccountId), `account ${AccountId}`);
    return { Account: inWireWords(organization, account, context.now) };
  },
});
