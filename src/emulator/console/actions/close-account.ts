/** "Close account" on the Account page, which only the account's root user may click. aws-facts 3.3; claims CLOSE-01, CLOSE-09, CLOSE-10. */
import { CLOSURE_MS, decideSelfCloseAccount, type SelfClosureRefusal } from "../../../domain/index.ts";
import { refuse } from "../../../kernel/index.ts";
import { ACCOUNT_MANAGEMENT, type ConsoleAction, type ConsoleRefusal } from "../console-action.ts";

export const closeAccount: ConsoleAction = {
  name: "close-account",
  sentence: "closes the account from within",
  calls: [
    {
      service: ACCOUNT_MANAGEMENT,
      operation: { name: "CloseAccount", readOnly: false },
      permissionSets: () => [[{ action: "account:CloseAccount", resource: "*" }]],
      decide({ world, accountId, caller, now, instant, assumptions }) {
        const byRoot = caller.identity.kind === "root";
        const closing = { now, durationMs: instant ? 0 : CLOSURE_MS, assumptions };
        const decided = decideSelfCloseAccount(world, { accountId, byRoot }, closing);
        return decided.ok ? decided : refuse(inWords(decided.refusal));
      },
    },
  ],
  who: "principal",
  parameters: {},
  required: [],
};

/** What the page says is not documented, so these are our words; that a record has the API's one error about the state of things is inferred. */
const WORDS: Readonly<Record<SelfClosureRefusal["kind"], string>> = {
  AccountUnknown: "there is no such account",
  OnlyRootMayClose: "only the account's root user may close it",
  MembersRemain: "a management account closes only after every member account is removed or closed",
  AccountAlreadyClosed: "the account is closed already",
  AccountInTransition: "the account is being opened or closed; try again in a few minutes",
};

const inWords = ({ kind }: SelfClosureRefusal): ConsoleRefusal =>
  kind === "OnlyRootMayClose"
    ? { kind: "OnlyRootMay" }
    : { kind: "Refused", code: kind, message: WORDS[kind], trailCode: "ConflictException" };
