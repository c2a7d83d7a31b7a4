/** Where the calls go. Steps and actions cannot tell one target from another; what only some can do is a declared capability. */
import type { Instant } from "../kernel/index.ts";

export type TargetKind = "emulator" | "endpoint" | "container" | "aws";

/**
 * `clock`: virtual time can be moved. `explain`: decisions can be asked for. `notifications`: what detections sent can be read.
 * `any-principal`: credentials of every principal of the organization file. `counterfactual`: the same world with something changed.
 * `console`: what a person can only do in the AWS console can be done. `mail`: the mailboxes of the accounts can be read.
 * `program`: a program of the reader's can be run with a principal's credentials.
 * `fault`: a hop between an act and whoever is told can be broken and mended again.
 */
export type Capability =
  | "clock"
  | "explain"
  | "notifications"
  | "any-principal"
  | "counterfactual"
  | "console"
  | "mail"
  | "program"
  | "fault";

export type ServiceName =
  | "organizations"
  | "iam"
  | "sts"
  | "cloudtrail"
  | "events"
  | "s3"
  | "sqs"
  | "ce"
  | "budgets"
  | "config"
  | "sso"
  | "cloudformation"
  | "guardduty"
  | "securityhub"
  | "ram"
  | "savingsplans"
  | "invoicing"
  | "artifact"
  | "servicequotas"
  | "lambda"
  | "logs"
  | "cloudwatch"
  | "sns";

/** Whose credentials: an account of the organization file, by id, and `root`, a user or a role in it. */
export type PrincipalReference = Readonly<{ accountId: string; principal: string }>;

export type CallOutcome =
  | Readonly<{ kind: "succeeded"; output: Readonly<Record<string, unknown>> }>
  /** `reason`: the member Reason of the exception, where it has one. */
  | Readonly<{ kind: "refused"; code: string; message: string; status: number; reason?: string }>
  /** `notOffered`: whoever answered does not do this at all (HTTP 501), so nothing was tried. */
  | Readonly<{
      kind: "indeterminate";
      reason: string;
      output?: Readonly<Record<string, unknown>>;
      notOffered?: true;
    }>;

/** What one call came to, and what it was answered by. */
export type CallReport = Readonly<{
  at: Instant;
  arn: string;
  /** `console` for what has no API, `fault` for what chaos does, `program` for what a program does; the operation is then its name. */
  service: ServiceName | "console" | "fault" | "program";
  operation: string;
  input: Readonly<Record<string, unknown>>;
  outcome: CallOutcome;
  requestId: string;
  answeredBy: AnsweredBy;
}>;

/** Derived from what answered, never from a flag: the evidence class follows from it. */
export type AnsweredBy = "our-emulator" | "foreign-emulator" | "aws";

/** A program of the reader's, such as the operator's runbook. */
export type Program = Readonly<{
  /** As the reader calls it. */
  name: string;
  /** Absolute. */
  path: string;
  sha256: string;
}>;

/** Credentials as STS hands them out, or a long-term key, which has no token. */
export type SessionCredentials = Readonly<{ accessKeyId: string; secretAccessKey: string; sessionToken?: string }>;

/** A principal's hands: every call goes through an AWS SDK client and is reported. */
export type Hands = Readonly<{
  principal: PrincipalReference;
  arn: string;
  call(service: ServiceName, operation: string, input?: Readonly<Record<string, unknown>>): Promise<CallReport>;
  /** The same person at the endpoints of another Region; absent where the target answers in one only. */
  inRegion?(region: string): Hands;
  /** The same person with other credentials, such as those that AssumeRole handed out. */
  becoming(credentials: SessionCredentials, arn: string): Hands;
  /** One visit to the AWS console as this principal; absent where the target has no console. */
  visitConsole?(action: string, parameters?: Readonly<Record<string, unknown>>): Promise<CallReport>;
  /** Runs a program with these credentials and its calls answered by this target; absent where nobody allowed programs to be run. */
  runProgram?(program: Program, args: readonly string[]): Promise<CallReport>;
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
  /** When the event was on the bus and the rule matched it; absent where the target does not tell. */
  deliveredAt?: Instant;
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

/** A fault that was started and not undone. */
export type FaultInForce = Readonly<{
  id: string;
  kind: string;
  parameters: Readonly<Record<string, unknown>>;
  since: Instant;
}>;

/** Chaos on the target. A refusal is one sentence about the kind or its parameters. */
export type FaultControl = Readonly<{
  answeredBy: AnsweredBy;
  start(
    kind: string,
    parameters: Readonly<Record<string, unknown>>,
  ): Promise<Readonly<{ id: string }> | Readonly<{ code: string; message: string; status: number }>>;
  /** Ends it and puts right what it put wrong; false when no such fault is in force. */
  undo(id: string): Promise<boolean>;
  list(): Promise<readonly FaultInForce[]>;
}>;

/** What became of one attempt to hand an event to a target of a rule. */
export type DeliveryReport = Readonly<{
  at: Instant;
  /** ARN of the rule, the topic or the alarm. */
  from: string;
  to: string;
  outcome: "delivered" | "retrying" | "deadLettered" | "dropped";
  /** The id of the event, or of the message. */
  subject: string;
  reason?: string;
  /** A function that runs no code took it or handed it on. */
  byStandIn?: true;
  /** Ids of the faults that touched it. */
  faults?: readonly string[];
}>;

export type Control = Readonly<{
  now(): Promise<Instant>;
  /** Milliseconds of virtual time; throws without the capability `clock`. */
  advance(durationMs: number): Promise<Instant>;
  /** Really waits so many milliseconds, and answers what time it is then; absent where time is virtual, which is moved instead. */
  pause?(durationMs: number): Promise<Instant>;
  explain(requestId: string): Promise<DecisionTrace | undefined>;
  /** Everything that was sent so far. Throws `Unread` where nobody could look this time: that is not silence. */
  notifications(): Promise<readonly Notification[]>;
  mail(): Promise<readonly Mail[]>;
  /** Absent without the capability `fault`. */
  fault?: FaultControl;
  /** Every attempt to tell a target, oldest first; absent where nobody can see them. Throws `Unread` like `notifications`. */
  deliveries?(): Promise<readonly DeliveryReport[]>;
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
