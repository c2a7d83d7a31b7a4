/** A member is no longer GuardDuty's administrator's. GuardDuty API Reference: DisassociateMembers. */
import { administrationOf, type ThreatMember, threatMembersOf, type World } from "../../../domain/index.ts";
import { accept, parseAccountId, refuse } from "../../../kernel/index.ts";
import type { FaultKind } from "../fault.ts";

export const guardDutyDisassociated: FaultKind = {
  kind: "guardduty.disassociated",
  sentence: "a member and its GuardDuty administrator are no longer associated; no record tells of it",
  recovery: "the member is associated again, unless it has left the organization or its administrator has changed",
  source: "GuardDuty User Guide, disassociating member accounts",
  parameters: {
    account: { type: "text", sentence: "the member, by id", isRequired: true },
    region: { type: "text", sentence: "the Region; us-east-1 where it is left out" },
  },
  start(parameters, { world, now }) {
    const accountId = parseAccountId(parameters.text("account") ?? "");
    const region = parameters.text("region") ?? "us-east-1";
    const found = accountId && watching(world, { accountId, region });
    if (found?.member.status !== "Enabled")
      return refuse(`no administrator of GuardDuty has \`${parameters.text("account")}\` as a member in ${region}`);
    const { place, member } = found;
    const gone = { ...member, status: "Removed" as const, updatedAt: now };
    return accept({
      events: [{ kind: "ThreatMembersChanged", place, members: [gone] }],
      recover(later) {
        const still = watching(later, { accountId: member.accountId, region });
        const isAsLeft = still?.place.accountId === place.accountId && still.member.status === "Removed";
        return isAsLeft ? [{ kind: "ThreatMembersChanged", place, members: [member] }] : [];
      },
    });
  },
};

type Where = Readonly<{ accountId: ThreatMember["accountId"]; region: string }>;

/** The administrator of the account's organization, and what it lists the account as. */
function watching(world: World, where: Where) {
  const administration = administrationOf(world, where);
  if (administration === undefined) return undefined;
  const place = { accountId: administration.administrator, region: where.region };
  const member = threatMembersOf(world, place).get(where.accountId);
  return member && { place, member };
}
