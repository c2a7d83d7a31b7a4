/** ListCreateAccountStatus: the creations of accounts that the organization asked for, by state. */
import type { ListCreateAccountStatusRequest, ListCreateAccountStatusResponse } from "@aws-sdk/client-organizations";
import { asReader, createAccountProgressAt } from "../../../../domain/index.ts";
import { callersOrganization, defineOperation } from "../define.ts";
import { describeCreateAccount } from "../describe.ts";
import { byNumber, checkPage, listIn, numbered, takePage } from "../paging.ts";

const listOf = (states: readonly string[] | undefined) => ["ListCreateAccountStatus", ...(states ?? [])];

export const listCreateAccountStatus = defineOperation<ListCreateAccountStatusRequest, ListCreateAccountStatusResponse>(
  {
    name: "ListCreateAccountStatus",
    readOnly: true,
    decide(context, input) {
      const { world, caller } = context;
      const standing = asReader(world, caller.accountId);
      return standing.ok ? checkPage(listIn(context, listOf(input.States)), input) : standing;
    },
    respond(context, input) {
      const { world, now } = context;
      const organizationId = callersOrganization(context).id;
      const isAsked = (state: string) => !input.States?.length || input.States.some((each) => each === state);
      const items = numbered(world.createAccountRequests.values()).filter(
        ({ item }) => item.organizationId === organizationId && isAsked(createAccountProgressAt(item, now)),
      );
      const page = takePage(listIn(context, listOf(input.States)), input, { items, keyOf: byNumber });
      return {
        CreateAccountStatuses: page.items.map(({ item }) => describeCreateAccount(item, now)),
        NextToken: page.NextToken,
      };
    },
  },
);
