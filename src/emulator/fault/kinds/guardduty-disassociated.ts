/** A member is no longer GuardDuty's administrator's. GuardDuty API Reference: DisassociateMembers. */
import { administrationOf, type ThreatMember, threatMembersOf } from "../../../domain/index.ts";
import { disassociated } from "../disassociated.ts";

export const guardDutyDisassociated = disassociated<ThreatMember>({
  kind: "guardduty.disassociated",
  service: "GuardDuty",
  source: "GuardDuty User Guide, disassociating member accounts",
  administratorOf: (world, where) => administrationOf(world, where)?.administrator,
  membersOf: threatMembersOf,
  changed: (place, members) => ({ kind: "ThreatMembersChanged", place, members }),
  removed: (member, at) => ({ ...member, status: "Removed", updatedAt: at }),
});
