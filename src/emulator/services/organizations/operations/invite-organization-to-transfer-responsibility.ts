/** InviteOrganizationToTransferResponsibility: a management account offers to pay another organization's bill. */
import type {
  InviteOrganizationToTransferResponsibilityRequest,
  InviteOrganizationToTransferResponsibilityResponse,
} from "@aws-sdk/client-organizations";
import { decideInviteTransfer } from "../../../../domain/index.ts";
import { instant } from "../../../../kernel/index.ts";
import { defineOperation, eventOf } from "../define.ts";
import { describeHandshake } from "../describe.ts";
import { parseTags, parseTarget } from "../input.ts";
import { onAnything, requestTagKeys, tagging } from "../permissions.ts";
import { transferKeys } from "../transfer.ts";

export const inviteOrganizationToTransferResponsibility = defineOperation<
  InviteOrganizationToTransferResponsibilityRequest,
  InviteOrganizationToTransferResponsibilityResponse
>({
  name: "InviteOrganizationToTransferResponsibility",
  readOnly: false,
  permissions(_, { Target, Tags }) {
    if (!parseTarget(Target).ok) return [];
    const keys = { ...transferKeys("inbound"), ...requestTagKeys(Tags) };
    return [onAnything("InviteOrganizationToTransferResponsibility", keys), ...tagging(Tags)];
  },
  decide({ world, caller, now, ids }, { Target, Notes, Tags, SourceName, StartTimestamp }) {
    const target = parseTarget(Target);
    if (!target.ok) return target;
    const tags = parseTags(Tags);
    if (!tags.ok) return tags;
    const startsAt = instant(StartTimestamp.getTime());
    const command = { caller: caller.accountId, target: target.value, startsAt, name: SourceName };
    return decideInviteTransfer(world, { ...command, notes: Notes, tags: tags.value }, { now, ids });
  },
  respond: ({ world, now }, _, events) => ({
    Handshake: describeHandshake(world, eventOf(events, "HandshakeOpened").handshake, now),
  }),
});
