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
export const nearestEvent = (name: string, events: readonly string[]): string | undefined =>
  nearest(name, events, () => 2);

/** The name within a quarter of its letters (two at most, case aside); the first of those that are as near. */
export const nearestOf = (name: string, names: Iterable<string>): string | undefined =>
  nearest(name, names, (each) => Math.min(2, Math.floor(each.length / 4)));

function nearest(name: string, names: Iterable<string>, mostFor: (name: string) => number): string | undefined {
  let best: Readonly<{ name: string; distance: number }> | undefined;
  if (name.length > 100) return undefined;
  for (const each of names) {
    const most = mostFor(each);
    if (Math.abs(each.length - name.length) > most) continue;
    const distance = slips(name.toLowerCase(), each.toLowerCase());
    if (distance <= most && (best === undefined || distance < best.distance)) best = { name: each, distance };
  }
  return best?.name;
}

/** For `Leeve*` the beginning of a known event that is nearest to it, `Leave*`; with more than one piece nothing is guessed. */
export function nearestPart(part: string, events: readonly string[]): string | undefined {
  const piece = part.replaceAll("*", "");
  const [, before, behind] = /^(\**)[^*]*(\**)$/.exec(part) ?? [];
  if (before === undefined || behind === undefined || piece === "") return undefined;
  const cuts = events.flatMap((event) => {
    if (before === "") return [event.slice(0, piece.length)];
    if (behind === "") return [event.slice(-piece.length)];
    return Array.from({ length: Math.max(0, event.length - piece.length + 1) }, (_, at) =>
      event.slice(at, at + piece.length),
    );
  });
  const near = nearestOf(piece, new Set(cuts));
  return near === undefined ? undefined : `${before}${near}${behind}`;
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
