/** From whoever invokes a function to the topic or queue that its stand-in tells. AWS Lambda Developer Guide: "Invoking a Lambda function asynchronously". */
import {
  decideInvoke,
  functionArn,
  isVersioned,
  type LambdaFunction,
  readFunctionArn,
  topicArn,
} from "../../domain/index.ts";
import { addMs, type Instant, minutes } from "../../kernel/index.ts";
import type { TargetTrouble } from "../fault/fault.ts";
import { idFrom } from "../id-from.ts";
import { DECLARED, type Handing, type Line, type Note, type Notification } from "./line.ts";
import { publish } from "./publish.ts";
import { enqueue, forbidden, missing } from "./queue-door.ts";
import { mayRole, mayService, type Receiver, type RoleAnswer, type Source } from "./service-access.ts";

const LAMBDA = "lambda.amazonaws.com";

/** What is said wherever a stand-in passes something on. */
const STAND_IN = "stand-in: hands on what it was given, runs no code";
const SILENT = "stand-in: runs no code, and is not described to tell anybody";
/** AWS Lambda Developer Guide, "Use Lambda recursive loop detection to prevent infinite loops": about so many rounds. */
const MOST_ROUNDS = 16;
const LOOP = "Lambda stops what goes round in circles through functions and topics";
const OF_VERSION: Note = {
  note: "versions and aliases are not emulated: this one is taken to be there and to let its caller in",
};

export type Invoking = Readonly<{
  /** With or without a version or an alias. */
  arn: string;
  body: string;
  source: Source;
  /** A role that the service takes on for it, in which Region; its own name is asked for otherwise. */
  role?: Readonly<{ arn: string; region: string }> | undefined;
  at: Instant;
  /** What reports are about. */
  subject: string;
  /** Told apart from every other invocation by this. */
  passage: string;
  /** How many functions it came through before; none where it is left out. */
  round?: number | undefined;
  /** Told when the function is through: at once, or when whom it tells has it. */
  notification?: Notification;
}>;

/** A note when the function has taken it. A function that was never made is taken to be there only where `isDeclared`. */
export function invokeFunction(
  line: Line,
  invoking: Invoking,
  { isDeclared }: Readonly<{ isDeclared: boolean }>,
): TargetTrouble | Note {
  const world = line.world();
  const named = readFunctionArn(invoking.arn);
  if (named === undefined) return missing(invoking.arn);
  const lambda = world.functions.get(named.arn);
  if (lambda === undefined)
    return isDeclared && !world.functionDeletions.has(named.arn) ? DECLARED : missing(named.arn);
  if (isVersioned(named.qualifier)) return OF_VERSION;
  const answer = admission(line, lambda, invoking);
  const { service } = invoking.source;
  if (answer !== "allowed") return forbidden(answer, { arn: invoking.arn, service, roleArn: invoking.role?.arn });
  const { at, body: payload, source, subject, passage, round = 0, notification } = invoking;
  if (round >= MOST_ROUNDS) return { code: "RECURSIVE_LOOP", reason: LOOP, isRetried: false };
  const id = idFrom(`invocation/${passage}`);
  const decision = decideInvoke(world, named.arn, { id, at, by: source.arn, payload });
  if (decision.ok) line.change(decision.value);
  if (lambda.tells === undefined) return { note: SILENT, byStandIn: true };
  handOnFrom(line, lambda, { payload, subject, passage, at, round, notification });
  return { note: STAND_IN, isHandedOn: true, byStandIn: true };
}

function admission(line: Line, lambda: LambdaFunction, { arn, source, role, at }: Invoking): RoleAnswer {
  const { accountId, policy } = lambda;
  const circumstances = { world: line.world(), now: at, assumptions: line.assumptions };
  const receiver: Receiver = { action: "lambda:InvokeFunction", arn, accountId, policy };
  if (role === undefined) return mayService(circumstances, source, receiver) ? "allowed" : "denied";
  return mayRole(circumstances, { roleArn: role.arn, service: source.service, region: role.region }, receiver);
}

