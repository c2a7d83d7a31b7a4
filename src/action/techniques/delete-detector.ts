/** An intruder deletes the account's detector, and with it what it found. GuardDuty API Reference: DeleteDetector; claim DEPART-14. */
import type { Action } from "../action.ts";
import { detectorOf } from "../lookups/read-threat-detection.ts";

export const deleteDetector: Action = {
  id: "delete-detector",
  kind: "technique",
  sentence: "delete the detector of GuardDuty",
  techniques: ["T1685"],
  undo: "call guardduty CreateDetector; what the old one had found is gone",
  carryOut: async (hands) => hands.call("guardduty", "DeleteDetector", { DetectorId: await detectorOf(hands) }),
};
