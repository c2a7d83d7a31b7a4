/** The organizations as a drill's cast sees them: names, places in the reader's file, principals. Plain values, no world. */

import type { LogWatch } from "../action/index.ts";
import type { SourcePlace } from "../evidence/index.ts";
import type { CloudTrailRecord } from "../trail/index.ts";

export type PrincipalView = Readonly<{
  /** `root`, or the name of a user or role. */
  name: string;
  kind: "root" | "user" | "role";
  /** Holds AdministratorAccess (root always does). */
  isAdministrator: boolean;
  /** Not in the reader's file: added so that the question can be asked in an account that lists nobody. */
  isSynthetic: boolean;
}>;

export type AccountView = Readonly<{
  id: string;
  name: string;
  /** Its root user's address, to which AWS writes. */
  email: string;
  /** Name of its organization, or null for a stand-alone account. */
  organization: string | null;
  isManagement: boolean;
  /** Ids from the root to the account itself; empty for a stand-alone account. */
  path?: readonly string[];
  principals: readonly PrincipalView[];
  place: SourcePlace | undefined;
  /** CLOSED at the start: nobody can act in it, so nothing is tried there. Absent: it is not. */
  isClosed?: true;
  /** Declared in the file as free to leave, with the reason. */
  mayLeave: string | undefined;
}>;

export type GuardrailView = Readonly<{
  name: string;
  id: string;
  arn: string;
  place: SourcePlace | undefined;
  attachedTo: readonly string[];
  /** Whether a Deny statement of it names the action, whatever its resource and conditions say. */
  denies?(action: string): boolean;
}>;

/** A rule where it lives; a rule sees the records of its own account and Region, and what other accounts send to its bus. */
export type RuleView = Readonly<{
  /** As EventBridge calls it. */
  name: string;
  /** The rule of another account that sends it what it hears there. */
  sender?: RuleView;
  accountId: string;
  accountName: string;
  region: string;
  /** Whether its pattern fits a record, wherever that record is. */
  matches?(record: CloudTrailRecord): boolean;
}>;

export type DetectionView = Readonly<{
  /** As the file calls it. */
  name: string;
  /** One for each account in which it is deployed. */
  rules: readonly RuleView[];
  /** The bound of the file, in milliseconds. */
  withinMs: number;
  place: SourcePlace | undefined;
}>;

/** An alarm of CloudWatch that somebody set up in the drill, with the whole chain that leads to it. */
export type MetricAlarmView = LogWatch & Readonly<{ name: string; accountName: string; arn: string; topicArn: string }>;

export type OrganizationalUnitView = Readonly<{ name: string; id: string; path: string }>;

export type OrganizationView = Readonly<{
  name: string;
  id: string;
  managementAccountId: string;
  rootId: string;
  /** Added by the drill as the intruder's own; not in the reader's file. */
  isSynthetic: boolean;
  organizationalUnits: readonly OrganizationalUnitView[];
  guardrails: readonly GuardrailView[];
}>;

export type WorldView = Readonly<{
  /** The first is the organization under test. */
  organizations: readonly OrganizationView[];
  accounts: readonly AccountView[];
  detections: readonly DetectionView[];
  /** Regions in which the world has something at the beginning. */
  regions?: readonly string[];
}>;
