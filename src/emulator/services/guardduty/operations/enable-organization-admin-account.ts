/** EnableOrganizationAdminAccount: a member administers GuardDuty for the organization in this Region. GuardDuty API Reference, EnableOrganizationAdminAccount. */
import type {
  EnableOrganizationAdminAccountRequest,
  EnableOrganizationAdminAccountResponse,
} from "@aws-sdk/client-guardduty";
import { decideEnableThreatAdministrator } from "../../../../domain/index.ts";
import { designatingAdministrator } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const enableOrganizationAdminAccount = defineOperation<
  EnableOrganizationAdminAccountRequest,
  EnableOrganizationAdminAccountResponse
>({
  name: "EnableOrganizationAdminAccount",
  readOnly: false,
  permissions: (context, { AdminAccountId }) => designatingAdministrator(context, AdminAccountId),
  decide: ({ world, caller, request, now }, { AdminAccountId = "" }) =>
    decideEnableThreatAdministrator(
      world,
      { caller: caller.accountId, accountId: AdminAccountId, region: request.region },
      now,
    ),
  respond: () => ({}),
});
