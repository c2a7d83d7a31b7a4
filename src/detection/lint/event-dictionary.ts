/** Which events services write: the operations of the services that are wholly known here, and what they report by themselves. */
import { KNOWN_ACTIONS } from "../../catalogue/index.ts";
import { THREAT_EVENTS } from "../threats/threat-events.data.ts";

/** aws-facts 9 and detection.md 3.2. */
export const SERVICE_EVENTS: ReadonlySet<string> = new Set([
  "AccountDepartedOrganization",
  "AccountJoinedOrganization",
  "CloseAccountResult",
  "CreateAccountResult",
  "EffectivePolicyValidation",
  "ResponsibilityTransferAccepted",
]);

/** Undefined for services whose operations are not all known here. */
export function eventsOf(service: string): readonly string[] | undefined {
  const operations = KNOWN_ACTIONS.get(service);
  return operations === undefined || service !== "organizations" ? operations : [...operations, ...SERVICE_EVENTS];
}

/** Where an event of Organizations is written, as far as that is known. */
export const WRITTEN_IN: ReadonlyMap<string, "member" | "management"> = new Map(
  THREAT_EVENTS.filter(({ service }) => service === "organizations").map(({ eventName, loggedIn }) => [
    eventName,
    loggedIn,
  ]),
);

/** A known event that differs by at most two letters. */
export function nearestEvent(name: string, events: readonly string[]): string | undefined {
  let best: Readonly<{ event: string; distance: number }> | undefined;
  for (const event of events) {
    if (Math.abs(event.length - name.length) > 2 || name.length > 100) continue;
    const distance = slips(name.toLowerCase(), event.toLowerCase());
    if (distance <= 2 && (best === undefined || distance < best.distance)) best = { event, distance };
  }
  return best?.event;
}

/** Letters that were inserted, dropped or replaced. */
function slips(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      current[column] = Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, replaced);
    }
    previous = current;
  }
  return previous[right.length] ?? 0;
}
