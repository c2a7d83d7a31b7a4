/** CreateAccountAssignment: a user or group gets a permission set in an account. IAM Identity Center API Reference, CreateAccountAssignment. */
import type { CreateAccountAssignmentRequest, CreateAccountAssignmentResponse } from "@aws-sdk/client-sso-admin";
import { decideCreateAssignment } from "../../../../domain/index.ts";
import { onNamed } from "../asked.ts";
import { commandIn } from "../assignment-command.ts";
import { describeRequest } from "../describe.ts";
import { defineOperation } from "../refusals.ts";
import { requestIn } from "../requests.ts";

export const createAccountAssignment = defineOperation<CreateAccountAssignmentRequest, CreateAccountAssignmentResponse>(
  {
    name: "CreateAccountAssignment",
    readOnly: false,
    permissions: (_context, input) => onNamed("CreateAccountAssignment", input),
    decide: (context, input) => decideCreateAssignment(context.world, commandIn(context, input), context.now),
    respond: (_context, _input, events) => ({
      AccountAssignmentCreationStatus: describeRequest(requestIn(events), "IN_PROGRESS"),
    }),
  },
);
