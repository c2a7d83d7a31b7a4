/** GetAccountAuthorizationDetails: all users, groups, roles and policies of the account with everything that hangs on them. */
import type * as Wire from "@aws-sdk/client-iam";
import { accept } from "../../../../kernel/index.ts";
import { type AuthorizationAnswer, authorizationDetails } from "../authorization-details.ts";
import { iamOperation } from "../operation.ts";
import { checkMarker, pageOf } from "../paging.ts";

export const getAccountAuthorizationDetails = iamOperation<
  Wire.GetAccountAuthorizationDetailsRequest,
  AuthorizationAnswer
>({
  name: "GetAccountAuthorizationDetails",
  readOnly: true,
  decide(context, input) {
    const marker = checkMarker(context, input);
    return marker.ok ? accept([]) : marker;
  },
  respond(context, input) {
    const { items, ...rest } = pageOf(authorizationDetails(context, input.Filter ?? []), input, {
      context,
      keyOf: ({ key }) => key,
    });
    return {
      UserDetailList: items.flatMap((each) => (each.kind === "User" ? [each.detail] : [])),
      GroupDetailList: items.flatMap((each) => (each.kind === "Group" ? [each.detail] : [])),
      RoleDetailList: items.flatMap((each) => (each.kind === "Role" ? [each.detail] : [])),
      Policies: items.flatMap((each) => (each.kind === "Policy" ? [each.detail] : [])),
      ...rest,
    };
  },
});
