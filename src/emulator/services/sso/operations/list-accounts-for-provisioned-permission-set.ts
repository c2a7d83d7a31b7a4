/** ListAccountsForProvisionedPermissionSet: the accounts that have the permission set's role. IAM Identity Center API Reference, the action of the same name. */
import type {
  ListAccountsForProvisionedPermissionSetRequest,
  ListAccountsForProvisionedPermissionSetResponse,
} from "@aws-sdk/client-sso-admin";
import { accountsWith, isProvisionedAsIs } from "../../../../domain/index.ts";
import { accept, invariant } from "../../../../kernel/index.ts";
import { keyedPage, readKey } from "../../keyed-page.ts";
import { askedPermissionSet, onNamed } from "../asked.ts";
import { defineOperation } from "../refusals.ts";

const PAGE = 100;

export const listAccountsForProvisionedPermissionSet = defineOperation<
  ListAccountsForProvisionedPermissionSetRequest,
  ListAccountsForProvisionedPermissionSetResponse
>({
  name: "ListAccountsForProvisionedPermissionSet",
  readOnly: true,
  permissions: (_context, input) => onNamed("ListAccountsForProvisionedPermissionSet", input),
  decide(context, input) {
    const token = readKey(context, input);
    if (!token.ok) return token;
    const found = askedPermissionSet(context, input);
    return found.ok ? accept([]) : found;
  },
  respond(context, input) {
    const found = askedPermissionSet(context, input);
    invariant(found.ok, "the permission set was there when it was decided");
    const { set } = found.value;
    const { ProvisioningStatus: status, MaxResults: size = PAGE } = input;
    const wanted = status === undefined ? undefined : status === "LATEST_PERMISSION_SET_PROVISIONED";
    const all = accountsWith(context.world, set.arn).filter(
      (accountId) => wanted === undefined || isProvisionedAsIs(context.world, set, accountId) === wanted,
    );
    const { page, next } = keyedPage(all, (each) => each, { context, request: input, size });
    return { AccountIds: [...page], ...(next !== undefined && { NextToken: next }) };
  },
});
