/** An account subscribes to Security Hub, and ends that. Security Hub API Reference: EnableSecurityHub, DisableSecurityHub. */
import { accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { AssumptionReader } from "../assumptions.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { RegionalPlace } from "../security-administration/administration.ts";
import type { World } from "../world.ts";
import { type ControlFindingGenerator, newHub } from "./hub.ts";
import type { SecurityHubRefusal } from "./refusals.ts";
import { hubAt, hubWatcherOf, isHubAdministrator, ownHub } from "./watching.ts";

type Decision = Result<readonly DomainEvent[], SecurityHubRefusal>;
type Subscribing = Readonly<{ now: Instant; controlFindings?: ControlFindingGenerator }>;

export function decideEnableHub(world: World, place: RegionalPlace, subscribing: Subscribing): Decision {
  if (hubAt(world, place) !== undefined) return refuse({ kind: "AlreadySubscribed" });
  return accept([{ kind: "HubEnabled", hub: newHub(place, subscribing) }]);
}

type Ending = Readonly<{ now: Instant; assumptions: AssumptionReader }>;

/** The administrator cannot; whether a member of an organization can is an assumption. Its association ends with its hub. */
export function decideDisableHub(world: World, place: RegionalPlace, { now, assumptions }: Ending): Decision {
  const hub = ownHub(world, place);
  if (!hub.ok) return hub;
  if (isHubAdministrator(world, place)) return refuse({ kind: "HubAdministers" });
  const watcher = hubWatcherOf(world, place);
  if (watcher === undefined) return accept([{ kind: "HubDisabled", place }]);
  if (assumptions.value("security-hub-member-disables") === "refused") return refuse({ kind: "HubAdministered" });
  const administrator = { accountId: watcher.administrator, region: place.region };
  const member = { ...watcher.member, status: "Removed" as const, updatedAt: now };
  return accept([
    { kind: "HubDisabled", place },
    { kind: "HubMembersChanged", place: administrator, members: [member] },
  ]);
}
