/** The management account closes a member. Organizations API Reference: CloseAccount. */
import type { Action } from "../action.ts";

export function closeMember(accountId: string): Action {
  return {
    id: "close-member",
    kind: "response",
    sentence: `close ${accountId}`,
    techniques: ["T1485"],
    undo: "AWS Support reopens it within 90 days",
    carryOut: (hands) => hands.call("organizations", "CloseAccount", { AccountId: accountId }),
  };
}
