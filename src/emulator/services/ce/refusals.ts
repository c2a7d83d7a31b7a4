/** Why Cost Explorer refuses, and what that is called on the wire. AWS Billing and Cost Management API Reference: "Errors" of each action. */
import type { CostTagRefusal, CostViewRefusal, MonitorRefusal } from "../../../domain/index.ts";
import { unreachable } from "../../../kernel/index.ts";
import type { AnyOperation, Operation } from "../../operation.ts";
import type { WireError } from "../../wire/index.ts";
import { accessDeniedAs, partNotEmulated } from "../common-errors.ts";

export type CostRefusal =
  | CostTagRefusal
  | CostViewRefusal
  | MonitorRefusal
  | Readonly<{ kind: "Invalid"; message: string }>
  | Readonly<{ kind: "DataUnavailable" }>
  | Readonly<{ kind: "InvalidNextToken" }>
  | Readonly<{ kind: "NotEmulated"; what: string }>;

/** The text for members that are kept out is from memory and unverified; the others are ours where the reference has none. */
export function wireError(refusal: CostRefusal): WireError {
  switch (refusal.kind) {
    case "MemberCostAccessOff":
      return accessDenied("Linked account doesn't have access to cost explorer.");
    case "LinkedAccountHasNoCostTags":
      return accessDenied("Linked account doesn't have access to cost allocation tags.");
    case "MonitorNotFound":
      return {
        code: "UnknownMonitorException",
        message: "The cost anomaly monitor does not exist for the account.",
        status: 400,
      };
    case "ServiceMonitorExists":
      return limitExceeded("Limit exceeded on dimensional spend monitor creation");
    case "TooManyMonitors":
      return limitExceeded("Limit exceeded on custom spend monitor creation");
    case "Invalid":
      return { code: "ValidationException", message: refusal.message, status: 400 };
    case "DataUnavailable":
      return { code: "DataUnavailableException", message: "The requested data is unavailable.", status: 400 };
    case "InvalidNextToken":
      return { code: "InvalidNextTokenException", message: "The pagination token is invalid.", status: 400 };
    case "NotEmulated":
      return partNotEmulated(refusal.what);
    default:
      return unreachable(refusal);
  }
}

const limitExceeded = (message: string): WireError => ({ code: "LimitExceededException", message, status: 400 });

export const accessDenied = accessDeniedAs(400);

export const invalid = (message: string) => ({ kind: "Invalid", message }) as const;
export const notEmulated = (what: string) => ({ kind: "NotEmulated", what }) as const;

/** Checks an operation's types where it is written, and forgets them for the pipeline, which has checked the input. */
export const defineOperation = <I, O>(operation: Operation<I, O, CostRefusal>): AnyOperation => operation;
