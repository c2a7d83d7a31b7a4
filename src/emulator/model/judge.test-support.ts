/** What the model expects of a command: the answer, and what is then true and written down. */
import type { Command, Of } from "./command.test-support.ts";
import {
  accountOf,
  type CallFault,
  FOR_GOOD,
  HALF_DONE_AFTER,
  homeOf,
  isCallFault,
  isClosed,
  isGone,
  type Model,
  mailTo,
  may,
  pass,
  stateOf,
  writeDown,
} from "./model.test-support.ts";
import { DENIED, type Rule, ruleOf, selfClose } from "./organization-rules.test-support.ts";

/** `answer`: `ok`, or the refusal; `happen` writes the records and makes the change. */
export type Judgement = Readonly<{
  answer: string;
  happen: () => void;
  /** By which fault the answer is not the one that was due, and whether the call did what it does all the same. */
  struck?: Readonly<{ by: CallFault; isDone: boolean }>;
}>;

export const UNKNOWN_KEY = "UnrecognizedClientException";

/** `ACCOUNT/PRINCIPAL`. */
export function partsOf(as: string): readonly [account: string, principal: string] {
  const slash = as.lastIndexOf("/");
  return [as.slice(0, slash), as.slice(slash + 1)];
}

/** CloudTrail writes AccessDenied, and of other refusals the name alone. */
const inTrail = (answer: string): string =>
  answer === "ok" ? "-" : answer === DENIED ? "AccessDenied" : (answer.split("/")[0] ?? "");

/** Undefined: there is nobody of that name who could do it, so it is left out. */
export function judge(model: Model, command: Command): Judgement | undefined {
  switch (command.do) {
    case "wait":
      return { answer: "ok", happen: () => pass(model, command.ms) };
    case "strike":
      return { answer: "ok", happen: () => strike(model, command) };
    case "lift":
      return { answer: "ok", happen: () => lift(model) };
    case "furnish":
      return furnish(model, command);
    case "self-close":
    case "reopen":
    case "sign-up":
      return visitConsole(model, command);
    case "recover-password":
      return recoverPassword(model, command);
    case "fault":
      return fault(model, command);
    default:
      return judgeCall(model, command.as, (asking) => ruleOf(asking, command));
  }
}

/** One fault on calls and one on records at a time; a new one ends the one before. */
function strike(model: Model, { fault, at }: Of<"strike">): void {
  if (isCallFault(fault)) model.callFault = { kind: fault, operation: at, met: 0 };
  else model.recordFault = { kind: fault, event: at };
}

function lift(model: Model): void {
  delete model.callFault;
  delete model.recordFault;
}

const STRUCK_ANSWERS: Readonly<Record<CallFault, string>> = {
  throttling: "TooManyRequestsException",
  "server-error": "ServiceException",
  "carried-out": "ServiceException",
  "half-done": "ServiceUnavailable",
};

/** What stands between the caller and an operation: an error that is answered, and whether the call is carried out all the same. */
function troubleWith({ callFault }: Model, operation: string) {
  if (callFault?.operation !== operation) return undefined;
  const { kind, met } = callFault;
  if (kind === "half-done" && met < HALF_DONE_AFTER) return undefined;
  const isCarriedOut = kind === "carried-out" || (kind === "half-done" && met === HALF_DONE_AFTER);
  return { by: kind, answer: STRUCK_ANSWERS[kind], isCarriedOut };
}

function meetFault(model: Model, operation: string): void {
  const { callFault } = model;
  if (callFault?.operation === operation) model.callFault = { ...callFault, met: callFault.met + 1 };
}

type Asked = Readonly<{ model: Model; caller: string; identity: string }>;

/** A signed call: who is closed is a stranger; then permission, then the rule; the record is written whatever the answer. */
export function judgeCall(model: Model, as: string, ruleFor: (asked: Asked) => Rule): Judgement | undefined {
  const [caller, principal] = partsOf(as);
  const identity = model.accounts.get(caller)?.principals.get(principal);
  if (identity === undefined) return undefined;
  const rule = ruleFor({ model, caller, identity });
  if (isClosed(model, caller)) return { answer: UNKNOWN_KEY, happen: () => undefined };
  const trouble = troubleWith(model, rule.operation);
  const isAllowed = rule.actions.every((action) => may(model, caller, { principal, action }));
  const own = isAllowed ? rule.decide() : DENIED;
  const ruling = trouble?.isCarriedOut === false ? trouble.answer : own;
  const outcome = typeof ruling === "string" ? ruling : "ok";
  return {
    answer: trouble?.answer ?? outcome,
    ...(trouble && { struck: { by: trouble.by, isDone: outcome === "ok" } }),
    happen() {
      meetFault(model, rule.operation);
      writeDown(model, caller, { at: model.now, text: `${rule.operation} ${identity} ${inTrail(outcome)}` });
      if (typeof ruling !== "string") ruling();
    },
  };
}

