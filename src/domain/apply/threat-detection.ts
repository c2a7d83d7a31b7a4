/** Writes detectors, who watches them and what they found; members come with joining and go with departure. aws-facts 7. */
import { unreachable } from "../../kernel/index.ts";
import { administrationKey, placeKey } from "../security-administration/administration.ts";
import type { ThreatAdministration } from "../threat-detection/detector.ts";
import { canEnrol, enrolledDetector, enrolledMember } from "../threat-detection/enrolment.ts";
import type { ThreatDetectionEvent } from "../threat-detection/events.ts";
import { type MutableWorld, open } from "./mutable-world.ts";
import { administratorOf, type Membership, watchedMembers } from "./watched-members.ts";

const MEMBERS = watchedMembers<ThreatAdministration, "Removed">({
  administrations: ({ threatAdministrations }) => threatAdministrations,
  members: ({ threatMembers }) => threatMembers,
  departed: "Removed",
  ended: "Removed",
});

export function applyThreatDetectionEvent(world: MutableWorld, event: ThreatDetectionEvent) {
  switch (event.kind) {
    case "DetectorChanged":
      world.detectors.set(placeKey(event.detector), event.detector);
      return;
    case "DetectorDeleted":
      return forget(world, placeKey(event.place));
    case "ThreatAdministratorDesignated": {
      const { organizationId, region } = event.administration;
      world.threatAdministrations.set(administrationKey(organizationId, region), event.administration);
      return;
    }
    case "ThreatAdministratorEnded":
      return MEMBERS.end(world, event, event.at);
    case "ThreatMembersChanged":
      return MEMBERS.change(world, event.place, event.members);
    case "ThreatMembersDeleted":
      return MEMBERS.forget(world, event.place, event.accountIds);
    case "ThreatsFound": {
      const key = placeKey(event.place);
      const known = world.threatFindings.get(key) ?? new Map();
      for (const finding of event.findings) open(known).set(finding.id, finding);
      world.threatFindings.set(key, known);
      return;
    }
    default:
      return unreachable(event);
  }
}

/** GuardDuty User Guide, "Disabling GuardDuty": findings and settings are lost. */
function forget(world: MutableWorld, key: string): void {
  world.detectors.delete(key);
  world.threatFindings.delete(key);
  world.threatMembers.delete(key);
}

/** UpdateOrganizationConfiguration: with ALL and NEW an account that joins gets a detector and becomes a member. */
export function watchNewcomer(world: MutableWorld, { organizationId, accountId, at: now }: Membership): void {
  for (const administration of MEMBERS.administrationsOf(world, organizationId)) {
    const administrator = administratorOf(administration);
    if (administration.autoEnable === "NONE" || !canEnrol(world, administrator, { accountId, now })) continue;
    const detector = enrolledDetector(world, { accountId, region: administration.region }, now);
    if (detector !== undefined) world.detectors.set(placeKey(detector), detector);
    MEMBERS.change(world, administrator, [enrolledMember(world, administrator, { accountId, now })]);
  }
}

/**
 * The detector stays on and stands alone; the administrator keeps a name and loses everything else, and nobody is told. Documented
 * for DisassociateMembers; that a departure has the same effects is the assumption `departed-guardduty-member`.
 */
export const unwatchDeparted = MEMBERS.depart;

export const endThreatAdministration = MEMBERS.endAll;
