/** The administrator of GuardDuty lets an account go. GuardDuty API Reference: DisassociateMembers. */
import { type Action, listOf, NothingToActOn, outputOf } from "../action.ts";

export const letMemberGo = (accountId: string): Action => ({
  id: "let-member-go",
  kind: "response",
  sentence: `let ${accountId} go in GuardDuty`,
  techniques: [],
  undo: "call guardduty CreateMembers",
  async carryOut(hands) {
    const listed = await hands.call("guardduty", "ListDetectors");
    const [DetectorId] = listOf<string>(outputOf(listed), "DetectorIds");
    if (DetectorId === undefined) throw new NothingToActOn("the account has no detector of GuardDuty in this Region");
    return hands.call("guardduty", "DisassociateMembers", { DetectorId, AccountIds: [accountId] });
  },
});
