/** An intruder switches GuardDuty off in the account. GuardDuty API Reference: UpdateDetector; claim DEPART-14. */
import { type Action, listOf, NothingToActOn, outputOf } from "../action.ts";

export const switchDetectorOff: Action = {
  id: "switch-detector-off",
  kind: "technique",
  sentence: "switch GuardDuty off",
  techniques: ["T1685"],
  undo: "call guardduty UpdateDetector with Enable",
  async carryOut(hands) {
    const listed = await hands.call("guardduty", "ListDetectors");
    const [DetectorId] = listOf<string>(outputOf(listed), "DetectorIds");
    if (DetectorId === undefined) throw new NothingToActOn("the account has no detector of GuardDuty in this Region");
    return hands.call("guardduty", "UpdateDetector", { DetectorId, Enable: false });
  },
};
