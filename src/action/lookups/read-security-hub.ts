/** The security team looks whether it still sees an account in Security Hub, and what was found there. Security Hub API Reference: GetMembers, GetFindings, DescribeHub. */
import type { Action } from "../action.ts";

/** As the administrator of Security Hub: the account as a member, or that it is none. */
export const readHubMember = (accountId: string): Action => ({
  id: "read-hub-member",
  kind: "lookup",
  sentence: `read how Security Hub has ${accountId} as a member`,
  techniques: [],
  carryOut: (hands) => hands.call("securityhub", "GetMembers", { AccountIds: [accountId] }),
});

/** As the administrator or as the account itself: its findings. */
export const readHubFindings = (accountId: string): Action => ({
  id: "read-hub-findings",
  kind: "lookup",
  sentence: `list what Security Hub shows of ${accountId}`,
  techniques: [],
  carryOut: (hands) =>
    hands.call("securityhub", "GetFindings", {
      Filters: { AwsAccountId: [{ Value: accountId, Comparison: "EQUALS" }] },
    }),
});

/** The account's own hub, with its settings; who has none is refused. */
export const readHub: Action = {
  id: "read-hub",
  kind: "lookup",
  sentence: "read whether Security Hub is on",
  techniques: [],
  carryOut: (hands) => hands.call("securityhub", "DescribeHub"),
};
