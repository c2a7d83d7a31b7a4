/** ListOrganizationAdminAccounts: who administers GuardDuty for the organization in this Region. GuardDuty API Reference, ListOrganizationAdminAccounts. */
import type {
  ListOrganizationAdminAccountsRequest,
  ListOrganizationAdminAccountsResponse,
} from "@aws-sdk/client-guardduty";
import { administrationOf, decideListSecurityAdministrators, GUARDDUTY } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { pageOf, readToken } from "../../sealed-page.ts";
import { placeOf } from "../describe.ts";
import { defineOperation } from "../refusals.ts";

export const listOrganizationAdminAccounts = defineOperation<
  ListOrganizationAdminAccountsRequest,
  ListOrganizationAdminAccountsResponse
>({
  name: "ListOrganizationAdminAccounts",
  readOnly: true,
  decide(context, input) {
    const standing = decideListSecurityAdministrators(context.world, context.caller.accountId, GUARDDUTY);
    if (!standing.ok) return standing;
    const token = readToken(context, input);
    return token.ok ? accept([]) : token;
  },
  respond(context, input) {
    const administration = administrationOf(context.world, placeOf(context));
    const { items, ...rest } = pageOf(administration === undefined ? [] : [administration.administrator], input, {
      context,
    });
    return { AdminAccounts: items.map((AdminAccountId) => ({ AdminAccountId, AdminStatus: "ENABLED" })), ...rest };
  },
});
