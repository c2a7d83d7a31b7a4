/** Putting a message into an emulated queue on behalf of a service, as far as the queue's policy lets it. */
import { decideSendMessage, type MessageAttribute } from "../../domain/index.ts";
import type { Instant } from "../../kernel/index.ts";
import type { TargetTrouble } from "../fault/fault.ts";
import { idFrom } from "../id-from.ts";
import type { Line } from "./line.ts";
import { mayRole, mayService, type RoleAnswer, type Source } from "./service-access.ts";

export type Enqueuing = Readonly<{
  queueArn: string;
  body: string;
  attributes?: Readonly<Record<string, string>>;
  source: Source;
  /** A role that the service takes on for it; its own name is asked for otherwise. */
  roleArn?: string | undefined;
  /** Nobody is asked: whoever sends it is not described. */
  isTrusted?: boolean;
  at: Instant;
  /** Told apart from every other message by this. */
  subject: string;
}>;

/** Undefined when the message is in the queue. */
export function enqueue(
  line: Line,
  { queueArn, body, attributes = {}, source, roleArn, isTrusted = false, at, subject }: Enqueuing,
): TargetTrouble | undefined {
  const world = line.world();
  const queue = world.queues.get(queueArn);
  if (queue === undefined) return missing(queueArn);
  const circumstances = { world, now: at, assumptions: line.assumptions };
  const { accountId, policy, region } = queue;
  const receiver = { action: "sqs:SendMessage", arn: queueArn, accountId, policy };
  const answer: RoleAnswer =
    roleArn === undefined
      ? isTrusted || mayService(circumstances, source, receiver)
        ? "allowed"
        : "denied"
      : mayRole(circumstances, { roleArn, service: source.service, region }, receiver);
  if (answer !== "allowed") return forbidden(answer, { arn: queueArn, service: source.service, roleArn });
  const read = new Map<string, MessageAttribute>(
    Object.entries(attributes).map(([name, text]) => [name, { type: "String", text, bytes: undefined }]),
  );
  const decision = decideSendMessage(world, queueArn, {
    id: idFrom(`queue-message/${subject}`),
    body,
    attributes: read,
    sizeBytes: Buffer.byteLength(body),
    delaySeconds: undefined,
    senderId: source.service,
    now: at,
  });
  if (!decision.ok)
    return { code: "SDK_CLIENT_ERROR", reason: `SQS refuses: ${decision.refusal.kind}`, isRetried: false };
  line.change(decision.value);
  return undefined;
}

export const missing = (arn: string): TargetTrouble => ({
  code: "RESOURCE_NOT_FOUND",
  reason: `${arn} is not there`,
  isRetried: false,
});

type Forbidden = Readonly<{ arn: string; service: string; roleArn: string | undefined }>;

export function forbidden(answer: Exclude<RoleAnswer, "allowed">, { arn, service, roleArn }: Forbidden): TargetTrouble {
  const reasons = {
    missing: `the role ${roleArn} is not there`,
    untrusted: `the role ${roleArn} does not trust ${service}`,
    denied: `${roleArn ?? service} is not permitted at ${arn}`,
  };
  return { code: "NO_PERMISSIONS", reason: reasons[answer], isRetried: false };
}
