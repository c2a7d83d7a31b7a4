/** What the operations of SQS have in common: their queues by URL, and how CloudTrail tells of them. */
import { findQueue, type Queue, queueArn } from "../../../domain/index.ts";
import { type AccountId, accept, invariant, parseAccountId, type Result, refuse } from "../../../kernel/index.ts";
import type { AnyOperation, Operation, OperationContext } from "../../operation.ts";
import type { SqsRefusal } from "./refusals.ts";

/** A member that the API requires; its absence was refused before an operation sees the input. */
export function required<T>(member: T | undefined, name: string): T {
  invariant(member !== undefined, `a required member is missing: ${name}`);
  return member;
}

export type Nothing = Readonly<Record<string, never>>;
export const NOTHING: Nothing = {};

export type QueueAddress = Readonly<{ accountId: AccountId; name: string }>;

const PATH = /\/(\d{12})\/([^/?#]{1,80})$/;

/** `http://127.0.0.1:4747/111122223333/orders`; the host says nothing, and the Region is the one that the request is for. */
export function addressOf(queueUrl: string | undefined): QueueAddress | undefined {
  const [, account = "", name = ""] = PATH.exec(queueUrl ?? "") ?? [];
  const accountId = parseAccountId(account);
  return accountId === undefined ? undefined : { accountId, name };
}

export const arnOf = ({ request }: Pick<OperationContext, "request">, { accountId, name }: QueueAddress): string =>
  queueArn({ accountId, region: request.region, name });

/** Under the address that the client itself used, so that it finds the queue again there. */
export const queueUrl = ({ request }: Pick<OperationContext, "request">, { accountId, name }: QueueAddress): string =>
  `http://${request.address ?? request.host}/${accountId}/${name}`;

type Referring = Readonly<{ QueueUrl?: string | undefined }>;

/** The ARN of the queue that a URL names, when it is there. */
export function queueAt(context: OperationContext, { QueueUrl = "" }: Referring): Result<Queue, SqsRefusal> {
  const address = addressOf(QueueUrl);
  if (address === undefined) return refuse({ kind: "InvalidAddress", address: QueueUrl });
  return findQueue(context.world, arnOf(context, address));
}

/** For reads that can only fail for want of the queue. */
export function decideOnQueue(context: OperationContext, input: Referring): Result<readonly [], SqsRefusal> {
  const queue = queueAt(context, input);
  return queue.ok ? accept([]) : queue;
}

/** A queue that `decide` has already found. */
export function knownQueue(context: OperationContext, input: Referring): Queue {
  const queue = queueAt(context, input);
  invariant(queue.ok, "the queue was there when it was decided");
  return queue.value;
}

type Elements = NonNullable<Operation<never, never, never>["trail"]>;

/** A management event. Amazon SQS Developer Guide: "Logging Amazon SQS API calls using AWS CloudTrail", its examples. */
export const managementOperation = <I extends object, O extends object>(
  operation: Operation<I, O, SqsRefusal>,
): AnyOperation => ({
  ...operation,
  trail: ((input: I, output: O | undefined) => ({
    requestParameters: spelled(input),
    responseElements: output === undefined ? null : spelled(output),
  })) as Elements,
});

/** Reads and everything about messages: no event history has them (inferred for reads, which the guide does not list as management events). */
export const dataOperation = <I, O>(operation: Operation<I, O, SqsRefusal>): AnyOperation => ({
  ...operation,
  isDataEvent: true,
});

/** Members begin in lower case, but for an abbreviation; the names of attributes stay as they are. */
const spelled = (members: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(members).map(([name, value]) => [/^AWS/.test(name) ? name : lowered(name), value]));

const lowered = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
