/** One attempt to tell one target: delivered, tried again, put aside, or lost. EventBridge User Guide: "How EventBridge retries delivering events". */
import { eventRuleArn, eventRuleKey } from "../../domain/index.ts";
import { addMs, chance, hours, type Instant, minutes, seconds } from "../../kernel/index.ts";
import type { TargetTrouble } from "../fault/fault.ts";
import { idFrom } from "../id-from.ts";
import { forward } from "./forward-to-bus.ts";
import { invokeFunction } from "./function-hop.ts";
import {
  DECLARED,
  type DeliveryReport,
  type Line,
  type Note,
  type Notification,
  type Sending,
  toldBy,
} from "./line.ts";
import { writeLogEvents } from "./metric-hop.ts";
import { publish } from "./publish.ts";
import { enqueue, forbidden, missing } from "./queue-door.ts";
import { mayRole, mayService } from "./service-access.ts";
import { shapeInput } from "./shape-input.ts";

const EVENTBRIDGE = "events.amazonaws.com";
/** The defaults of RetryPolicy. */
const MOST_RETRIES = 185;
const LONGEST_MS = hours(24);

export function tellTarget(line: Line, sending: Sending, at: Instant): void {
  const { rule, target, passing, attempt } = sending;
  const subject = `${passing.event.id} ${eventRuleKey(rule)} ${target.id} ${attempt}`;
  const fault = line.faults.target({ rule, target, subject });
  const notification = notificationOf(sending, at);
  const sent = fault === undefined ? send(line, sending, { at, subject, notification }) : fault.trouble;
  const report = {
    at,
    from: eventRuleArn(rule),
    to: target.arn,
    attempt,
    subject: passing.event.id,
    ...(fault === undefined ? {} : { faults: [fault.id] }),
  };
  if (sent === undefined || "note" in sent) {
    if (sent?.isHandedOn !== true) line.tell(notification);
    line.report({ ...report, outcome: "delivered", ...(sent === undefined ? {} : toldBy(sent)) });
  } else fail(line, sending, { trouble: sent, report });
}

const notificationOf = ({ rule, target, passing, matchedAt }: Sending, at: Instant): Notification => ({
  ...{ at, ruleKey: eventRuleKey(rule), ruleName: rule.name, accountId: rule.accountId, region: rule.region },
  matchedAt,
  ...{ targetId: target.id, targetArn: target.arn, event: passing.event, assumptions: passing.assumptions },
});

type Attempt = Readonly<{ at: Instant; subject: string }>;
type Telling = Attempt & Readonly<{ notification: Notification }>;

function send(line: Line, sending: Sending, { at, subject, notification }: Telling): TargetTrouble | Note | undefined {
  const { rule, target, passing } = sending;
  const [, , service] = target.arn.split(":");
  if (service === "events") return forward(line, sending, at);
  const body = shapeInput({ rule, target, event: passing.event, at });
  if (body === undefined) {
    return { code: "INVALID_JSON", reason: "the input transformer makes no JSON of the event", isRetried: false };
  }
  const source = { service: EVENTBRIDGE, arn: eventRuleArn(rule), accountId: rule.accountId };
  const { queues, queueDeletions } = line.world();
  switch (service) {
    case "sqs":
      if (!queues.has(target.arn) && !queueDeletions.has(target.arn) && line.isDeclared(target.arn)) return DECLARED;
      return enqueue(line, { queueArn: target.arn, body, source, roleArn: target.roleArn, at, subject });
    case "sns":
      return toTopic(line, sending, { at, subject, body });
    case "lambda":
      return invokeFunction(
        line,
        {
          ...{ arn: target.arn, body, source, at, subject: passing.event.id, passage: subject, notification },
          role: target.roleArn === undefined ? undefined : { arn: target.roleArn, region: rule.region },
        },
        { isDeclared: line.isDeclared(target.arn) },
      );
    case "logs":
      return toLogGroup(line, sending, { at, subject, body });
    default:
      return { note: `a target of ${service} is not emulated: it is taken to be there and to let EventBridge in` };
  }
}

type Told = Attempt & Readonly<{ body: string }>;

