/** The front door of the actions: everything that somebody can do in a drill. An explicit list. */
export { type Action, listOf, NothingToActOn, outputOf } from "./action.ts";
export { callApi } from "./lookups/call-api.ts";
export { visitConsole } from "./lookups/visit-console.ts";
export { cancelInvitation, declineInvitation } from "./responses/answer-invitation.ts";
export { attachGuardrail, detachGuardrail } from "./responses/attach-guardrail.ts";
export { closeMember } from "./responses/close-member.ts";
export { completeSignUp, type SignUpPart } from "./responses/complete-sign-up.ts";
export { createMember, enterMember } from "./responses/create-member.ts";
export { inviteAccount } from "./responses/invite-account.ts";
export { moveAccount } from "./responses/move-account.ts";
export { removeAccount } from "./responses/remove-account.ts";
export { followVerificationLink, requestVerificationMail } from "./responses/verify-email.ts";
export { acceptInvitation } from "./techniques/accept-invitation.ts";
export { assumingRole, sessionIn } from "./techniques/assume-role.ts";
export { closeOwnAccount } from "./techniques/close-own-account.ts";
export { leaveOrganization } from "./techniques/leave-organization.ts";
export { recoverRootPassword } from "./techniques/recover-root-password.ts";
