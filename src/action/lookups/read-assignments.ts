/** Somebody reads who has a permission set in an account. IAM Identity Center API Reference: ListAccountAssignments. */
import type { Action } from "../action.ts";
import { callApi } from "./call-api.ts";

export type AssignmentsQuestion = Readonly<{ instanceArn: string; permissionSetArn: string; accountId: string }>;

export const readAssignments = ({ instanceArn, permissionSetArn, accountId }: AssignmentsQuestion): Action => ({
  ...callApi("sso", "ListAccountAssignments", {
    InstanceArn: instanceArn,
    PermissionSetArn: permissionSetArn,
    AccountId: accountId,
  }),
  id: "read-assignments",
  sentence: `read who has ${permissionSetArn} in ${accountId}`,
});
