/** Why EventBridge refuses, and what that is called on the wire. EventBridge API Reference, "Errors" of each action. */
import type { EventBusRefusal } from "../../../domain/index.ts";
import { unreachable } from "../../../kernel/index.ts";
import type { AnyOperation, Operation } from "../../operation.ts";
import type { WireError } from "../../wire/index.ts";
import { accessDeniedAs } from "../common-errors.ts";

export type EventsRefusal =
  | Readonly<{ kind: "RuleNotFound"; name: string; busName: string }>
  | EventBusRefusal
  /** `message` is what the pattern compiler says, in AWS's words. */
  | Readonly<{ kind: "InvalidEventPattern"; message: string }>
  | Readonly<{ kind: "RuleHasNeither" }>
  | Readonly<{ kind: "RuleHasTargets" }>
  | Readonly<{ kind: "InvalidTargetArn"; arn: string }>
  /** An InputPath or a path of an InputTransformer that EventBridge does not read. */
  | Readonly<{ kind: "InvalidTargetPath"; path: string }>
  | Readonly<{ kind: "InputsExclude"; id: string }>
  | Readonly<{ kind: "InvalidBusName" }>
  | Readonly<{ kind: "InvalidEvent" }>
  | Readonly<{ kind: "PolicyOrStatement" }>
  | Readonly<{ kind: "EntriesTooLarge" }>
  | Readonly<{ kind: "TooManyTags" }>
  | Readonly<{ kind: "InvalidNextToken" }>
  | Readonly<{ kind: "NotEmulated"; what: string }>;

export function wireError(refusal: EventsRefusal): WireError {
  switch (refusal.kind) {
    case "RuleNotFound":
      return notFound(`Rule ${refusal.name} does not exist on EventBus ${refusal.busName}.`);
    case "InvalidEventPattern":
      return { code: "InvalidEventPatternException", message: refusal.message, status: 400 };
    case "RuleHasNeither":
      return invalid("Parameter(s) EventPattern or ScheduleExpression must be specified.");
    case "RuleHasTargets":
      return invalid("Rule can't be deleted since it has targets.");
    case "InvalidTargetArn":
      return invalid(`Parameter ${refusal.arn} is not valid. Reason: Provided Arn is not in correct format.`);
    case "InvalidTargetPath":
      return invalid(`Parameter InputPath is not valid. Reason: Invalid JSONPath ${refusal.path.slice(0, 256)}.`);
    case "InputsExclude":
      return invalid(`Only one of Input, InputPath, or InputTransformer must be provided for target ${refusal.id}.`);
    case "InvalidBusName":
      return invalid("Event bus name must not contain '/'.");
    case "InvalidEvent":
      return invalid("Parameter Event is not valid.");
    case "PolicyOrStatement":
      return invalid("Exactly one of Policy, or StatementId with Action and Principal, must be provided.");
    case "EntriesTooLarge":
      return invalid("Total size of the entries in the request is over the limit.");
    case "TooManyTags":
      return limitExceeded;
    case "InvalidNextToken":
      return invalid("Parameter NextToken is not valid.");
    case "NotEmulated":
      return { code: "NotEmulatedException", message: `${refusal.what} is not emulated`, status: 501 };
    default:
      return busError(refusal);
  }
}

/** The refusals of buses and their policies. */
function busError(refusal: EventBusRefusal): WireError {
  switch (refusal.kind) {
    case "EventBusNotFound":
      return notFound(`Event bus ${refusal.busName} does not exist.`);
    case "TooMany":
      return limitExceeded;
    case "EventBusExists":
      return {
        code: "ResourceAlreadyExistsException",
        message: `Event bus ${refusal.busName} already exists.`,
        status: 400,
      };
    case "DefaultBusStays":
      return invalid("Cannot delete event bus default.");
    case "EventBusHasRules":
      return invalid(`Event bus ${refusal.busName} can't be deleted since it has rules.`);
    case "NoBusPolicy":
      return notFound("EventBus does not have a policy.");
    case "NoSuchStatement":
      return notFound("Statement with the provided id does not exist.");
    case "InvalidBusPolicy":
      return invalid(refusal.text);
    case "BusPolicyTooLong":
      return {
        code: "PolicyLengthExceededException",
        message: "The event bus policy is too long. For more information, see the limits.",
        status: 400,
      };
    default:
      return unreachable(refusal);
  }
}

const limitExceeded: WireError = {
  code: "LimitExceededException",
  message: "The requested resource exceeds the maximum number allowed.",
  status: 400,
};
const notFound = (message: string): WireError => ({ code: "ResourceNotFoundException", message, status: 400 });
const invalid = (message: string): WireError => ({ code: "ValidationException", message, status: 400 });

export const accessDenied = accessDeniedAs(400);

/** Checks an operation's types where it is written, and forgets them for the pipeline, which has checked the input. */
export const defineOperation = <I, O>(operation: Operation<I, O, EventsRefusal>): AnyOperation => operation;
