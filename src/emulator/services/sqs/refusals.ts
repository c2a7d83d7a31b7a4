/** Why SQS refuses, and what that is called on the wire. Amazon SQS API Reference: "Errors" of each action, "Common error types". */
import type { QueueRefusal } from "../../../domain/index.ts";
import { unreachable } from "../../../kernel/index.ts";
import type { WireError } from "../../wire/index.ts";
import { accessDeniedAs } from "../common-errors.ts";

export type SqsRefusal =
  | QueueRefusal
  /** The URL names no queue. */
  | Readonly<{ kind: "InvalidAddress"; address: string }>
  | Readonly<{ kind: "UnknownAttribute"; name: string }>
  | Readonly<{ kind: "InvalidAttribute"; name: string }>
  | Readonly<{ kind: "InvalidParameter"; message: string }>
  | Readonly<{ kind: "InvalidNextToken" }>
  | Readonly<{ kind: "NotEmulated"; what: string }>;

/** Names of error shapes; the codec adds what the query protocol called them. */
const WIRE = {
  NoSuchQueue: { code: "QueueDoesNotExist", status: 400 },
  QueueDeletedRecently: { code: "QueueDeletedRecently", status: 400 },
  QueueExistsOtherwise: { code: "QueueNameExists", status: 400 },
  PurgeInProgress: { code: "PurgeQueueInProgress", status: 403 },
  InvalidQueueName: { code: "InvalidParameterValue", status: 400 },
  InvalidReceipt: { code: "ReceiptHandleIsInvalid", status: 400 },
  MessageNotInFlight: { code: "MessageNotInflight", status: 400 },
  MessageTooLong: { code: "InvalidParameterValue", status: 400 },
  EmptyBody: { code: "MissingParameter", status: 400 },
  QueueFull: { code: "NotEmulatedException", status: 501 },
  InvalidAddress: { code: "InvalidAddress", status: 404 },
  UnknownAttribute: { code: "InvalidAttributeName", status: 400 },
  InvalidAttribute: { code: "InvalidAttributeValue", status: 400 },
  InvalidParameter: { code: "InvalidParameterValue", status: 400 },
  /** A common error of SQS; that it stands for a token, and its words, are inferred. */
  InvalidNextToken: { code: "InvalidParameterValue", status: 400 },
  NotEmulated: { code: "NotEmulatedException", status: 501 },
} as const satisfies Record<SqsRefusal["kind"], Readonly<{ code: string; status: number }>>;

export const wireError = (refusal: SqsRefusal): WireError => ({ ...WIRE[refusal.kind], message: textOf(refusal) });

function textOf(refusal: SqsRefusal): string {
  switch (refusal.kind) {
    case "NoSuchQueue":
      return "The specified queue does not exist.";
    case "QueueDeletedRecently":
      return "You must wait 60 seconds after deleting a queue before you can create another with the same name.";
    case "QueueExistsOtherwise":
      return `A queue already exists with the same name and a different value for attribute ${refusal.attribute}`;
    case "PurgeInProgress":
      return `Only one PurgeQueue operation on ${refusal.name} is allowed every 60 seconds.`;
    case "InvalidQueueName":
      return "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length";
    case "InvalidReceipt":
      return `The input receipt handle "${refusal.receiptHandle.slice(0, 256)}" is not a valid receipt handle.`;
    case "MessageNotInFlight":
      return "The message referred to isn't in flight.";
    case "MessageTooLong":
      return `One or more parameters are invalid. Reason: Message must be shorter than ${refusal.limit} bytes.`;
    case "EmptyBody":
      return "The request must contain the parameter MessageBody.";
    case "QueueFull":
      return `orgdrill keeps messages in memory, and holds at most ${refusal.limit} in all queues`;
    case "InvalidAddress":
      return `The address ${refusal.address.slice(0, 256)} is not valid for this endpoint.`;
    case "UnknownAttribute":
      return `Unknown Attribute ${refusal.name.slice(0, 256)}.`;
    case "InvalidAttribute":
      return `Invalid value for the parameter ${refusal.name}.`;
    case "InvalidParameter":
      return refusal.message;
    case "InvalidNextToken":
      return "Value for parameter NextToken is invalid.";
    case "NotEmulated":
      return `${refusal.what} is not emulated by orgdrill`;
    default:
      return unreachable(refusal);
  }
}

export const accessDenied = accessDeniedAs(403);
