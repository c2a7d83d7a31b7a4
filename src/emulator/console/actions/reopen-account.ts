/** Support reopens a closed account when its root user asks, for 90 days. aws-facts 3.2; claim CLOSE-07. */
import { decideReopenAccount, type ReopenRefusal } from "../../../domain/index.ts";
import { refuse } from "../../../kernel/index.ts";
import { type ConsoleAction, SUPPORT } from "../console-action.ts";

/** What Support does leaves no API record of its own; the case that root opens does, whatever Support then says. */
export const reopenAccount: ConsoleAction = {
  name: "reopen-account",
  sentence: "asks Support to reopen the closed account",
  calls: [
    {
      service: SUPPORT,
      operation: { name: "CreateCase", readOnly: false },
      decide({ world, accountId, now }) {
        const decided = decideReopenAccount(world, { accountId, now });
        if (decided.ok) return decided;
        const { kind } = decided.refusal;
        return refuse({ kind: "Refused", code: kind, message: WORDS[kind], isOnlyTold: true });
      },
    },
  ],
  who: "root",
  whenClosed: true,
  parameters: {},
  required: [],
};

const WORDS: Readonly<Record<ReopenRefusal["kind"], string>> = {
  AccountUnknown: "there is no such account",
  AccountNotClosed: "the account is not closed",
  PermanentlyClosed: "the account is closed for good; nobody can bring it back",
};
