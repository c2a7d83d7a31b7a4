/** EnableOrganizationAdminAccount: a member administers Security Hub for the organization in this Region. Security Hub API Reference, EnableOrganizationAdminAccount. */
import type {
  EnableOrganizationAdminAccountRequest,
  EnableOrganizationAdminAccountResponse,
} from "@aws-sdk/client-securityhub";
import { decideEnableHubAdministrator } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { notEmulatedFeature } from "../not-emulated.ts";
import { designatingAdministrator } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const enableOrganizationAdminAccount = defineOperation<
  EnableOrganizationAdminAccountRequest,
  EnableOrganizationAdminAccountResponse
>({
  name: "EnableOrganizationAdminAccount",
  readOnly: false,
  permissions: (context, { AdminAccountId }) => designatingAdministrator(context, AdminAccountId),
  decide({ world, caller, request, now }, { AdminAccountId = "", Feature }) {
    const missing = notEmulatedFeature(Feature);
    if (missing !== undefined) return refuse({ kind: "NotEmulated", what: missing });
    const command = { caller: caller.accountId, accountId: AdminAccountId, region: request.region };
    return decideEnableHubAdministrator(world, command, now);
  },
  respond: (_context, { AdminAccountId }) => ({ AdminAccountId, Feature: "SecurityHub" }),
});
