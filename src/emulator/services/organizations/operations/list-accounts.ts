/** ListAccounts: every member account of the organization, the management account among them, in the order in which they joined. */
import type { ListAccountsRequest, ListAccountsResponse } from "@aws-sdk/client-organizations";
import { asReader, rosterOf } from "../../../../domain/index.ts";
import { callersOrganization, defineOperation, present } from "../define.ts";
import { describeAccount } from "../describe.ts";
import { checkPage, listIn, takeRosterPage } from "../paging.ts";

const LIST = ["ListAccounts"];

export const listAccounts = defineOperation<ListAccountsRequest, ListAccountsResponse>({
  name: "ListAccounts",
  readOnly: true,
  decide(context, input) {
    const { world, caller } = context;
    const standing = asReader(world, caller.accountId);
    return standing.ok ? checkPage(listIn(context, LIST), input) : standing;
  },
  respond(context, input) {
    const organization = callersOrganization(context);
    const page = takeRosterPage(listIn(context, LIST), input, rosterOf(context.world, organization));
    const accounts = page.items.map((id) => present(context.world.accounts.get(id), `account ${id}`));
    return {
      Accounts: accounts.map((account) => describeAccount(organization, account, context.now)),
      NextToken: page.NextToken,
    };
  },
});
