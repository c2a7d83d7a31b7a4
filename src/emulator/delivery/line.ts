/** What every hop of the way from an event to somebody who is told works with, and what can fall due on it. */
import type {
  DomainEvent,
  EventBusReference,
  EventRule,
  EventTarget,
  LambdaFunction,
  Subscription,
  Topic,
  Trail,
  World,
} from "../../domain/index.ts";
import type { AccountId, Instant } from "../../kernel/index.ts";
import type { Faults } from "../fault/faults.ts";
import type { Recorded } from "../recorder.ts";
import type { AnyEvent, PassingEvent } from "./passing-event.ts";

/** One target of one rule was told of one event. */
export type Notification = Readonly<{
  at: Instant;
  /** When the rule matched the event on its bus. */
  matchedAt: Instant;
  ruleKey: string;
  ruleName: string;
  accountId: AccountId;
  region: string;
  targetId: string;
  targetArn: string;
  event: AnyEvent;
  /** Named assumptions on which it rests. */
  assumptions: readonly string[];
}>;

export type Outcome = "delivered" | "retrying" | "deadLettered" | "dropped";

/** What became of one attempt to hand something over. */
export type DeliveryReport = Readonly<{
  at: Instant;
  /** ARN of the rule, the topic or the alarm. */
  from: string;
  /** ARN, or the address of a mailbox. */
  to: string;
  outcome: Outcome;
  /** From one; a rule that was told more often has more. */
  attempt: number;
  /** What is handed over: the event's id, or the message's. */
  subject: string;
  /** Why it was not delivered, or what was taken for granted when it was. */
  reason?: string;
  /** A function that runs no code took it or handed it on. */
  byStandIn?: true;
  /** What a mailbox got, where no queue shows it. */
  text?: string;
  /** Ids of the faults that were in force and touched it. */
  faults?: readonly string[];
}>;

/** A match that is to be told to one target. */
export type Sending = Readonly<{
  rule: EventRule;
  target: EventTarget;
  passing: PassingEvent;
  attempt: number;
  /** When the rule matched it on its bus. */
  matchedAt: Instant;
  since: Instant;
}>;

/** A message of a topic for one of its subscribers. */
export type Published = Readonly<{
  topic: Topic;
  subscription: Subscription;
  messageId: string;
  subject: string | undefined;
  message: string;
  /** How many functions it came through. */
  round?: number | undefined;
}>;

/** What a function was invoked with, on its way to whom its stand-in tells. */
export type Handing = Readonly<{
  lambda: LambdaFunction;
  /** The ARN of a topic or a queue. */
  told: string;
  payload: string;
  /** What reports are about. */
  subject: string;
  passage: string;
  attempt: number;
  /** How many functions it came through before. */
  round: number;
  notification?: Notification | undefined;
}>;

/**
 * What was taken for granted when something was delivered. `isHandedOn`: whoever is to be told hears of it from the function;
 * `byStandIn`: a function took it, and stands for one that would run.
 */
export type Note = Readonly<{ note: string; isHandedOn?: true; byStandIn?: true }>;

/** What a report says of a delivery that something had to be taken for granted for. */
export const toldBy = ({ note: reason, byStandIn }: Note): Pick<DeliveryReport, "reason" | "byStandIn"> => ({
  reason,
  ...(byStandIn && { byStandIn }),
});

export const DECLARED: Note = {
  note: "the target is named and not described: it is taken to be there and to let EventBridge in",
};

export type Task =
  | Readonly<{ kind: "record"; recorded: Recorded }>
  | Readonly<{ kind: "event"; passing: PassingEvent }>
  | Readonly<{ kind: "target"; sending: Sending }>
  | Readonly<{ kind: "subscriber"; published: Published }>
  | Readonly<{ kind: "function"; handing: Handing }>
  | Readonly<{ kind: "metric"; reported: Extract<DomainEvent, { kind: "MetricReported" }> }>
  /** An alarm is looked at for the minutes before `minute`. */
  | Readonly<{ kind: "alarm"; arn: string; minute: Instant }>
  /** A record on its way into the log group of a trail, which is held as it was when it logged the record. */
  | Readonly<{ kind: "log"; recorded: Recorded; trail: Trail }>;

export type Line = Readonly<{
  world(): World;
  assumptions: Readonly<Record<string, string>>;
  faults: Faults;
  /** Targets that the organization file's rules named: they are taken to be there, as it does not describe them. */
  isDeclared(targetArn: string): boolean;
  put(at: Instant, task: Task): void;
  tell(notification: Notification): void;
  report(report: DeliveryReport): void;
  change(events: readonly DomainEvent[]): void;
}>;

export const busKey = ({ accountId, region, name }: EventBusReference): string => `${accountId}/${region}/${name}`;