/** A topic that the organization file's rules name is taken to be there until it is deleted: files need not describe their topics. */
function toTopic(line: Line, { rule, target }: Sending, { at, subject, body }: Told): TargetTrouble | Note | undefined {
  const world = line.world();
  const topic = world.topics.get(target.arn);
  if (topic === undefined) {
    return line.isDeclared(target.arn) && !world.topicDeletions.has(target.arn) ? DECLARED : missing(target.arn);
  }
  const circumstances = { world, now: at, assumptions: line.assumptions };
  const receiver = { action: "sns:Publish", arn: target.arn, accountId: topic.accountId, policy: topic.policy };
  const source = { service: EVENTBRIDGE, arn: eventRuleArn(rule), accountId: rule.accountId };
  const { roleArn } = target;
  const answer =
    roleArn !== undefined
      ? mayRole(circumstances, { roleArn, service: EVENTBRIDGE, region: rule.region }, receiver)
      : mayService(circumstances, source, receiver)
        ? "allowed"
        : "denied";
  if (answer !== "allowed") return forbidden(answer, { arn: target.arn, service: EVENTBRIDGE, roleArn });
  publish(line, topic, { messageId: idFrom(`topic-message/${subject}`), subject: undefined, message: body, at });
  return undefined;
}

/** The resource policy of CloudWatch Logs is not emulated: a group that is there lets EventBridge in. */
function toLogGroup(
  line: Line,
  { rule, target }: Sending,
  { at, subject, body }: Told,
): TargetTrouble | Note | undefined {
  const arn = target.arn.replace(/:\*$/, "");
  if (!line.world().logGroups.has(arn) && line.isDeclared(target.arn)) return DECLARED;
  const event = { id: idFrom(`log-event/${subject}`), stream: rule.name, at, ingestedAt: at, message: body };
  return writeLogEvents(line, arn, { events: [event], at }) === undefined ? undefined : missing(arn);
}

type Failure = Readonly<{ trouble: TargetTrouble; report: Omit<DeliveryReport, "outcome"> }>;

function fail(line: Line, sending: Sending, { trouble, report }: Failure): void {
  const { target, attempt, since } = sending;
  const { at } = report;
  const { maximumRetries = MOST_RETRIES, maximumAgeSeconds } = target.retryPolicy ?? {};
  const longestMs = maximumAgeSeconds === undefined ? LONGEST_MS : seconds(maximumAgeSeconds);
  const next = addMs(at, pauseMs(attempt, { seed: line.faults.seed, subject: report.subject }));
  if (trouble.isRetried && attempt <= maximumRetries && next <= addMs(since, longestMs)) {
    line.put(next, { kind: "target", sending: { ...sending, attempt: attempt + 1 } });
    line.report({ ...report, outcome: "retrying", reason: trouble.reason });
    return;
  }
  const exhausted = trouble.isRetried
    ? attempt > maximumRetries
      ? "MaximumRetryAttempts"
      : "MaximumEventAgeInSeconds"
    : undefined;
  const kept = putAside(line, sending, { trouble, at, exhausted });
  const reason = kept === undefined ? trouble.reason : `${trouble.reason}; ${kept}`;
  line.report({ ...report, outcome: kept === undefined ? "deadLettered" : "dropped", reason });
}

/** Modelled: AWS says "exponential back-off and jitter" and gives no numbers. */
function pauseMs(attempt: number, { seed, subject }: Readonly<{ seed: number; subject: string }>): number {
  const full = Math.min(minutes(10), seconds(1) * 2 ** Math.min(attempt - 1, 20));
  return Math.round(full * (0.5 + chance(seed, `pause/${subject}/${attempt}`) / 2));
}

type PutAside = Readonly<{ trouble: TargetTrouble; at: Instant; exhausted: string | undefined }>;

/** Undefined when the dead-letter queue has it, else why it is lost. EventBridge User Guide: "Using dead-letter queues", its message attributes. */
function putAside(
  line: Line,
  { rule, target, passing, attempt }: Sending,
  { trouble, at, exhausted }: PutAside,
): string | undefined {
  if (target.deadLetterArn === undefined) return "there is no dead-letter queue";
  const attributes = {
    RULE_ARN: eventRuleArn(rule),
    TARGET_ARN: target.arn,
    ERROR_CODE: trouble.code,
    ERROR_MESSAGE: trouble.reason,
    RETRY_ATTEMPTS: String(attempt - 1),
    ...(exhausted === undefined ? {} : { EXHAUSTED_RETRY_CONDITION: exhausted }),
  };
  const refused = enqueue(line, {
    queueArn: target.deadLetterArn,
    body: JSON.stringify(passing.event),
    attributes,
    source: { service: EVENTBRIDGE, arn: eventRuleArn(rule), accountId: rule.accountId },
    at,
    subject: `dead-letter ${passing.event.id} ${eventRuleKey(rule)} ${target.id}`,
  });
  return refused && `the dead-letter queue does not take it: ${refused.reason}`;
}
