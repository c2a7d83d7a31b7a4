/** CreateMembers: accounts of the organization become members at once, others are named. Security Hub API Reference, CreateMembers. */
import type { CreateMembersRequest, CreateMembersResponse } from "@aws-sdk/client-securityhub";
import { decideTakeHubMembers, type NamedHubMember, notSubscribed } from "../../../../domain/index.ts";
import { parseAccountId } from "../../../../kernel/index.ts";
import { describeUnprocessed, placeOf } from "../describe.ts";
import { onHub } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

const namedIn = ({ AccountDetails = [] }: CreateMembersRequest): readonly NamedHubMember[] =>
  AccountDetails.flatMap(({ AccountId = "", Email: email = "" }) => {
    const accountId = parseAccountId(AccountId);
    return accountId === undefined ? [] : [{ accountId, email }];
  });

export const createMembers = defineOperation<CreateMembersRequest, CreateMembersResponse>({
  name: "CreateMembers",
  readOnly: false,
  permissions: onHub("CreateMembers"),
  decide: (context, input) =>
    decideTakeHubMembers(context.world, placeOf(context), { accounts: namedIn(input), now: context.now }),
  /** Those that were taken have become members meanwhile: whoever is not among them was passed over. */
  respond(context, input, events) {
    const taken = new Set(
      events.flatMap((event) =>
        event.kind === "HubMembersChanged" ? event.members.map(({ accountId }) => accountId) : [],
      ),
    );
    const accounts = namedIn(input).filter(({ accountId }) => !taken.has(accountId));
    const passed = notSubscribed(context.world, placeOf(context), { accounts, now: context.now });
    return { UnprocessedAccounts: describeUnprocessed(passed) };
  },
});
