/** The front door of the drill: what steps call. */

export { days, minutes } from "../kernel/index.ts";
export type { ServiceName } from "../target/index.ts";
export { type Actor, type Attempt, hasSucceeded } from "./attempt.ts";
export { attempt, attemptAs, attemptToJoin, inviteActors, prepare, prepareAs, serviceNamed } from "./attempting.ts";
export * from "./cast.ts";
export { castAdministrators, castEveryPrincipal, castOthers, castRootUsers } from "./cast-members.ts";
export { type NamedPeriod, notePassing, notePast, periodNamed, wholeDaysOf } from "./cost-periods.ts";
export type { Coverage, OpenWay, UncoveredAccount } from "./coverage.ts";
export { Drill } from "./drill.ts";
export {
  type Conclusion,
  concludeDrill,
  type DrillEvidence,
  EVIDENCE_MEDIA_TYPE,
  type StepFindings,
} from "./drill-evidence.ts";
export * from "./expect-account-state.ts";
export * from "./expect-alarm.ts";
export * from "./expect-answer.ts";
export * from "./expect-consequence.ts";
export * from "./expect-costs.ts";
export * from "./expect-coverage.ts";
export * from "./expect-detection.ts";
export * from "./expect-invitation.ts";
export * from "./expect-log-files.ts";
export * from "./expect-mail.ts";
export * from "./expect-prevention.ts";
export * from "./expect-record.ts";
export { attemptToAnswer, type Between, type InvitationAnswer } from "./invitations.ts";
export { NotRun } from "./not-run.ts";
export * from "./organization-view.ts";
export { playTimeline, turnToAct } from "./play-timeline.ts";
export type { Changes, DrillStage, OpenedWorld, OrganizationChoice } from "./stage.ts";
