/** Why CloudWatch refuses, and what that is called on the wire. CloudWatch API Reference: "Errors" of each action. */
import { unreachable } from "../../../kernel/index.ts";
import type { AnyOperation, Operation } from "../../operation.ts";
import type { WireError } from "../../wire/index.ts";
import { partNotEmulated } from "../common-errors.ts";

export type MonitoringRefusal =
  | Readonly<{ kind: "AlarmNotFound" }>
  | Readonly<{ kind: "InvalidParameter"; text: string }>
  | Readonly<{ kind: "InvalidFormat" }>
  | Readonly<{ kind: "InvalidNextToken" }>
  | Readonly<{ kind: "TooMany" }>
  | Readonly<{ kind: "NotEmulated"; what: string }>;

export function wireError(refusal: MonitoringRefusal): WireError {
  switch (refusal.kind) {
    case "AlarmNotFound":
      return { code: "ResourceNotFound", message: "The alarm does not exist.", status: 404 };
    case "InvalidParameter":
      return { code: "InvalidParameterValueException", message: refusal.text, status: 400 };
    case "InvalidFormat":
      return { code: "InvalidFormat", message: "Data was not syntactically valid JSON.", status: 400 };
    case "InvalidNextToken":
      return { code: "InvalidNextToken", message: "The next token specified is invalid.", status: 400 };
    case "TooMany":
      return {
        code: "LimitExceededFault",
        message: "The quota for alarms for this customer has already been reached.",
        status: 400,
      };
    case "NotEmulated":
      return partNotEmulated(refusal.what);
    default:
      return unreachable(refusal);
  }
}

export const accessDenied = (message: string): WireError => ({
  code: "AccessDenied",
  message,
  status: 403,
  trailCode: "AccessDenied",
});

/** Checks an operation's types where it is written, and forgets them for the pipeline, which has checked the input. */
export const defineOperation = <I, O>(operation: Operation<I, O, MonitoringRefusal>): AnyOperation => operation;
