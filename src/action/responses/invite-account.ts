/** An organization invites an account. Organizations API Reference: InviteAccountToOrganization. */
import type { Action } from "../action.ts";

export function inviteAccount(accountId: string): Action {
  return {
    id: "invite-account",
    kind: "response",
    sentence: `invite ${accountId}`,
    techniques: ["T1666.A003"],
    undo: "the sender cancels the invitation",
    carryOut: (hands) =>
      hands.call("organizations", "InviteAccountToOrganization", { Target: { Type: "ACCOUNT", Id: accountId } }),
  };
}
