/** Where the calls go. Steps and actions cannot tell one target from another; what only some can do is a declared capability. */
import type { Instant } from "../kernel/index.ts";

export type TargetKind = "emulator" | "endpoint" | "container" | "aws";

/**
 * `clock`: virtual time can be moved. `explain`: decisions can be asked for. `notifications`: what detections sent can be read.
 * `any-principal`: credentials of every principal of the organization file. `counterfactual`: the same world with something changed.
 */
export type Capability = "clock" | "explain" | "notifications" | "any-principal" | "counterfactual";

export type ServiceName = "organizations" | "iam" | "sts" | "cloudtrail" | "events";

/** Whose credentials: an account of the organization file, by id, and `root`, a user or a role in it. */
export type PrincipalReference = Readonly<{ accountId: string; principal: string }>;

export type CallOutcome =
  | Readonly<{ kind: "succeeded"; output: Readonly<Record<string, unknown>> }>
  | Readonly<{ kind: "refused"; code: string; message: string; status: number }>
  | Readonly<{ kind: "indeterminate"; reason: string }>;

/** What one call came to, and what it was answered by. */
export type CallReport = Readonly<{
  at: Instant;
  arn: string;
  service: ServiceName;
  operation: string;
  input: Readonly<Record<string, unknown>>;
  outcome: CallOutcome;
  requestId: string;
  answeredBy: AnsweredBy;
}>;

/** Derived from what answered, never from a flag: the evidence class follows from it. */
export type AnsweredBy = "our-emulator" | "foreign-emulator" | "aws";

/** A principal's hands: every call goes through an AWS SDK client and is reported. */
export type Hands = Readonly<{
  principal: PrincipalReference;
  arn: string;
  call(service: ServiceName, operation: string, input?: Readonly<Record<string, unknown>>): Promise<CallReport>;
}>;

/** What a detection sent, as the responder's inbox shows it. */
export type Notification = Readonly<{
  at: Instant;
  ruleName: string;
  accountId: string;
  region: string;
  targetArn: string;
  eventId: string;
  eventName: string;
  /** What set it off: the request's id, and the account that a membership event is about. */
  causes: readonly string[];
}>;

/** The target's own account of one decision; its shape is `authorization/explanation.ts`. */
export type DecisionTrace = Readonly<{ explanation: unknown; assumptions: readonly string[] }>;

export type Control = Readonly<{
  now(): Promise<Instant>;
  /** Milliseconds of virtual time. */
  advance(durationMs: number): Promise<Instant>;
  explain(requestId: string): Promise<DecisionTrace | undefined>;
  notifications(): Promise<readonly Notification[]>;
}>;

export type Target = Readonly<{
  kind: TargetKind;
  /** One word or an address, for the report. */
  name: string;
  capabilities: ReadonlySet<Capability>;
  /** Undefined when this target has no credentials for that principal. */
  as(principal: PrincipalReference): Hands | undefined;
  /** Absent when the target has none of the control capabilities. */
  control?: Control;
  close(): Promise<void>;
}>;
