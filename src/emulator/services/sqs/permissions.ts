/** Which queue each operation of SQS is authorized on. Service Authorization Reference: "Amazon SQS". */
import type { Caller } from "../../caller.ts";
import type { OperationContext, RequiredPermission } from "../../operation.ts";
import { addressOf, arnOf, type QueueAddress } from "./operation.ts";

type Permissions = readonly RequiredPermission[];

/** Amazon SQS Developer Guide: "Amazon SQS API permissions": cross-account permissions do not apply to these. */
const OWNERS_ALONE: ReadonlySet<string> = new Set([
  "AddPermission",
  "CreateQueue",
  "DeleteQueue",
  "ListQueues",
  "RemovePermission",
  "SetQueueAttributes",
]);

/** What unlocks a queue whose policy denies everybody. */
const UNLOCKING: ReadonlySet<string> = new Set([
  "GetQueueUrl",
  "GetQueueAttributes",
  "SetQueueAttributes",
  "AddPermission",
  "RemovePermission",
]);

/** A URL that names no queue needs no permission: it is refused as such. */
export function onQueue(context: OperationContext, name: string, queueUrl: string | undefined): Permissions {
  const address = addressOf(queueUrl);
  return address === undefined ? [] : onAddress(context, name, address);
}

export function onAddress(context: OperationContext, name: string, address: QueueAddress): Permissions {
  const arn = arnOf(context, address);
  const policy = policyFor(context, { arn, name, address });
  return [
    {
      action: `sqs:${name}`,
      resource: arn,
      resourceAccountId: address.accountId,
      ...(policy === undefined ? {} : { resourcePolicy: { type: "resource", name: address.name, text: policy } }),
    },
  ];
}

type Asked = Readonly<{ arn: string; name: string; address: QueueAddress }>;

/** The queue's policy as it counts for this caller and this action. */
function policyFor(
  { world, caller, assumptions }: OperationContext,
  { arn, name, address }: Asked,
): string | undefined {
  const policy = world.queues.get(arn)?.policy;
  if (policy === undefined) return undefined;
  const isOwners = caller.accountId === address.accountId && caller.identity.kind !== "anonymous";
  if (!isOwners) return OWNERS_ALONE.has(name) ? undefined : policy;
  const mayUnlock = caller.identity.kind === "root" && UNLOCKING.has(name);
  if (mayUnlock && isRootSession(caller.credential)) return undefined;
  return mayUnlock && assumptions.value("queue-root-unlock") === "exempt" ? undefined : policy;
}

/** That such a session unlocks a queue is documented. IAM User Guide: "Perform a privileged task on an AWS Organizations member account". */
const isRootSession = (credential: Caller["credential"]): boolean =>
  credential.kind === "session" && credential.session.taskPolicyArn !== undefined;
