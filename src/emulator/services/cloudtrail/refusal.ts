/** Why CloudTrail refuses, and what that is called on the wire. CloudTrail API Reference, LookupEvents, "Errors". */
import type { AnyOperation, Operation } from "../../operation.ts";
import type { WireError } from "../../wire/index.ts";

export type CloudTrailRefusal = Readonly<{
  kind: "SeveralLookupAttributes" | "InvalidTimeRange" | "InvalidNextToken";
}>;

const WIRE: Readonly<Record<CloudTrailRefusal["kind"], WireError>> = {
  SeveralLookupAttributes: {
    code: "InvalidLookupAttributesException",
    message: "You can specify only one lookup attribute.",
  },
  InvalidTimeRange: {
    code: "InvalidTimeRangeException",
    message: "The start time must not be later than the end time.",
  },
  InvalidNextToken: {
    code: "InvalidNextTokenException",
    message: "The token is not valid, or was given out for a request with different parameters.",
  },
};

export const wireError = (refusal: CloudTrailRefusal): WireError => WIRE[refusal.kind];

export const accessDenied = (message: string): WireError => ({
  code: "AccessDeniedException",
  message,
  status: 400,
  trailCode: "AccessDenied",
});

/** Checks an operation's types where it is written, and forgets them for the pipeline, which has checked the input. */
export const defineOperation = <I, O>(operation: Operation<I, O, CloudTrailRefusal>): AnyOperation => operation;
