/** The front door of the drill: what steps call. */

export { days, minutes } from "../kernel/index.ts";
export type { ServiceName } from "../target/index.ts";
export { type Actor, type Attempt, hasSucceeded } from "./attempt.ts";
export { attempt, attemptAs, attemptToJoin, inviteActors, prepare, prepareAs, serviceNamed } from "./attempting.ts";
export { approveBaseline } from "./baseline.ts";
export * from "./cast.ts";
export { castAdministrators, castEveryPrincipal, castOthers, castRootUsers } from "./cast-members.ts";
export { expectContained } from "./containment.ts";
export { type NamedPeriod, notePassing, notePast, periodNamed, wholeDaysOf } from "./cost-periods.ts";
export type { Coverage, OpenWay, UncoveredAccount } from "./coverage.ts";
export { DEEDS_IN_WORDS, deedOf } from "./deeds.ts";
export { Drill } from "./drill.ts";
export {
  type Conclusion,
  concludeDrill,
  type DrillEvidence,
  EVIDENCE_MEDIA_TYPE,
  type StepFindings,
} from "./drill-evidence.ts";
export * from "./expect-account-state.ts";
export * from "./expect-agreement.ts";
export * from "./expect-alarm.ts";
export * from "./expect-all-tags.ts";
export * from "./expect-answer.ts";
export * from "./expect-charges.ts";
export * from "./expect-commitments.ts";
export * from "./expect-consequence.ts";
export * from "./expect-cost-tags.ts";
export * from "./expect-costs.ts";
export * from "./expect-coverage.ts";
export * from "./expect-detection.ts";
export * from "./expect-event-data-store.ts";
export * from "./expect-fault.ts";
export { expectFindingSeen, expectFindingUnseen } from "./expect-finding.ts";
export * from "./expect-invitation.ts";
export * from "./expect-invoices.ts";
export { expectLogFilesLate, expectLogFilesLater } from "./expect-late-log.ts";
export {
  auditOpenDoors,
  expectClosedDoors,
  expectOpenRoles,
} from "./expect-left-behind.ts";
export * from "./expect-log-files.ts";
export { expectMadeUp, expectQuietState, makeUpEvent } from "./expect-made-up.ts";
export * from "./expect-mail.ts";
export * from "./expect-membership-effects.ts";
export { expectNewAccount } from "./expect-new-account.ts";
export * from "./expect-on-list.ts";
export * from "./expect-prevention.ts";
export * from "./expect-record.ts";
export { expectRefusedBecause, expectRefusedForWantOf, REASONS_OF_REFUSAL } from "./expect-refusal.ts";
export { expectReported, expectUnreported } from "./expect-reported.ts";
export * from "./expect-service-quotas.ts";
export * from "./expect-shown-invitation.ts";
export * from "./expect-watched.ts";
export { ExperimentAborted, type Probe } from "./experiment-book.ts";
export { establishSteadyState, expectRecovery } from "./experiment-probe.ts";
export { bringAboutFault, deployedAs, type Struck, strikeFault, undoFaults } from "./fault.ts";
export { attemptToAnswer, type Between, type InvitationAnswer } from "./invitations.ts";
export type { MissedBecause } from "./judge-alarm.ts";
export type { ClosedDoor, Doors, LeftBehind, OpenDoor, RoleSeen } from "./left-behind.ts";
export { administratorIn } from "./look-up.ts";
export { setUpMetricAlarm } from "./metric-alarm.ts";
export { NotRun } from "./not-run.ts";
export * from "./organization-view.ts";
export { planSteps, playTimeline, turnToAct } from "./play-timeline.ts";
export {
  expectRecovered,
  expectResidue,
  type RecoveryQuestion,
  takeBaselineBefore as takeBaseline,
} from "./recovery.ts";
export type { Accepted } from "./recovery-difference.ts";
export { expectTold, waitForNotice } from "./recovery-notice.ts";
export {
  expectNoResidue,
  expectOutcome,
  expectToldOf,
  respondAgain,
  respondAs,
  type Told,
  takeBackResponse,
} from "./responding.ts";
export { type RunbookAsked, runOwnRunbook } from "./runbook.ts";
export type { Changes, DrillStage, OpenedWorld, OrganizationChoice } from "./stage.ts";
export { expectDoorsReallyOpen } from "./try-doors.ts";
export { type WatchingServiceName, watchingServiceOf } from "./watching-service.ts";
