/** The management account moves a member to another organizational unit. Organizations API Reference: MoveAccount. */
import { type Action, listOf, NothingToActOn, outputOf } from "../action.ts";

export function moveAccount(accountId: string, destinationId: string): Action {
  return {
    id: "move-account",
    kind: "response",
    sentence: `move ${accountId} to ${destinationId}`,
    techniques: [],
    undo: "move the account back to the parent it came from",
    async carryOut(hands) {
      const parents = await hands.call("organizations", "ListParents", { ChildId: accountId });
      const source = listOf<{ Id?: string }>(outputOf(parents), "Parents")[0]?.Id;
      if (source === undefined && parents.outcome.kind !== "succeeded") return parents;
      if (source === undefined) throw new NothingToActOn(`${accountId} has no parent to be moved from`);
      return hands.call("organizations", "MoveAccount", {
        AccountId: accountId,
        SourceParentId: source,
        DestinationParentId: destinationId,
      });
    },
  };
}
