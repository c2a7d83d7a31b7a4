/** The management account removes a member. Organizations API Reference: RemoveAccountFromOrganization. */
import type { Action } from "../action.ts";

export function removeAccount(accountId: string): Action {
  return {
    id: "remove-account",
    kind: "response",
    sentence: `remove ${accountId} from the organization`,
    techniques: [],
    undo: "invite the account again",
    carryOut: (hands) => hands.call("organizations", "RemoveAccountFromOrganization", { AccountId: accountId }),
  };
}
