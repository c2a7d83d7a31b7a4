/** The front door of the actions: everything that somebody can do in a drill. An explicit list. */
export { type Action, listOf, NothingToActOn, outputOf } from "./action.ts";
export { callApi } from "./lookups/call-api.ts";
export { type CostQuestion, readCosts } from "./lookups/read-costs.ts";
export { visitConsole } from "./lookups/visit-console.ts";
export { acceptAgreement, readAgreements } from "./responses/agreements.ts";
export { cancelInvitation, declineInvitation } from "./responses/answer-invitation.ts";
export { attachGuardrail, detachGuardrail } from "./responses/attach-guardrail.ts";
export { centraliseRootAccess, trustIam } from "./responses/centralise-root-access.ts";
export { closeMember } from "./responses/close-member.ts";
export { completeSignUp, type SignUpPart } from "./responses/complete-sign-up.ts";
export { createMember, enterMember, onMember } from "./responses/create-member.ts";
export { deleteOwnKeys } from "./responses/delete-own-keys.ts";
export { exportCosts, makeReportBucket, type ReportPeriod, readReport } from "./responses/export-costs.ts";
export { inviteAccount } from "./responses/invite-account.ts";
export { keepCostsFromMembers } from "./responses/keep-costs-from-members.ts";
export { moveAccount } from "./responses/move-account.ts";
export { removeAccount } from "./responses/remove-account.ts";
export { allowPasswordRecovery, auditRootUser, removeRootCredentials } from "./responses/root-credentials.ts";
export { type RootSession, type RootTask, takingRoot } from "./responses/taking-root.ts";
export { tightenPolicy } from "./responses/tighten-policy.ts";
export {
  openBucket,
  openQueue,
  shutBucket,
  shutQueue,
  unlockBucket,
  unlockQueue,
} from "./responses/unlock-store.ts";
export { followVerificationLink, requestVerificationMail } from "./responses/verify-email.ts";
export { budgetAccount, monitorAccount, readAnomalies, readBudget } from "./responses/watch-costs.ts";
export { acceptInvitation } from "./techniques/accept-invitation.ts";
export { addSelfToGroup } from "./techniques/add-self-to-group.ts";
export { assumingRole, sessionIn } from "./techniques/assume-role.ts";
export { attachPolicyToSelf } from "./techniques/attach-policy-to-self.ts";
export { closeOwnAccount } from "./techniques/close-own-account.ts";
export { createAccessKey } from "./techniques/create-access-key.ts";
export { createPolicyVersion } from "./techniques/create-policy-version.ts";
export { type Escalation, escalating } from "./techniques/escalation.ts";
export { leaveOnConsole } from "./techniques/leave-on-console.ts";
export { leaveOrganization } from "./techniques/leave-organization.ts";
export { putInlinePolicyOnSelf } from "./techniques/put-inline-policy-on-self.ts";
export { recoverRootPassword } from "./techniques/recover-root-password.ts";
export { setConsolePassword } from "./techniques/set-console-password.ts";
export { setDefaultPolicyVersion } from "./techniques/set-default-policy-version.ts";
export { updateTrustPolicy } from "./techniques/update-trust-policy.ts";
