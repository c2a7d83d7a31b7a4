/** The account's address is verified by a mailed link. Organizations User Guide: "Email address verification"; aws-facts 2.2. */
import { decideRequestEmailVerification, decideVerifyEmail } from "../../../domain/index.ts";
import { ACCOUNT_MANAGEMENT, type ConsoleAction } from "../console-action.ts";
import { LOOK_AT_ORGANIZATION } from "./look-at-organization.ts";

/** How CloudTrail names these two is not documented. The page is that of the organization, also of an account without one. */
export const requestEmailVerification: ConsoleAction = {
  name: "request-email-verification",
  sentence: "has the verification mail sent to the account's address",
  calls: [
    { ...LOOK_AT_ORGANIZATION, isOnlyALook: true },
    {
      service: ACCOUNT_MANAGEMENT,
      operation: { name: "SendEmailVerification", readOnly: false },
      decide: ({ world, accountId, ids, now }) =>
        decideRequestEmailVerification(world, { accountId, token: ids.uuid(), now }),
    },
  ],
  who: "principal",
  parameters: {},
  required: [],
};

export const verifyEmail: ConsoleAction = {
  name: "verify-email",
  sentence: "follows the link of the verification mail",
  calls: [
    {
      service: ACCOUNT_MANAGEMENT,
      operation: { name: "VerifyEmail", readOnly: false },
      decide: ({ world, accountId, now }, { token }) =>
        decideVerifyEmail(world, { accountId, token: String(token), now }),
    },
  ],
  who: "anybody",
  parameters: { token: "text" },
  required: ["token"],
};
