/** What happens in matters of GuardDuty. */
import type { AccountId, Instant } from "../../kernel/index.ts";
import type { Detector, DetectorPlace, ThreatAdministration, ThreatFinding, ThreatMember } from "./detector.ts";

export type ThreatDetectionEvent =
  | Readonly<{ kind: "DetectorChanged"; detector: Detector }>
  | Readonly<{ kind: "DetectorDeleted"; place: DetectorPlace }>
  /** Who administers from now on, and how. */
  | Readonly<{ kind: "ThreatAdministratorDesignated"; administration: ThreatAdministration }>
  | Readonly<{ kind: "ThreatAdministratorEnded"; organizationId: string; region: string; at: Instant }>
  /** Of the administrator in that place. */
  | Readonly<{ kind: "ThreatMembersChanged"; place: DetectorPlace; members: readonly ThreatMember[] }>
  | Readonly<{ kind: "ThreatMembersDeleted"; place: DetectorPlace; accountIds: readonly AccountId[] }>
  | Readonly<{ kind: "ThreatsFound"; place: DetectorPlace; findings: readonly ThreatFinding[] }>;
