/** ListCreateAccountStatus: the creations of accounts that the organization asked for, by state. */
import type { ListCreateAccountStatusRequest, ListCreateAccountStatusResponse } from "@aws-sdk/client-organizations";
import { asReader, createAccountProgressAt } from "../../../../domain/index.ts";
import { callersOrganization, defineOperation } from "../define.ts";
import { describeCreateAccount } from "../describe.ts";
import { checkPage, listIn, takePage } from "../paging.ts";

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
      const items = [...world.createAccountRequests.values()].filter(
        (each) => each.organizationId === organizationId && isAsked(createAccountProgressAt(each, now)),
      );
      const page = takePage(listIn(context, listOf(input.States)), input, { items, keyOf: ({ id }) => id });
      return {
        CreateAccountStatuses: page.items.map((each) => describeCreateAccount(each, now)),
        NextToken: page.NextToken,
      };
    },
  },
);
