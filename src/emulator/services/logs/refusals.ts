/** Why CloudWatch Logs refuses, and what that is called on the wire. CloudWatch Logs API Reference: "Errors" of each action. */
import { unreachable } from "../../../kernel/index.ts";
import type { FilterProblem } from "../../../matching/index.ts";
import type { AnyOperation, Operation } from "../../operation.ts";
import type { WireError } from "../../wire/index.ts";
import { accessDeniedAs, partNotEmulated } from "../common-errors.ts";

export type LogsRefusal =
  | Readonly<{ kind: "GroupNotFound" }>
  | Readonly<{ kind: "GroupExists" }>
  | Readonly<{ kind: "StreamNotFound" }>
  | Readonly<{ kind: "StreamExists" }>
  | Readonly<{ kind: "FilterNotFound" }>
  | Readonly<{ kind: "InvalidFilterPattern"; text: string }>
  | Readonly<{ kind: "InvalidParameter"; text: string }>
  | Readonly<{ kind: "InvalidNextToken" }>
  | Readonly<{ kind: "TooMany" }>
  | Readonly<{ kind: "NotEmulated"; what: string }>;

/** A pattern that CloudWatch Logs would take is not called wrong. */
export const patternRefusal = ({ message, isForeign }: FilterProblem): LogsRefusal =>
  isForeign === true
    ? { kind: "NotEmulated", what: `this filter pattern (${message})` }
    : { kind: "InvalidFilterPattern", text: message };

const notFound = (message: string): WireError => ({ code: "ResourceNotFoundException", message, status: 400 });
const exists = (message: string): WireError => ({ code: "ResourceAlreadyExistsException", message, status: 400 });
const invalid = (message: string): WireError => ({ code: "InvalidParameterException", message, status: 400 });

export function wireError(refusal: LogsRefusal): WireError {
  switch (refusal.kind) {
    case "GroupNotFound":
      return notFound("The specified log group does not exist.");
    case "GroupExists":
      return exists("The specified log group already exists");
    case "StreamNotFound":
      return notFound("The specified log stream does not exist.");
    case "StreamExists":
      return exists("The specified log stream already exists");
    case "FilterNotFound":
      return notFound("The specified metric filter does not exist.");
    case "InvalidFilterPattern":
      return invalid(`Invalid filter pattern: ${refusal.text}`);
    case "InvalidParameter":
      return invalid(refusal.text);
    case "InvalidNextToken":
      return invalid("The specified nextToken is invalid.");
    case "TooMany":
      return { code: "LimitExceededException", message: "Resource limit exceeded.", status: 400 };
    case "NotEmulated":
      return partNotEmulated(refusal.what);
    default:
      return unreachable(refusal);
  }
}

export const accessDenied = accessDeniedAs(400);

/** Checks an operation's types where it is written, and forgets them for the pipeline, which has checked the input. */
export const defineOperation = <I, O>(operation: Operation<I, O, LogsRefusal>): AnyOperation => operation;
