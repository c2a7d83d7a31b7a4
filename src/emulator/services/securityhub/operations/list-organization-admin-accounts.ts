/** ListOrganizationAdminAccounts: who administers Security Hub for the organization in this Region. Security Hub API Reference, ListOrganizationAdminAccounts. */
import type {
  ListOrganizationAdminAccountsRequest,
  ListOrganizationAdminAccountsResponse,
} from "@aws-sdk/client-securityhub";
import { decideListSecurityAdministrators, hubAdministrationOf, SECURITY_HUB } from "../../../../domain/index.ts";
import { accept, refuse } from "../../../../kernel/index.ts";
import { pageOf, readToken } from "../../sealed-page.ts";
import { placeOf } from "../describe.ts";
import { notEmulatedFeature } from "../not-emulated.ts";
import { onHub } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const listOrganizationAdminAccounts = defineOperation<
  ListOrganizationAdminAccountsRequest,
  ListOrganizationAdminAccountsResponse
>({
  name: "ListOrganizationAdminAccounts",
  readOnly: true,
  permissions: onHub("ListOrganizationAdminAccounts"),
  decide(context, input) {
    const { world, caller } = context;
    const missing = notEmulatedFeature(input.Feature);
    if (missing !== undefined) return refuse({ kind: "NotEmulated", what: missing });
    const standing = decideListSecurityAdministrators(world, caller.accountId, SECURITY_HUB);
    if (!standing.ok) return standing;
    const token = readToken(context, input);
    return token.ok ? accept([]) : token;
  },
  respond(context, input) {
    const administrator = hubAdministrationOf(context.world, placeOf(context))?.administrator;
    const { items, ...rest } = pageOf(administrator === undefined ? [] : [administrator], input, { context, size: 10 });
    const AdminAccounts = items.map((AccountId) => ({ AccountId, Status: "ENABLED" as const }));
    return { AdminAccounts, Feature: "SecurityHub", ...rest };
  },
});
