/** InviteAccountToOrganization: the management account invites an account, by number or address. */
import type {
  InviteAccountToOrganizationRequest,
  InviteAccountToOrganizationResponse,
} from "@aws-sdk/client-organizations";
import { decideInvite, decideTags } from "../../../../domain/index.ts";
import { defineOperation, eventOf } from "../define.ts";
import { describeHandshake } from "../describe.ts";
import { parseTags, parseTarget } from "../input.ts";
import { onAnything, onNode, requestTagKeys, tagging } from "../permissions.ts";

export const inviteAccountToOrganization = defineOperation<
  InviteAccountToOrganizationRequest,
  InviteAccountToOrganizationResponse
>({
  name: "InviteAccountToOrganization",
  readOnly: false,
  /** Nobody is asked for permission about a target that is none: like the other operations, whose ids the constraint table checks. */
  permissions(context, { Target, Tags }) {
    if (!parseTarget(Target).ok) return [];
    const keys = requestTagKeys(Tags);
    const id = Target.Type === "ACCOUNT" ? Target.Id : undefined;
    const invitation =
      id === undefined
        ? onAnything("InviteAccountToOrganization", keys)
        : onNode(context, "InviteAccountToOrganization", { id, keys });
    return [invitation, ...tagging(Tags)];
  },
  decide({ world, caller, now, ids, assumptions }, { Target, Notes, Tags }) {
    const target = parseTarget(Target);
    if (!target.ok) return target;
    const tags = parseTags(Tags);
    if (!tags.ok) return tags;
    const command = { caller: caller.accountId, target: target.value, notes: Notes, tags: tags.value };
    const decided = decideInvite(world, command, { now, ids, assumptions });
    const lawful = decideTags(world, { ...command, type: "account" });
    return decided.ok && !lawful.ok ? lawful : decided;
  },
  respond: ({ world, now }, _, events) => ({
    Handshake: describeHandshake(world, eventOf(events, "HandshakeOpened").handshake, now),
  }),
});
