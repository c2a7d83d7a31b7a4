/** Where the calls go. Steps and actions cannot tell one target from another; what only some can do is a declared capability. */
import type { Instant } from "../kernel/index.ts";

export type TargetKind = "emulator" | "endpoint" | "container" | "aws";

/**
 * `clock`: virtual time can be moved. `explain`: decisions can be asked for. `notifications`: what detections sent can be read.
 * `any-principal`: credentials of every principal of the organization file. `counterfactual`: the same world with something changed.
 * `console`: what a person can only do in the AWS console can be done. `mail`: the mailboxes of the accounts can be read.
 */
export type Capability =
  | "clock"
  | "explain"
  | "notifications"
  | "any-principal"
  | "counterfactual"
  | "console"
  | "mail";

export type ServiceName = "organizations" | "iam" | "sts" | "cloudtrail" | "events" | "s3" | "sqs" | "ce" | "budgets";

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
  /** `console` for what has no API; the operation is then the name of the console action. */
  service: ServiceName | "console";
  operation: string;
  input: Readonly<Record<string, unknown>>;
  outcome: CallOutcome;
  requestId: string;
  answeredBy: AnsweredBy;
}>;

/** Derived from what answered, never from a flag: the evidence class follows from it. */
export type AnsweredBy = "our-emulator" | "foreign-emulator" | "aws";

/** Credentials as STS hands them out, or a long-term key, which has no token. */
export type SessionCredentials = Readonly<{ accessKeyId: string; secretAccessKey: string; sessionToken?: string }>;

/** A principal's hands: every call goes through an AWS SDK client and is reported. */
export type Hands = Readonly<{
  principal: PrincipalReference;
  arn: string;
  call(service: ServiceName, operation: string, input?: Readonly<Record<string, unknown>>): Promise<CallReport>;
  /** The same person with other credentials, such as those that AssumeRole handed out. */
  becoming(credentials: SessionCredentials, arn: string): Hands;
  /** One visit to the AWS console as this principal; absent where the target has no console. */
  visitConsole?(action: string, parameters?: Readonly<Record<string, unknown>>): Promise<CallReport>;
  /** The mailbox of the account's address, for whoever got into it; absent where the target has none. */
  readMailbox?(): Promise<readonly Mail[]>;
}>;

/** A mail as the owner of the address reads it. */
export type Mail = Readonly<{
  at: string;
  to: string;
  kind: string;
  subject: string;
  accountId: string | null;
  /** What the link in it carries. */
  token?: string;
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
  mail(): Promise<readonly Mail[]>;
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