/** The management account that made an account enters it by its access role and makes an administrator with a key. */
function furnish(model: Model, { as, account: label }: Of<"furnish">): Judgement | undefined {
  const [caller, principal] = partsOf(as);
  const account = model.accounts.get(label);
  const identity = model.accounts.get(caller)?.principals.get(principal);
  if (account === undefined || account.principals.size > 0 || identity === undefined) return undefined;
  if (isClosed(model, caller)) return { answer: "InvalidClientTokenId", happen: () => undefined };
  const state = stateOf(account, model.now);
  const isOpen = state === "ACTIVE" || state === "PENDING_CLOSURE";
  const isAllowed = principal === "admin" && may(model, caller, { principal, action: "sts:AssumeRole" });
  const enters = isOpen && account.maker === caller && isAllowed;
  const works = enters && may(model, label, { principal: "admin", action: "iam:CreateUser" });
  const at = model.now;
  return {
    answer: works ? "ok" : "AccessDenied",
    happen() {
      writeDown(model, caller, { at, text: `AssumeRole ${identity} ${enters ? "-" : "AccessDenied"}` });
      if (!enters) return;
      writeDown(model, label, { at, text: "AssumeRole AWSAccount -" });
      writeDown(model, label, { at, text: `CreateUser AssumedRole ${works ? "-" : "AccessDenied"}` });
      if (!works) return;
      for (const name of ["AttachUserPolicy", "CreateAccessKey"])
        writeDown(model, label, { at, text: `${name} AssumedRole -` });
      account.principals.set("admin", "IAMUser");
    },
  };
}

type ConsoleCommand = Of<"self-close"> | Of<"sign-up">;
const CLICKS: Readonly<Record<string, string>> = {
  contact: "PutContactInformation",
  phone: "VerifyPhoneNumber",
  agreement: "AcceptCustomerAgreement",
  payment: "CreatePaymentInstrument",
  supportPlan: "CreateSupportPlanSchedule",
};
const NOT_LET_IN = "Failed authentication";

/** Somebody signs in, which leaves a record of its own, and clicks. */
function visitConsole(model: Model, command: ConsoleCommand): Judgement | undefined {
  const [label, principal] = partsOf(command.as);
  const account = model.accounts.get(label);
  if (account === undefined || (principal !== "root" && !account.principals.has(principal))) return undefined;
  const kept = entrance(model, command);
  const identity = principal === "root" ? "Root" : (account.principals.get(principal) ?? "");
  const signsIn = (text: string, who: string): void =>
    writeDown(model, label, { at: model.now, text: `ConsoleLogin ${who} ${text}` });
  // After ninety days everybody in the account is gone, and a name is a name that no user has.
  const known = account.closing !== undefined && model.now >= account.closing.closed + FOR_GOOD ? "IAMUser" : identity;
  if (kept !== undefined)
    return { answer: kept, happen: () => signsIn(NOT_LET_IN, identity === "Root" ? "Root" : known) };
  const clicks = clicksOf(model, command);
  const refused = clicks.findIndex(({ ruling }) => typeof ruling === "string");
  const made = refused < 0 ? clicks : clicks.slice(0, refused + 1);
  const last = made.at(-1)?.ruling;
  return {
    answer: typeof last === "string" ? last : "ok",
    happen() {
      signsIn("-", identity);
      for (const { name, ruling } of made) {
        const written = typeof ruling === "string" ? (IN_TRAIL[ruling] ?? ruling) : "-";
        writeDown(model, label, { at: model.now, text: `${name} ${identity} ${written}` });
        if (typeof ruling !== "string") ruling();
      }
    },
  };
}

/** What the page says is no code of CloudTrail's, and Support answers a case that was opened. */
const IN_TRAIL: Readonly<Record<string, string>> = {
  AccountAlreadyClosed: "ConflictException",
  AccountInTransition: "ConflictException",
  MembersRemain: "ConflictException",
  AccountNotClosed: "-",
};

/** A closed account lets its root user in for Support alone, and after ninety days nobody. IAM users here have no passwords. */
function entrance(model: Model, command: ConsoleCommand): string | undefined {
  const [label, principal] = partsOf(command.as);
  const { closing, rootPassword, principals } = accountOf(model, label);
  if (principal !== "root") {
    if (isClosed(model, label) || principals.get(principal) === "IAMUser") return "SignInFailed";
    return undefined;
  }
  if (closing !== undefined && model.now >= closing.closed + FOR_GOOD) return "SignInFailed";
  return rootPassword ? undefined : "SignInFailed";
}

