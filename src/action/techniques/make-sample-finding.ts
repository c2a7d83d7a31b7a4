/** A finding that everybody who is told of findings would see, and that accuses nobody. GuardDuty API Reference, CreateSampleFindings. */
import { type Action, listOf, NothingToActOn, outputOf } from "../action.ts";

export const makeSampleFinding = (type: string): Action => ({
  id: "make-sample-finding",
  kind: "lookup",
  sentence: `have GuardDuty show the sample finding ${type}`,
  techniques: [],
  async carryOut(hands) {
    const listed = await hands.call("guardduty", "ListDetectors");
    if (listed.outcome.kind !== "succeeded") return listed;
    const [DetectorId] = listOf<string>(outputOf(listed), "DetectorIds");
    if (DetectorId === undefined) throw new NothingToActOn("GuardDuty is not switched on there");
    return hands.call("guardduty", "CreateSampleFindings", { DetectorId, FindingTypes: [type] });
  },
});