type HandedOver = Readonly<{
  payload: string;
  subject: string;
  passage: string;
  at: Instant;
  round?: number;
  notification?: Notification | undefined;
}>;

/** Nothing happens where the function tells nobody. */
export function handOnFrom(line: Line, lambda: LambdaFunction, { at, round = 0, ...handed }: HandedOver): void {
  const { tells } = lambda;
  if (tells === undefined) return;
  line.put(at, { kind: "function", handing: { ...handed, lambda, told: tells, attempt: 1, round } });
}

/** AWS Lambda Developer Guide, "How Lambda handles errors and retries with asynchronous invocation": the pauses before the second and the third attempt. */
const PAUSES_MS = [minutes(1), minutes(2)] as const;

export function handOn(line: Line, handing: Handing, at: Instant): void {
  const { lambda, told, subject, attempt, notification } = handing;
  const report = { at, from: functionArn(lambda), to: told, attempt, subject };
  const sent = told.startsWith("arn:aws:sqs:") ? toQueue(line, handing, at) : toTopic(line, handing, at);
  if (sent === undefined || "note" in sent) {
    if (notification !== undefined) line.tell({ ...notification, at });
    const reason = [STAND_IN, ...(sent ? [sent.note] : [])].join("; ");
    line.report({ ...report, outcome: "delivered", byStandIn: true, reason });
    return;
  }
  const pauseMs = PAUSES_MS[attempt - 1];
  if (pauseMs !== undefined)
    line.put(addMs(at, pauseMs), { kind: "function", handing: { ...handing, attempt: attempt + 1 } });
  line.report({ ...report, outcome: pauseMs === undefined ? "dropped" : "retrying", reason: sent.reason });
}

function toQueue(line: Line, handing: Handing, at: Instant): TargetTrouble | Note | undefined {
  const { lambda, told, payload, passage } = handing;
  const world = line.world();
  if (!world.queues.has(told) && !world.queueDeletions.has(told)) return DECLARED;
  const source = { service: LAMBDA, arn: functionArn(lambda), accountId: lambda.accountId };
  const { roleArn } = lambda;
  const refused = enqueue(line, {
    ...{ queueArn: told, body: payload, source, roleArn, at, subject: `${passage} handed on` },
    isTrusted: roleArn === undefined,
  });
  return refused ?? (roleArn === undefined ? UNDESCRIBED_ROLE : undefined);
}

const UNDESCRIBED_ROLE: Note = { note: "the function's role is not described: it is taken to be permitted" };

/** The role is asked for a topic that nobody described as well, where both are the account's: no policy of the topic could make up for it. */
function toTopic(
  line: Line,
  { lambda, told, payload, passage, round }: Handing,
  at: Instant,
): TargetTrouble | Note | undefined {
  const world = line.world();
  const topic = world.topics.get(told);
  if (topic === undefined && world.topicDeletions.has(told)) return missing(told);
  const { roleArn, accountId, region } = lambda;
  const owner = topic?.accountId ?? (told.split(":")[4] === accountId ? accountId : undefined);
  if (roleArn !== undefined && owner !== undefined) {
    const receiver = { action: "sns:Publish", arn: told, accountId: owner, policy: topic?.policy };
    const circumstances = { world, now: at, assumptions: line.assumptions };
    const answer = mayRole(circumstances, { roleArn, service: LAMBDA, region }, receiver);
    if (answer !== "allowed") return forbidden(answer, { arn: told, service: LAMBDA, roleArn });
  }
  if (topic === undefined) return DECLARED;
  publish(line, topic, {
    messageId: idFrom(`handed-on/${passage} ${topicArn(topic)}`),
    ...{ subject: undefined, message: payload, at, round: round + 1 },
  });
  return roleArn === undefined ? UNDESCRIBED_ROLE : undefined;
}
