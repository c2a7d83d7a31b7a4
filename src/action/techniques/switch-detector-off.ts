/** An intruder switches GuardDuty off in the account. GuardDuty API Reference: UpdateDetector; claim DEPART-14. */
import type { Action } from "../action.ts";
import { detectorOf } from "../lookups/read-threat-detection.ts";

export const switchDetectorOff: Action = {
  id: "switch-detector-off",
  kind: "technique",
  sentence: "switch GuardDuty off",
  techniques: ["T1685"],
  undo: "call guardduty UpdateDetector with Enable",
  carryOut: async (hands) =>
    hands.call("guardduty", "UpdateDetector", { DetectorId: await detectorOf(hands), Enable: false }),
};
