/** The front door of the actions: everything that somebody can do in a drill. An explicit list. */
export { type Action, listOf, NothingToActOn, outputOf } from "./action.ts";
export { callApi } from "./lookups/call-api.ts";
export { attachGuardrail, detachGuardrail } from "./responses/attach-guardrail.ts";
export { inviteAccount } from "./responses/invite-account.ts";
export { moveAccount } from "./responses/move-account.ts";
export { removeAccount } from "./responses/remove-account.ts";
export { acceptInvitation } from "./techniques/accept-invitation.ts";
export { leaveOrganization } from "./techniques/leave-organization.ts";
