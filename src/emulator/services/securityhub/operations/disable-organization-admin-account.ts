/** DisableOrganizationAdminAccount: nobody administers Security Hub for the organization in this Region any more. Security Hub API Reference, DisableOrganizationAdminAccount. */
import type {
  DisableOrganizationAdminAccountRequest,
  DisableOrganizationAdminAccountResponse,
} from "@aws-sdk/client-securityhub";
import { decideDisableHubAdministrator } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { notEmulatedFeature } from "../not-emulated.ts";
import { onHub } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const disableOrganizationAdminAccount = defineOperation<
  DisableOrganizationAdminAccountRequest,
  DisableOrganizationAdminAccountResponse
>({
  name: "DisableOrganizationAdminAccount",
  readOnly: false,
  permissions: onHub("DisableOrganizationAdminAccount"),
  decide({ world, caller, request, now }, { AdminAccountId = "", Feature }) {
    const missing = notEmulatedFeature(Feature);
    if (missing !== undefined) return refuse({ kind: "NotEmulated", what: missing });
    const command = { caller: caller.accountId, accountId: AdminAccountId, region: request.region };
    return decideDisableHubAdministrator(world, command, now);
  },
  respond: () => ({}),
});
