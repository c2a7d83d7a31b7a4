/** An organization invites an account. Organizations API Reference: InviteAccountToOrganization. */
import type { Action } from "../action.ts";

export type InvitationExtras = Readonly<{
  notes?: string;
  tags?: readonly Readonly<{ Key: string; Value: string }>[];
}>;

/** `invited` is the number of an account or a mail address. */
export function inviteAccount(invited: string, { notes, tags }: InvitationExtras = {}): Action {
  const Target = { Type: invited.includes("@") ? "EMAIL" : "ACCOUNT", Id: invited };
  return {
    id: "invite-account",
    kind: "response",
    sentence: `invite ${invited}`,
    techniques: ["T1666.A003"],
    undo: "the sender cancels the invitation",
    carryOut: (hands) =>
      hands.call("organizations", "InviteAccountToOrganization", {
        Target,
        ...(notes !== undefined && { Notes: notes }),
        ...(tags !== undefined && { Tags: tags }),
      }),
  };
}
