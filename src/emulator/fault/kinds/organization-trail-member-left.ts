/** The race between a departure and the delivery of what was done before it. aws-facts 7: "delivery after removal is unspecified". */
import { accept } from "../../../kernel/index.ts";
import type { Effects, FaultKind } from "../fault.ts";

const OUTCOMES = ["undelivered-lost", "call-lost", "call-logged"] as const;

export const organizationTrailMemberLeft: FaultKind = {
  kind: "orgtrail.member-left",
  sentence:
    "which records of a member that leaves still reach the organization's trail is decided one way or the other",
  recovery: "the next departure goes as the assumption `departing-call-logged` has it; what was lost stays lost",
  source:
    "CloudTrail User Guide: the member's copy of the trail is removed when it leaves; what happens to records on their way is not documented",
  parameters: {
    outcome: {
      type: "text",
      sentence:
        "undelivered-lost (when it is left out): all that was not written when the member left; call-lost: the departing call alone; call-logged: nothing",
      oneOf: OUTCOMES,
    },
    account: { type: "text", sentence: "only the departure of this account, by its id", refersTo: "account" },
  },
  start(parameters, { world }) {
    const outcome = parameters.text("outcome") ?? "undelivered-lost";
    const account = parameters.text("account");
    const isMeant = (accountId: string): boolean => account === undefined || account === accountId;
    const effects: Effects = {
      departingCall: (accountId) => (isMeant(accountId) ? (outcome === "call-logged" ? "logged" : "lost") : undefined),
    };
    if (outcome !== "undelivered-lost") return accept({ effects });
    return accept({
      effects: {
        ...effects,
        losesOnTheWay({ trail: { organizationId }, recorded: { accountId } }) {
          if (organizationId === undefined || !isMeant(accountId)) return false;
          return world.accounts.get(accountId)?.membership?.organizationId !== organizationId;
        },
      },
    });
  },
};
