/** Why SNS refuses, and what that is called on the wire. Amazon SNS API Reference: "Errors" of each action. */
import type { TopicRefusal } from "../../../domain/index.ts";
import { unreachable } from "../../../kernel/index.ts";
import type { AnyOperation, Operation } from "../../operation.ts";
import type { WireError } from "../../wire/index.ts";
import { partNotEmulated } from "../common-errors.ts";

export type SnsRefusal =
  | TopicRefusal
  | Readonly<{ kind: "SubscriptionNotFound" }>
  | Readonly<{ kind: "InvalidParameter"; text: string }>
  | Readonly<{ kind: "InvalidNextToken" }>
  | Readonly<{ kind: "NotEmulated"; what: string }>;

const invalid = (text: string): WireError => ({
  code: "InvalidParameter",
  message: `Invalid parameter: ${text}`,
  status: 400,
});

export function wireError(refusal: SnsRefusal): WireError {
  switch (refusal.kind) {
    case "TopicNotFound":
      return { code: "NotFound", message: "Topic does not exist", status: 404 };
    case "SubscriptionNotFound":
      return { code: "NotFound", message: "Subscription does not exist", status: 404 };
    case "InvalidTopicName":
      return invalid("Topic Name");
    case "TopicExistsOtherwise":
      return invalid("Attributes Reason: Topic already exists with different attributes");
    case "TooManyTopics":
      return { code: "TopicLimitExceeded", message: "The number of topics exceeds the limit", status: 403 };
    case "InvalidParameter":
      return invalid(refusal.text.slice(0, 300));
    // InvalidParameter is among the errors of every list; its words about a token are inferred.
    case "InvalidNextToken":
      return invalid("NextToken");
    case "NotEmulated":
      return partNotEmulated(refusal.what);
    default:
      return unreachable(refusal);
  }
}

export const accessDenied = (message: string): WireError => ({
  code: "AuthorizationError",
  message,
  status: 403,
  trailCode: "AccessDenied",
});

/** Checks an operation's types where it is written, and forgets them for the pipeline, which has checked the input. */
export const defineOperation = <I, O>(operation: Operation<I, O, SnsRefusal>): AnyOperation => operation;
