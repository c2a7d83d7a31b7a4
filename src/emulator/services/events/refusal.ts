/** Why EventBridge refuses, and what that is called on the wire. EventBridge API Reference, "Errors" of each action. */
import { unreachable } from "../../../kernel/index.ts";
import type { AnyOperation, Operation } from "../../operation.ts";
import type { WireError } from "../../wire/index.ts";

export type EventsRefusal =
  | Readonly<{ kind: "RuleNotFound"; name: string; busName: string }>
  | Readonly<{ kind: "EventBusNotFound"; busName: string }>
  /** `message` is what the pattern compiler says, in AWS's words. */
  | Readonly<{ kind: "InvalidEventPattern"; message: string }>
  | Readonly<{ kind: "RuleHasNeither" }>
  | Readonly<{ kind: "RuleHasTargets" }>
  | Readonly<{ kind: "TooMany" }>
  | Readonly<{ kind: "InvalidTargetArn"; arn: string }>
  | Readonly<{ kind: "InvalidNextToken" }>
  | Readonly<{ kind: "NotEmulated"; what: string }>;

export function wireError(refusal: EventsRefusal): WireError {
  switch (refusal.kind) {
    case "RuleNotFound":
      return notFound(`Rule ${refusal.name} does not exist on EventBus ${refusal.busName}.`);
    case "EventBusNotFound":
      return notFound(`Event bus ${refusal.busName} does not exist.`);
    case "InvalidEventPattern":
      return { code: "InvalidEventPatternException", message: refusal.message, status: 400 };
    case "RuleHasNeither":
      return invalid("Parameter(s) EventPattern or ScheduleExpression must be specified.");
    case "RuleHasTargets":
      return invalid("Rule can't be deleted since it has targets.");
    case "TooMany":
      return {
        code: "LimitExceededException",
        message: "The requested resource exceeds the maximum number allowed.",
        status: 400,
      };
    case "InvalidTargetArn":
      return invalid(`Parameter ${refusal.arn} is not valid. Reason: Provided Arn is not in correct format.`);
    case "InvalidNextToken":
      return invalid("Parameter NextToken is not valid.");
    case "NotEmulated":
      return { code: "NotEmulatedException", message: `${refusal.what} is not emulated`, status: 501 };
    default:
      return unreachable(refusal);
  }
}

const notFound = (message: string): WireError => ({ code: "ResourceNotFoundException", message, status: 400 });
const invalid = (message: string): WireError => ({ code: "ValidationException", message, status: 400 });

export const accessDenied = (message: string): WireError => ({
  code: "AccessDeniedException",
  message,
  status: 400,
  trailCode: "AccessDenied",
});

/** Checks an operation's types where it is written, and forgets them for the pipeline, which has checked the input. */
export const defineOperation = <I, O>(operation: Operation<I, O, EventsRefusal>): AnyOperation => operation;
