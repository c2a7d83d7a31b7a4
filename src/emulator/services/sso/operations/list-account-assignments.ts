/** ListAccountAssignments: who has a permission set in an account. IAM Identity Center API Reference, ListAccountAssignments. */
import type { ListAccountAssignmentsRequest, ListAccountAssignmentsResponse } from "@aws-sdk/client-sso-admin";
import { type AccountAssignment, assignmentsIn } from "../../../../domain/index.ts";
import { accept, parseAccountId } from "../../../../kernel/index.ts";
import { keyedPage, readKey } from "../../keyed-page.ts";
import { askedPermissionSet, onNamed } from "../asked.ts";
import { defineOperation } from "../refusals.ts";

const PAGE = 100;
const keyOf = ({ principalType, principalId }: AccountAssignment): string => `${principalType}/${principalId}`;

/** An account that is no member has no assignments: that it is not refused is inferred. */
export const listAccountAssignments = defineOperation<ListAccountAssignmentsRequest, ListAccountAssignmentsResponse>({
  name: "ListAccountAssignments",
  readOnly: true,
  permissions: (_context, input) => onNamed("ListAccountAssignments", input),
  decide(context, input) {
    const token = readKey(context, input);
    if (!token.ok) return token;
    const found = askedPermissionSet(context, input);
    return found.ok ? accept([]) : found;
  },
  respond(context, input) {
    const { AccountId = "", PermissionSetArn, MaxResults: size = PAGE } = input;
    const accountId = parseAccountId(AccountId);
    const all = accountId === undefined ? [] : assignmentsIn(context.world, accountId);
    const meant = all.filter((each) => each.permissionSetArn === PermissionSetArn);
    const { page, next } = keyedPage(meant, keyOf, { context, request: input, size });
    return {
      AccountAssignments: page.map((each) => ({
        AccountId: each.accountId,
        PermissionSetArn: each.permissionSetArn,
        PrincipalType: each.principalType,
        PrincipalId: each.principalId,
      })),
      ...(next !== undefined && { NextToken: next }),
    };
  },
});
