/** The front door of the actions: everything that somebody can do in a drill. An explicit list. */
export { type Action, listOf, NothingToActOn, NotOffered, outputOf } from "./action.ts";
export { afterWaiting } from "./after-waiting.ts";
export { unmetOf } from "./course.ts";
export { type FaultWords, HOP_NAMES, type HopName, type Struck } from "./faults/fault-words.ts";
export { FAULTS, faultNamed } from "./faults/faults.ts";
export { byChaos, bySomebody } from "./faults/strike.ts";
export { inside } from "./inside.ts";
export { type Kept, keepingReport } from "./keeping.ts";
export { Stopped } from "./look.ts";
export { auditRoles } from "./lookups/audit-roles.ts";
export { callApi, inRegion } from "./lookups/call-api.ts";
export { readAccessOfPeople } from "./lookups/read-access-of-people.ts";
export { readAggregatedSources } from "./lookups/read-aggregated-sources.ts";
export { type AssignmentsQuestion, readAssignments } from "./lookups/read-assignments.ts";
export {
  readPlanCoverage,
  readReservationCoverage,
  readReservations,
  readSavingsPlans,
} from "./lookups/read-commitments.ts";
export { readCostTag, readTaggedCosts } from "./lookups/read-cost-tags.ts";
export { type CostQuestion, readCosts } from "./lookups/read-costs.ts";
export { readInvitation } from "./lookups/read-invitation.ts";
export { type InvoiceQuestion, readInvoices } from "./lookups/read-invoices.ts";
export { readOwnStacks } from "./lookups/read-own-stacks.ts";
export { makeAlarmQueue, readQueue } from "./lookups/read-queue.ts";
export { readRecorder } from "./lookups/read-recorder.ts";
export { readHub, readHubFindings, readHubMember } from "./lookups/read-security-hub.ts";
export { readDefaultQuotas, readQuotaServices, readServiceQuotas } from "./lookups/read-service-quotas.ts";
export { readSharedResources } from "./lookups/read-shared-resources.ts";
export { readShares } from "./lookups/read-shares.ts";
export { readStackInstances, readStackSets, type StackInstancesQuestion } from "./lookups/read-stack-instances.ts";
export { readTags } from "./lookups/read-tags.ts";
export { readDetector, readThreatFindings, readThreatMember } from "./lookups/read-threat-detection.ts";
export { visitConsole } from "./lookups/visit-console.ts";
export type { Precondition, Response, ResponseOutcome, ResponseReport } from "./response.ts";
export { deleteAccessKeys, disableAccessKeys } from "./responses/access-keys.ts";
export { activateCostTag } from "./responses/activate-cost-tag.ts";
export { acceptAgreement, readAgreements } from "./responses/agreements.ts";
export { cancelInvitation, declineInvitation } from "./responses/answer-invitation.ts";
export { attachGuardrail, detachGuardrail } from "./responses/attach-guardrail.ts";
export { boundPrincipal, DENY_ALL_ARN } from "./responses/bound-principal.ts";
export { bringAccountBack, type Return } from "./responses/bring-account-back.ts";
export { centraliseRootAccess, trustIam } from "./responses/centralise-root-access.ts";
export { closeMember } from "./responses/close-member.ts";
export { completeSignUp, type SignUpPart } from "./responses/complete-sign-up.ts";
export { createMember, enterMember, onMember } from "./responses/create-member.ts";
export { deleteOwnKeys } from "./responses/delete-own-keys.ts";
export { deleteRole } from "./responses/delete-role.ts";
export { type DenyAll, denyAllBut } from "./responses/deny-all.ts";
export { enrolAccounts } from "./responses/enrol-accounts.ts";
export { exportCosts, makeReportBucket, type ReportPeriod, readReport } from "./responses/export-costs.ts";
export { declineForeignInvitations, withdrawInvitations } from "./responses/foreign-invitations.ts";
export type { Holder } from "./responses/holder.ts";
export { inviteAccount } from "./responses/invite-account.ts";
export { keepCostsFromMembers } from "./responses/keep-costs-from-members.ts";
export { type KeptRule, keepUndelivered } from "./responses/keep-undelivered.ts";
export { letMemberGo } from "./responses/let-member-go.ts";
export { makeOpenBucket, makeOrganizationBucket } from "./responses/make-open-bucket.ts";
export { moveAccount } from "./responses/move-account.ts";
export { openEventBus, wordAlert } from "./responses/open-event-bus.ts";
export { quarantineAccount, restorePlace } from "./responses/quarantine-account.ts";
export { AGGREGATOR, gatherConfigurations, recordConfigurations } from "./responses/record-configurations.ts";
export { removeAccount } from "./responses/remove-account.ts";
export { restoreDelegation } from "./responses/restore-delegation.ts";
export { restoreDetectorMembership, type Watched } from "./responses/restore-detector-membership.ts";
export { restoreHubMembership } from "./responses/restore-hub-membership.ts";
export { type Attached, restorePolicies } from "./responses/restore-policies.ts";
export { restoreTags } from "./responses/restore-tags.ts";
export { restoreTrail, type TrailAsItWas } from "./responses/restore-trail.ts";
export { revokeSessions } from "./responses/revoke-sessions.ts";
export { allowPasswordRecovery, auditRootUser, removeRootCredentials } from "./responses/root-credentials.ts";
export { runRunbook } from "./responses/run-runbook.ts";
export { stopClosure } from "./responses/stop-closure.ts";
export { stripRoot } from "./responses/strip-root.ts";
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
export { verifyCosts } from "./responses/verify-costs.ts";
export { followVerificationLink, requestVerificationMail } from "./responses/verify-email.ts";
export {
  alarmOnCharges,
  budgetAccount,
  monitorAccount,
  readAnomalies,
  readBudget,
  readCharges,
  readChargesAlarm,
} from "./responses/watch-costs.ts";
export { type LogWatch, METRIC_NAMESPACE, watchLog } from "./responses/watch-log.ts";
export { acceptInvitation } from "./techniques/accept-invitation.ts";
export { addSelfToGroup } from "./techniques/add-self-to-group.ts";
export { assumingRole, type RequestedSession, sessionIn } from "./techniques/assume-role.ts";
export { attachPolicyToSelf } from "./techniques/attach-policy-to-self.ts";
export { closeOwnAccount } from "./techniques/close-own-account.ts";
export { createAccessKey } from "./techniques/create-access-key.ts";
export { createPolicyVersion } from "./techniques/create-policy-version.ts";
export { deleteDetector } from "./techniques/delete-detector.ts";
export { type Escalation, escalating } from "./techniques/escalation.ts";
export { importFinding } from "./techniques/import-finding.ts";
export { leaveOnConsole } from "./techniques/leave-on-console.ts";
export { leaveOrganization } from "./techniques/leave-organization.ts";
export { makeSampleFinding } from "./techniques/make-sample-finding.ts";
export { putInlinePolicyOnSelf } from "./techniques/put-inline-policy-on-self.ts";
export { recoverRootPassword } from "./techniques/recover-root-password.ts";
export { setConsolePassword } from "./techniques/set-console-password.ts";
export { setDefaultPolicyVersion } from "./techniques/set-default-policy-version.ts";
export { switchDetectorOff } from "./techniques/switch-detector-off.ts";
export { updateTrustPolicy } from "./techniques/update-trust-policy.ts";
