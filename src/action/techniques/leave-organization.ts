/** T1666.A002: the account takes itself out of its organization. Organizations API Reference: LeaveOrganization. */
import type { Action } from "../action.ts";

export const leaveOrganization: Action = {
  id: "leave-organization",
  kind: "technique",
  sentence: "leave the organization",
  techniques: ["T1666.A002"],
  undo: "the management account invites the account again and the account accepts",
  carryOut: (hands) => hands.call("organizations", "LeaveOrganization"),
};
