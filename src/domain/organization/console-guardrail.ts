/** The guardrail that an organization gets which is founded in the console; one that the API makes has none. aws-facts 5, C20 (since 2026-07-10). */

/** The document that AWS publishes. */
const CONTENT = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "DenyLeaveOrganizationAndCloseAccount",
      Effect: "Deny",
      Action: ["organizations:LeaveOrganization", "account:CloseAccount"],
      Resource: "*",
    },
  ],
});

/** A service control policy for the root, as CreatePolicy takes it. Its name is ours: AWS publishes none. */
export const CONSOLE_GUARDRAIL = {
  Name: "DenyLeaveOrganizationAndCloseAccount",
  Description: "",
  Content: CONTENT,
} as const;
