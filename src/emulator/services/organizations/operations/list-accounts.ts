/** ListAccounts: every member account of the organization, the management account among them. */
import type { ListAccountsRequest, ListAccountsResponse } from "@aws-sdk/client-organizations";
import { asReader, isMember, membersOf } from "../../../../domain/index.ts";
import { callersOrganization, defineOperation, present } from "../define.ts";
import { describeAccount } from "../describe.ts";
import { checkPage, listIn, takeLivePage } from "../paging.ts";

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
    const { world } = context;
    const page = takeLivePage(listIn(context, LIST), input, {
      items: () => membersOf(organization),
      keyOf: (id) => id,
      live: { owner: world, isListed: (id) => isMember(world, organization, id) },
    });
    const accounts = page.items.map((id) => present(context.world.accounts.get(id), `account ${id}`));
    return {
      Accounts: accounts.map((account) => describeAccount(organization, account, context.now)),
      NextToken: page.NextToken,
    };
  },
});
