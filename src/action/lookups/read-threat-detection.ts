/** The security team looks whether it still sees an account in GuardDuty, and what was found there. GuardDuty API Reference: GetMembers, ListFindings. */
import type { Hands } from "../../target/index.ts";
import { type Action, listOf, NothingToActOn, outputOf } from "../action.ts";

/** As the administrator of GuardDuty: the account as a member, or that it is none. */
export const readThreatMember = (accountId: string): Action => ({
  id: "read-threat-member",
  kind: "lookup",
  sentence: `read how GuardDuty has ${accountId} as a member`,
  techniques: [],
  carryOut: async (hands) =>
    hands.call("guardduty", "GetMembers", { DetectorId: await detectorOf(hands), AccountIds: [accountId] }),
});

/** As the administrator or as the account itself: the ids of its findings. */
export const readThreatFindings = (accountId: string): Action => ({
  id: "read-threat-findings",
  kind: "lookup",
  sentence: `list what GuardDuty found in ${accountId}`,
  techniques: [],
  carryOut: async (hands) =>
    hands.call("guardduty", "ListFindings", {
      DetectorId: await detectorOf(hands),
      FindingCriteria: { Criterion: { accountId: { Equals: [accountId] } } },
    }),
});

/** The account's own detector: on or off. */
export const readDetector: Action = {
  id: "read-detector",
  kind: "lookup",
  sentence: "read whether GuardDuty is on",
  techniques: [],
  carryOut: async (hands) => hands.call("guardduty", "GetDetector", { DetectorId: await detectorOf(hands) }),
};

/** The id of the account's detector in this Region; throws `NothingToActOn` where there is none. */
export async function detectorOf(hands: Hands): Promise<string> {
  const listed = await hands.call("guardduty", "ListDetectors");
  const [id] = listOf<string>(outputOf(listed), "DetectorIds");
  if (id === undefined) throw new NothingToActOn("the account has no detector of GuardDuty in this Region");
  return id;
}
