/** What the model expects of a command: the answer, and what is then true and written down. */
import type { Command, Of } from "./command.test-support.ts";
import {
  accountOf,
  FOR_GOOD,
  homeOf,
  isClosed,
  type Model,
  may,
  pass,
  stateOf,
  writeDown,
} from "./model.test-support.ts";
import { DENIED, type Rule, ruleOf, selfClose } from "./organization-rules.test-support.ts";

/** `answer`: `ok`, or the refusal; `happen` writes the records and makes the change. */
export type Judgement = Readonly<{ answer: string; happen: () => void }>;

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

type Asked = Readonly<{ model: Model; caller: string; identity: string }>;

/** A signed call: who is closed is a stranger; then permission, then the rule; the record is written whatever the answer. */
export function judgeCall(model: Model, as: string, ruleFor: (asked: Asked) => Rule): Judgement | undefined {
  const [caller, principal] = partsOf(as);
  const identity = model.accounts.get(caller)?.principals.get(principal);
  if (identity === undefined) return undefined;
  const rule = ruleFor({ model, caller, identity });
  if (isClosed(model, caller)) return { answer: UNKNOWN_KEY, happen: () => undefined };
  const isAllowed = rule.actions.every((action) => may(model, caller, { principal, action }));
  const ruling = isAllowed ? rule.decide() : DENIED;
  const answer = typeof ruling === "string" ? ruling : "ok";
  return {
    answer,
    happen() {
      writeDown(model, caller, { at: model.now, text: `${rule.operation} ${identity} ${inTrail(answer)}` });
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

/** One event for each thing that somebody gives, in the order of the page. */
function eventsOf(command: ConsoleCommand): readonly string[] {
  if (command.do !== "sign-up") return [command.do === "reopen" ? "CreateCase" : "CloseAccount"];
  const given = Object.keys(CLICKS).filter((part) => command.gives.includes(part));
  return given.length === 0 ? ["PutContactInformation"] : given.map((part) => CLICKS[part] ?? "");
}

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
  const ruling = click(model, command);
  const answer = typeof ruling === "string" ? ruling : "ok";
  return {
    answer,
    happen() {
      signsIn("-", identity);
      const [first = "", ...others] = eventsOf(command);
      for (const name of answer === "ok" ? [first, ...others] : [first])
        writeDown(model, label, { at: model.now, text: `${name} ${identity} ${answer === "ok" ? "-" : answer}` });
      if (typeof ruling !== "string") ruling();
    },
  };
}

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

function click(model: Model, command: ConsoleCommand): string | (() => void) {
  const [label, principal] = partsOf(command.as);
  const account = accountOf(model, label);
  const isRoot = principal === "root";
  if (isClosed(model, label) && command.do !== "reopen") return "AccessDenied";
  switch (command.do) {
    case "self-close": {
      if (!may(model, label, { principal, action: "account:CloseAccount" }) || !isRoot) return "AccessDenied";
      return selfClose(model, label);
    }
    case "reopen": {
      if (!isRoot) return "AccessDenied";
      if (!isClosed(model, label)) return "AccountNotClosed";
      return () => {
        account.closing = undefined;
      };
    }
    default: {
      const { gives } = command;
      const needs = gives.some((part) => part === "contact" || part === "supportPlan" || part === "payment");
      if (needs && !may(model, label, { principal, action: "account:PutContactInformation" })) return "AccessDenied";
      if (gives.includes("payment") && !isRoot && !account.sharesBills) return "AccessDenied";
      return () => {
        for (const part of gives) account.signUp.add(part);
      };
    }
  }
}

/** Two steps, asked for and answered by mail; nobody signs in, so a closed account's root can do it too. */
function recoverPassword(model: Model, { account: label }: Of<"recover-password">): Judgement | undefined {
  const account = model.accounts.get(label);
  if (account === undefined) return undefined;
  return {
    answer: "ok",
    happen() {
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
  return {
    answer: FAULTS[kind],
    happen() {
      if (kind !== "invalid") return;
      writeDown(model, label, { at: model.now, text: `CloseAccount ${identity} InvalidInputException` });
    },
  };
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
