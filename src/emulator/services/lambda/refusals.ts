/** Why Lambda refuses, and what that is called on the wire. AWS Lambda API Reference: "Errors" of each action; texts as seen on AWS where they are known. */
import type { FunctionRefusal } from "../../../domain/index.ts";
import { unreachable } from "../../../kernel/index.ts";
import type { AnyOperation, Operation } from "../../operation.ts";
import type { WireError } from "../../wire/index.ts";
import { accessDeniedAs, partNotEmulated } from "../common-errors.ts";

export type LambdaRefusal =
  | FunctionRefusal
  /** The name or ARN names no function of this partition, or another Region's. */
  | Readonly<{ kind: "FunctionNameUnfit"; text: string }>
  | Readonly<{ kind: "InvalidFunctionParameter"; message: string }>
  /** The payload of an invocation. */
  | Readonly<{ kind: "NotJson" }>
  | Readonly<{ kind: "InvalidNextToken" }>
  | Readonly<{ kind: "NotEmulated"; what: string }>;

/** The status of each is the error shape's own. */
export function wireError(refusal: LambdaRefusal): WireError {
  switch (refusal.kind) {
    case "FunctionNotFound":
      return error("ResourceNotFoundException", `Function not found: ${refusal.arn}`, 404);
    case "FunctionExists":
      return error("ResourceConflictException", `Function already exist: ${refusal.name}`, 409);
    case "FunctionRoleUnfit":
      return invalid("The role defined for the function cannot be assumed by Lambda.");
    case "FunctionPolicyMissing":
      return error("ResourceNotFoundException", "The resource you requested does not exist.", 404);
    case "StatementExists":
      return error(
        "ResourceConflictException",
        `The statement id (${refusal.statementId}) provided already exists. Please provide a new statement id, or remove the existing statement.`,
        409,
      );
    case "StatementNotFound":
      return error(
        "ResourceNotFoundException",
        `Statement ${refusal.statementId} is not found in resource policy.`,
        404,
      );
    case "OtherRevision":
      return error(
        "PreconditionFailedException",
        "The RevisionId provided does not match the latest RevisionId. Call the GetPolicy API to retrieve the latest Revision Id",
        412,
      );
    case "FunctionPolicyTooLong":
      return error(
        "PolicyLengthExceededException",
        `The final policy size is bigger than the limit (${refusal.limit}).`,
        400,
      );
    case "TooManyFunctions":
      return partNotEmulated(`more than ${refusal.limit} functions`);
    case "FunctionNameUnfit":
      return invalid(`Invalid function name or ARN: ${refusal.text.slice(0, 256)}`);
    case "InvalidFunctionParameter":
      return invalid(refusal.message);
    case "InvalidNextToken":
      return invalid("Invalid Marker");
    case "NotJson":
      return error("InvalidRequestContentException", "Could not parse request body into json", 400);
    case "NotEmulated":
      return partNotEmulated(refusal.what);
    default:
      return unreachable(refusal);
  }
}

const error = (code: string, message: string, status: number): WireError => ({ code, message, status });
const invalid = (message: string): WireError => error("InvalidParameterValueException", message, 400);

export const accessDenied = accessDeniedAs(403);

/** Checks an operation's types where it is written, and forgets them for the pipeline, which has checked the input. */
export const defineOperation = <I, O>(operation: Operation<I, O, LambdaRefusal>): AnyOperation => operation;
