/** Which records a fault of CloudTrail touches: by name, by account, and by chance. */

import { chance } from "../../kernel/index.ts";
import type { Recorded } from "../recorder.ts";
import type { FaultStage } from "./fault.ts";
import type { Parameter, Parameters } from "./parameters.ts";

export const MATCH_PARAMETERS: Readonly<Record<string, Parameter>> = {
  eventName: { type: "text", sentence: "only events of this name", refersTo: "event" },
  account: { type: "text", sentence: "only events of this account, by its id", refersTo: "account" },
  probability: { type: "share", sentence: "how likely each event is touched; all are when it is left out" },
};

/** The draw hangs on the event's id alone. */
export function touches(parameters: Parameters, { id, seed }: FaultStage): (recorded: Recorded) => boolean {
  const eventName = parameters.text("eventName");
  const account = parameters.text("account");
  const probability = parameters.share("probability");
  return (recorded) =>
    (account === undefined || recorded.accountId === account) &&
    (probability === 1 || chance(seed, `${id}/${recorded.eventId}`) < probability) &&
    (eventName === undefined || recorded.record.eventName === eventName);
}