type Click = Readonly<{ name: string; ruling: string | (() => void) }>;

/** One for each thing that somebody gives, in the order of the page; the first that is refused is the last. */
function clicksOf(model: Model, command: ConsoleCommand): readonly Click[] {
  const [label, principal] = partsOf(command.as);
  if (command.do !== "sign-up")
    return command.do === "reopen"
      ? [{ name: "CreateCase", ruling: reopenBy(model, label, principal) }]
      : [{ name: "CloseAccount", ruling: selfCloseBy(model, label, principal) }];
  return Object.entries(CLICKS)
    .filter(([part]) => command.gives.includes(part))
    .map(([part, name]) => ({ name, ruling: giveBy(model, command, part) }));
}

function selfCloseBy(model: Model, label: string, principal: string): Click["ruling"] {
  if (isClosed(model, label)) return "AccessDenied";
  const isAllowed = may(model, label, { principal, action: "account:CloseAccount" }) && principal === "root";
  return isAllowed ? selfClose(model, label) : "AccessDenied";
}

function reopenBy(model: Model, label: string, principal: string): Click["ruling"] {
  if (principal !== "root") return "AccessDenied";
  if (!isClosed(model, label)) return "AccountNotClosed";
  return () => {
    accountOf(model, label).closing = undefined;
  };
}

/** No permission stands for phone and agreement, so they are root's alone; root alone needs no access to bills. */
function giveBy(model: Model, { as }: Of<"sign-up">, part: string): Click["ruling"] {
  const [label, principal] = partsOf(as);
  const account = accountOf(model, label);
  const isRoot = principal === "root";
  if (isClosed(model, label)) return "AccessDenied";
  if ((part === "phone" || part === "agreement") && !isRoot) return "AccessDenied";
  if (!may(model, label, { principal, action: "account:PutContactInformation" })) return "AccessDenied";
  if (part === "payment" && !isRoot && !account.sharesBills) return "AccessDenied";
  return () => {
    account.signUp.add(part);
  };
}

/** Two steps, asked for and answered by mail; nobody signs in, so a closed account's root can do it too. */
function recoverPassword(model: Model, { account: label }: Of<"recover-password">): Judgement | undefined {
  const account = model.accounts.get(label);
  if (account === undefined) return undefined;
  if (isGone(account, model.now))
    return {
      answer: "SignInFailed",
      happen: () => writeDown(model, label, { at: model.now, text: "PasswordRecoveryRequested Root -" }),
    };
  return {
    answer: "ok",
    happen() {
      mailTo(model, label, "password-recovery");
      for (const name of ["PasswordRecoveryRequested", "PasswordRecoveryCompleted"])
        writeDown(model, label, { at: model.now, text: `${name} Root -` });
      account.rootPassword = true;
    },
  };
}

const FAULTS = {
  signature: "InvalidSignatureException",
  "unknown-key": UNKNOWN_KEY,
  "unknown-operation": "UnknownOperationException",
  malformed: "SerializationException",
  invalid: "InvalidInputException/INVALID_PATTERN",
} as const;

/** Only what was signed and well formed is a call of somebody, and leaves a record. */
function fault(model: Model, { as, kind }: Of<"fault">): Judgement | undefined {
  const [label, principal] = partsOf(as);
  const identity = model.accounts.get(label)?.principals.get(principal);
  if (identity === undefined) return undefined;
  const isStranger = isClosed(model, label) && (kind === "signature" || kind === "invalid");
  if (isStranger) return { answer: UNKNOWN_KEY, happen: () => undefined };
  const decide = () => FAULTS.invalid;
  if (kind === "invalid") return judgeCall(model, as, () => ({ operation: "CloseAccount", actions: [], decide }));
  return { answer: FAULTS[kind], happen: () => undefined };
}

/** Whether the account's own administrator can read its event history now, and as whom. */
export function readerOf(model: Model, label: string): string | undefined {
  const account = accountOf(model, label);
  if (isClosed(model, label)) return undefined;
  const principal = account.principals.has("root") ? "root" : "admin";
  if (!account.principals.has(principal)) return undefined;
  return may(model, label, { principal, action: "cloudtrail:LookupEvents" }) ? `${label}/${principal}` : undefined;
}

/** Whether the management account of an organization can be asked now, and as whom. */
export function bossOf(model: Model, organization: string): string | undefined {
  const boss = model.organizations.get(organization)?.boss;
  return boss !== undefined && homeOf(model, boss) !== undefined ? readerOf(model, boss) : undefined;
}
