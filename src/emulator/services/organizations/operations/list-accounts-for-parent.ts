/** ListAccountsForParent: the accounts directly in a root or organizational unit. */
import type { ListAccountsForParentRequest, ListAccountsForParentResponse } from "@aws-sdk/client-organizations";
import { childrenOf, rosterIn } from "../../../../domain/index.ts";
import { callersOrganization, defineOperation, present } from "../define.ts";
import { describeAccount } from "../describe.ts";
import { checkPage, listIn, takeRosterPage } from "../paging.ts";
import { asReaderOfParent } from "../parent.ts";
import { onNode } from "../permissions.ts";

const listOf = (parentId: string) => ["ListAccountsForParent", parentId];

export const listAccountsForParent = defineOperation<ListAccountsForParentRequest, ListAccountsForParentResponse>({
  name: "ListAccountsForParent",
  readOnly: true,
  permissions: (context, { ParentId }) => [onNode(context, "ListAccountsForParent", { id: ParentId })],
  decide(context, input) {
    const parent = asReaderOfParent(context, input.ParentId);
    return parent.ok ? checkPage(listIn(context, listOf(input.ParentId)), input) : parent;
  },
  respond(context, input) {
    const organization = callersOrganization(context);
    const roster = rosterIn(context.world, childrenOf(organization, input.ParentId));
    const page = takeRosterPage(listIn(context, listOf(input.ParentId)), input, roster);
    const accounts = page.items.map((id) => present(context.world.accounts.get(id), `account ${id}`));
    return {
      Accounts: accounts.map((account) => describeAccount(organization, account, context.now)),
      NextToken: page.NextToken,
    };
  },
});
