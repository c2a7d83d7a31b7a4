/** Why AWS Artifact refuses, and what that is called on the wire. AWS Artifact API Reference, "Errors" of each action; the text is ours. */
import { unreachable } from "../../../kernel/index.ts";
import type { AnyOperation, Operation } from "../../operation.ts";
import type { WireError } from "../../wire/index.ts";
import { accessDeniedAs } from "../common-errors.ts";

export type ArtifactRefusal = Readonly<{ kind: "InvalidNextToken" }>;

export function wireError(refusal: ArtifactRefusal): WireError {
  switch (refusal.kind) {
    case "InvalidNextToken":
      return {
        code: "ValidationException",
        message: "The pagination token is invalid.",
        status: 400,
        members: { reason: "invalidToken" },
      };
    default:
      return unreachable(refusal.kind);
  }
}

export const accessDenied = accessDeniedAs(403);

/** Checks an operation's types where it is written, and forgets them for the pipeline, which has checked the input. */
export const defineOperation = <I, O>(operation: Operation<I, O, ArtifactRefusal>): AnyOperation => operation;
