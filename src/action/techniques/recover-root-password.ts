/** T1078.A002: whoever reads the mailbox of an account's address makes the root password their own. aws-facts 4; claim LEAVE-17. */
import { type Action, NothingToActOn, NotOffered } from "../action.ts";

/** The decisive call is the sign-in with the new password, or the step that was refused before it. */
export const recoverRootPassword: Action = {
  id: "recover-root-password",
  kind: "technique",
  sentence: "recover the root password by mail and sign in",
  techniques: ["T1078.A002"],
  undo: "the owner of the mailbox recovers it again, or root credentials are removed by a root task",
  async carryOut(hands) {
    if (hands.visitConsole === undefined || hands.readMailbox === undefined)
      throw new NotOffered("this target has no AWS console or no mailboxes");
    const asked = await hands.visitConsole("request-password-recovery");
    if (asked.outcome.kind !== "succeeded") return asked;
    const letter = (await hands.readMailbox()).findLast(({ kind }) => kind === "password-recovery");
    if (letter?.token === undefined) throw new NothingToActOn("no recovery mail has arrived");
    const reset = await hands.visitConsole("reset-password", { token: letter.token });
    return reset.outcome.kind === "succeeded" ? hands.visitConsole("sign-in") : reset;
  },
};
