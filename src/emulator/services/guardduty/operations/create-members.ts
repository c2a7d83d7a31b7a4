/** CreateMembers: accounts of the organization become members at once, others are named. GuardDuty API Reference, CreateMembers. */
import type { CreateMembersRequest, CreateMembersResponse } from "@aws-sdk/client-guardduty";
import { decideTakeMembers, type NamedAccount, notTaken } from "../../../../domain/index.ts";
import { parseAccountId } from "../../../../kernel/index.ts";
import { describeUnprocessed, placeOf } from "../describe.ts";
import { onDetector } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

const namedIn = ({ AccountDetails = [] }: CreateMembersRequest): readonly NamedAccount[] =>
  AccountDetails.flatMap(({ AccountId = "", Email: email = "" }) => {
    const accountId = parseAccountId(AccountId);
    return accountId === undefined ? [] : [{ accountId, email }];
  });

export const createMembers = defineOperation<CreateMembersRequest, CreateMembersResponse>({
  name: "CreateMembers",
  readOnly: false,
  permissions: (context, { DetectorId }) => onDetector(context, "CreateMembers", DetectorId),
  decide: (context, input) =>
    decideTakeMembers(
      context.world,
      { place: placeOf(context), detectorId: input.DetectorId ?? "", accounts: namedIn(input) },
      context.now,
    ),
  /** Those that were taken have become members meanwhile: whoever is not among them was passed over. */
  respond(context, input, events) {
    const taken = new Set(
      events.flatMap((event) =>
        event.kind === "ThreatMembersChanged" ? event.members.map(({ accountId }) => accountId) : [],
      ),
    );
    const accounts = namedIn(input).filter(({ accountId }) => !taken.has(accountId));
    return {
      UnprocessedAccounts: describeUnprocessed(
        notTaken(context.world, placeOf(context), { accounts, now: context.now }),
      ),
    };
  },
});
