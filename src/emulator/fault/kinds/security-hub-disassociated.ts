/** A member is no longer Security Hub's administrator's. Security Hub API Reference: DisassociateMembers. */
import { type HubMember, hubAdministrationOf, hubMembersOf, type World } from "../../../domain/index.ts";
import { accept, parseAccountId, refuse } from "../../../kernel/index.ts";
import type { FaultKind } from "../fault.ts";

export const securityHubDisassociated: FaultKind = {
  kind: "securityhub.disassociated",
  sentence: "a member and its Security Hub administrator are no longer associated; no record tells of it",
  recovery: "the member is associated again, unless it has left the organization or its administrator has changed",
  source: "Security Hub User Guide, effect of account actions: a member that is disassociated",
  parameters: {
    account: { type: "text", sentence: "the member, by id", isRequired: true },
    region: { type: "text", sentence: "the Region; us-east-1 where it is left out" },
  },
  start(parameters, { world, now }) {
    const accountId = parseAccountId(parameters.text("account") ?? "");
    const region = parameters.text("region") ?? "us-east-1";
    const found = accountId && watching(world, { accountId, region });
    if (found?.member.status !== "Enabled")
      return refuse(`no administrator of Security Hub has \`${parameters.text("account")}\` as a member in ${region}`);
    const { place, member } = found;
    const gone = { ...member, status: "Removed" as const, updatedAt: now };
    return accept({
      events: [{ kind: "HubMembersChanged", place, members: [gone] }],
      recover(later) {
        const still = watching(later, { accountId: member.accountId, region });
        const isAsLeft = still?.place.accountId === place.accountId && still.member.status === "Removed";
        return isAsLeft ? [{ kind: "HubMembersChanged", place, members: [member] }] : [];
      },
    });
  },
};

type Where = Readonly<{ accountId: HubMember["accountId"]; region: string }>;

/** The administrator of the account's organization, and what it lists the account as. */
function watching(world: World, where: Where) {
  const administration = hubAdministrationOf(world, where);
  if (administration === undefined) return undefined;
  const place = { accountId: administration.administrator, region: where.region };
  const member = hubMembersOf(world, place).get(where.accountId);
  return member && { place, member };
}
