/** The administrator of GuardDuty says which accounts become members by themselves. GuardDuty API Reference: UpdateOrganizationConfiguration. */
import { type Action, listOf, NothingToActOn, outputOf } from "../action.ts";

/** `ALL`, `NEW` or `NONE`. */
export const enrolAccounts = (which: string): Action => ({
  id: "enrol-accounts",
  kind: "response",
  sentence: `have GuardDuty take in ${which} accounts`,
  techniques: [],
  undo: "set AutoEnableOrganizationMembers back",
  async carryOut(hands) {
    const listed = await hands.call("guardduty", "ListDetectors");
    const [DetectorId] = listOf<string>(outputOf(listed), "DetectorIds");
    if (DetectorId === undefined) throw new NothingToActOn("the account has no detector of GuardDuty in this Region");
    return hands.call("guardduty", "UpdateOrganizationConfiguration", {
      DetectorId,
      AutoEnableOrganizationMembers: which,
    });
  },
});
