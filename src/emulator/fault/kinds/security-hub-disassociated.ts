/** A member is no longer Security Hub's administrator's. Security Hub API Reference: DisassociateMembers. */
import { type HubMember, hubAdministrationOf, hubMembersOf } from "../../../domain/index.ts";
import { disassociated } from "../disassociated.ts";

export const securityHubDisassociated = disassociated<HubMember>({
  kind: "securityhub.disassociated",
  service: "Security Hub",
  source: "Security Hub User Guide, effect of account actions: a member that is disassociated",
  administratorOf: (world, where) => hubAdministrationOf(world, where)?.administrator,
  membersOf: hubMembersOf,
  changed: (place, members) => ({ kind: "HubMembersChanged", place, members }),
  removed: (member, at) => ({ ...member, status: "Removed", updatedAt: at }),
});
