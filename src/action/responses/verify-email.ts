/** The owner of an account proves that its mail address is theirs, by the link of a mail. Organizations User Guide: "Email address verification"; aws-facts 2.2. */
import { type Action, NothingToActOn, NotOffered } from "../action.ts";
import { visitConsole } from "../lookups/visit-console.ts";

export const requestVerificationMail: Action = {
  ...visitConsole({ action: "request-email-verification", sentence: "have the verification mail sent" }),
  id: "request-verification-mail",
  kind: "response",
  undo: "the link expires after a day",
};

/** Follows the link of the latest verification mail. */
export const followVerificationLink: Action = {
  id: "follow-verification-link",
  kind: "response",
  sentence: "follow the link of the verification mail",
  techniques: [],
  undo: "none is needed: the address is the owner's",
  async carryOut(hands) {
    if (hands.visitConsole === undefined || hands.readMailbox === undefined)
      throw new NotOffered("this target has no AWS console or no mailboxes");
    const letter = (await hands.readMailbox()).findLast(({ kind }) => kind === "email-verification");
    if (letter?.token === undefined) throw new NothingToActOn("no verification mail has arrived");
    return hands.visitConsole("verify-email", { token: letter.token });
  },
};
