/** Buckets and queues whose policy denies everybody, and how their owner gets in again. Claim ROOT-05. */
import { type Action, listOf, NothingToActOn, outputOf } from "../action.ts";
import { takingRoot } from "./taking-root.ts";

const shutting = (service: "s3" | "sqs", resources: readonly string[]): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Sid: "Nobody", Effect: "Deny", Principal: "*", Action: `${service}:*`, Resource: resources }],
  });

/** A bucket that its owner has shut to everybody, themselves included. */
export const shutBucket = (bucket: string): Action => ({
  id: "shut-bucket",
  kind: "response",
  sentence: `make the bucket ${bucket} and deny everybody`,
  techniques: [],
  undo: "the root user, or a root session, deletes its policy",
  async carryOut(hands) {
    const made = await hands.call("s3", "CreateBucket", { Bucket: bucket });
    if (made.outcome.kind !== "succeeded") return made;
    const arn = `arn:aws:s3:::${bucket}`;
    return hands.call("s3", "PutBucketPolicy", { Bucket: bucket, Policy: shutting("s3", [arn, `${arn}/*`]) });
  },
});

/** A queue that its owner has shut to everybody, themselves included. */
export const shutQueue = (queue: string): Action => ({
  id: "shut-queue",
  kind: "response",
  sentence: `make the queue ${queue} and deny everybody`,
  techniques: [],
  undo: "the root user, or a root session, deletes its policy",
  async carryOut(hands) {
    const made = await hands.call("sqs", "CreateQueue", { QueueName: queue });
    const QueueUrl = outputOf(made)?.QueueUrl;
    if (QueueUrl === undefined) return made;
    return hands.call("sqs", "SetQueueAttributes", { QueueUrl, Attributes: { Policy: shutting("sqs", ["*"]) } });
  },
});

/** Deletes the bucket's policy with the caller's own credentials. */
export const openBucket = (bucket: string): Action => ({
  id: "open-bucket",
  kind: "response",
  sentence: `delete the policy of the bucket ${bucket}`,
  techniques: [],
  undo: "put the policy on the bucket again",
  carryOut: (hands) => hands.call("s3", "DeleteBucketPolicy", { Bucket: bucket }),
});

/** Deletes the queue's policy with the caller's own credentials; a refused look for its address is the decisive call. */
export const openQueue = (queue: string): Action => ({
  id: "open-queue",
  kind: "response",
  sentence: `delete the policy of the queue ${queue}`,
  techniques: [],
  undo: "put the policy on the queue again",
  async carryOut(hands) {
    const listed = await hands.call("sqs", "ListQueues", { QueueNamePrefix: queue });
    if (listed.outcome.kind !== "succeeded") return listed;
    const url = listOf<string>(outputOf(listed), "QueueUrls").find((each) => each.endsWith(`/${queue}`));
    if (url === undefined) throw new NothingToActOn(`the account has no queue ${queue}`);
    return hands.call("sqs", "SetQueueAttributes", { QueueUrl: url, Attributes: { Policy: "" } });
  },
});

export const unlockBucket = (accountId: string, bucket: string): Action =>
  takingRoot({ accountId, task: "S3UnlockBucketPolicy" }, openBucket(bucket));

export const unlockQueue = (accountId: string, queue: string): Action =>
  takingRoot({ accountId, task: "SQSUnlockQueuePolicy" }, openQueue(queue));
