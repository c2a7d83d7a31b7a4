/** "Leave this organization" in the console, which reads the organization first. aws-facts 1.1; claim LEAVE-03. */
import { leaveOrganization as leaving } from "../../services/organizations/operations/leave-organization.ts";
import { apiCall } from "../api-call.ts";
import type { ConsoleAction } from "../console-action.ts";
import { LOOK_AT_ORGANIZATION } from "./look-at-organization.ts";

export const leaveOrganization: ConsoleAction = {
  name: "leave-organization",
  sentence: "makes the account leave its organization",
  calls: [LOOK_AT_ORGANIZATION, apiCall({ operation: leaving, input: () => ({}) })],
  who: "principal",
  parameters: {},
  required: [],
};
