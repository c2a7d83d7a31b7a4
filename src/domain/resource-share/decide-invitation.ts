/** An account outside takes what somebody wants to share with it. AWS RAM API Reference: AcceptResourceShareInvitation. */
import { type AccountId, accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { World } from "../world.ts";
import type { ResourceShareRefusal } from "./refusals.ts";
import { isShareInvitationExpired } from "./share.ts";

export function decideAcceptShareInvitation(
  world: World,
  { caller, arn }: Readonly<{ caller: AccountId; arn: string }>,
  now: Instant,
): Result<readonly DomainEvent[], ResourceShareRefusal> {
  const invitation = world.shareInvitations.get(arn);
  const share = world.resourceShares.get(invitation?.shareArn ?? "");
  const association = share?.principals.get(caller);
  const isGone = share === undefined || share.isDeleted || association === undefined;
  if (invitation?.receiver !== caller || isGone) return refuse({ kind: "ShareInvitationNotFound", arn });
  if (invitation.isAccepted) return refuse({ kind: "ShareInvitationAccepted", arn });
  if (isShareInvitationExpired(invitation, now)) return refuse({ kind: "ShareInvitationExpired", arn });
  if (association.status !== "ASSOCIATING") return refuse({ kind: "ShareInvitationNotFound", arn });
  const principals = new Map(share.principals);
  principals.set(caller, { ...association, status: "ASSOCIATED", updatedAt: now });
  return accept([
    { kind: "ShareInvitationChanged", invitation: { ...invitation, isAccepted: true } },
    { kind: "ResourceShareChanged", share: { ...share, principals } },
  ]);
}
