/** Something that a person can only do in the AWS console: no API does it, and it checks permissions and is recorded all the same. */

import type { DomainEvent, SignInRefusal } from "../../domain/index.ts";
import type { AccountId, Result } from "../../kernel/index.ts";
import type { RecordedOperation, RecordedService } from "../answered-call.ts";
import type { OperationContext, RequiredPermission } from "../operation.ts";

export type ConsoleParameters = Readonly<Record<string, string | boolean>>;

/** `context.caller` is whoever signed in; where anybody may act, it is nobody of the account (see `nobody` in person.ts). */
export type ConsoleContext = OperationContext & Readonly<{ accountId: AccountId }>;

export type ConsoleRefusal =
  | SignInRefusal
  /** Nobody in the account is called by the name that somebody gave. */
  | Readonly<{ kind: "NameUnknown" }>
  /** A closed account shows its root user bills and Support alone. aws-facts 3.2. */
  | Readonly<{ kind: "AccountShut" }>
  /** What another part of the domain says, in its wire words already. */
  | Readonly<{
      kind: "Refused";
      code: string;
      message: string;
      /** What CloudTrail writes where `code` is a word of ours. */
      trailCode?: string;
      /** The call was answered, and a person says no: its record is that of a call that succeeded. */
      isOnlyTold?: true;
    }>;

/** One call that the page makes, and so one record: what it is to the service, what it needs, what it does. */
export type ConsoleCall = Readonly<{
  service: RecordedService;
  /** How CloudTrail calls it. */
  operation: RecordedOperation;
  /** Absent: on every visit. */
  isMade?(parameters: ConsoleParameters): boolean;
  /** Any one of these sets of permissions will do; absent where none is needed. */
  permissionSets?(context: ConsoleContext, parameters: ConsoleParameters): readonly (readonly RequiredPermission[])[];
  decide(context: ConsoleContext, parameters: ConsoleParameters): Result<readonly DomainEvent[], ConsoleRefusal>;
  /** What it is asked for and what it answers, where that is known; absent: the record shows neither. */
  input?(context: ConsoleContext): unknown;
  output?(context: ConsoleContext, events: readonly DomainEvent[]): unknown;
  /** The page shows less without it: only a denial ends the visit. */
  isOnlyALook?: true;
}>;

export type ConsoleAction = Readonly<{
  /** Kebab case, as the request names it. */
  name: string;
  /** What it does, for `--help` and the catalogue: completes "somebody …". */
  sentence: string;
  /** In their order, each in the world that those before have left; the first that is refused ends the visit. */
  calls: readonly ConsoleCall[];
  /** `root`: only the account's root user. `principal`: root, a user or a role. `anybody`: nobody has to sign in. */
  who: "root" | "principal" | "anybody";
  /** A closed account's root still gets this far, for bills and Support. aws-facts 3.2. */
  whenClosed?: true;
  /** Names and types of what the request carries beside `action`, `account`, `as` and `secondFactor`; a list is of the texts that it may be. */
  parameters: Readonly<Record<string, "text" | "flag" | readonly string[]>>;
  /** Parameters that may not be left out. */
  required: readonly string[];
  /** What is wrong with parameters that each have the right type. */
  objection?(parameters: ConsoleParameters): string | undefined;
  /** What the person sees afterwards. */
  respond?(context: ConsoleContext, parameters: ConsoleParameters): Readonly<Record<string, unknown>>;
}>;

export const SIGN_IN: RecordedService = { name: "signin", eventSource: "signin.amazonaws.com" };
export const ACCOUNT_MANAGEMENT: RecordedService = { name: "account", eventSource: "account.amazonaws.com" };
export const BILLING_CONSOLE: RecordedService = { name: "billingconsole", eventSource: "billingconsole.amazonaws.com" };
export const SUPPORT: RecordedService = { name: "support", eventSource: "support.amazonaws.com" };
