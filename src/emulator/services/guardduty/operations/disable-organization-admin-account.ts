/** DisableOrganizationAdminAccount: nobody administers GuardDuty for the organization in this Region any more. GuardDuty API Reference, DisableOrganizationAdminAccount. */
import type {
  DisableOrganizationAdminAccountRequest,
  DisableOrganizationAdminAccountResponse,
} from "@aws-sdk/client-guardduty";
import { decideDisableThreatAdministrator } from "../../../../domain/index.ts";
import { defineOperation } from "../refusals.ts";

export const disableOrganizationAdminAccount = defineOperation<
  DisableOrganizationAdminAccountRequest,
  DisableOrganizationAdminAccountResponse
>({
  name: "DisableOrganizationAdminAccount",
  readOnly: false,
  decide: ({ world, caller, request, now }, { AdminAccountId = "" }) =>
    decideDisableThreatAdministrator(
      world,
      { caller: caller.accountId, accountId: AdminAccountId, region: request.region },
      now,
    ),
  respond: () => ({}),
});
