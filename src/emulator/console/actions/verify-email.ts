/** The account's address is verified by a mailed link. Organizations User Guide: "Email address verification"; aws-facts 2.2. */
import { decideRequestEmailVerification, decideVerifyEmail } from "../../../domain/index.ts";
import { ACCOUNT_MANAGEMENT, type ConsoleAction } from "../console-action.ts";

/** How CloudTrail names these two is not documented. */
export const requestEmailVerification: ConsoleAction = {
  name: "request-email-verification",
  sentence: "has the verification mail sent to the account's address",
  service: ACCOUNT_MANAGEMENT,
  operation: { name: "SendEmailVerification", readOnly: false },
  who: "principal",
  parameters: {},
  required: [],
  permissionSets: () => [[{ action: "organizations:DescribeOrganization", resource: "*" }]],
  decide: ({ world, accountId, ids, now }) =>
    decideRequestEmailVerification(world, { accountId, token: ids.uuid(), now }),
};

export const verifyEmail: ConsoleAction = {
  name: "verify-email",
  sentence: "follows the link of the verification mail",
  service: ACCOUNT_MANAGEMENT,
  operation: {
    name: "VerifyEmail",
    readOnly: false,
    trail: () => ({ requestParameters: null, responseElements: null }),
  },
  who: "anybody",
  parameters: { token: "text" },
  required: ["token"],
  decide: ({ world, now }, { token }) => decideVerifyEmail(world, { token: String(token), now }),
};
