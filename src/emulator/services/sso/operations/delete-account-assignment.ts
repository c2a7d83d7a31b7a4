/** DeleteAccountAssignment: a user or group loses a permission set in an account. IAM Identity Center API Reference, DeleteAccountAssignment. */
import type { DeleteAccountAssignmentRequest, DeleteAccountAssignmentResponse } from "@aws-sdk/client-sso-admin";
import { decideDeleteAssignment } from "../../../../domain/index.ts";
import { onNamed } from "../asked.ts";
import { commandIn } from "../assignment-command.ts";
import { describeRequest } from "../describe.ts";
import { defineOperation } from "../refusals.ts";
import { requestIn } from "../requests.ts";

export const deleteAccountAssignment = defineOperation<DeleteAccountAssignmentRequest, DeleteAccountAssignmentResponse>(
  {
    name: "DeleteAccountAssignment",
    readOnly: false,
    permissions: (_context, input) => onNamed("DeleteAccountAssignment", input),
    decide: (context, input) => decideDeleteAssignment(context.world, commandIn(context, input), context.now),
    respond: (_context, _input, events) => ({
      AccountAssignmentDeletionStatus: describeRequest(requestIn(events), "IN_PROGRESS"),
    }),
  },
);
