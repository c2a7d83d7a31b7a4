/** SQS's standard queues and the messages in them. Amazon SQS Developer Guide: "Amazon SQS standard queues". */
import type { AccountId, Instant } from "../../kernel/index.ts";

/** Attributes that a queue can be given, and that the emulator heeds. */
export type QueueSettings = Readonly<{
  visibilityTimeoutSeconds: number;
  delaySeconds: number;
  maximumMessageBytes: number;
  retentionSeconds: number;
  receiveWaitSeconds: number;
  /** SSE with keys of SQS; changes nothing that a client could see. */
  managedEncryption: boolean;
}>;

/** Amazon SQS API Reference, SetQueueAttributes; the largest message grew to 1 MiB in August 2025. */
export const DEFAULT_QUEUE_SETTINGS: QueueSettings = {
  visibilityTimeoutSeconds: 30,
  delaySeconds: 0,
  maximumMessageBytes: 1_048_576,
  retentionSeconds: 345_600,
  receiveWaitSeconds: 0,
  managedEncryption: true,
};

export type Queue = Readonly<{
  name: string;
  accountId: AccountId;
  region: string;
  createdAt: Instant;
  modifiedAt: Instant;
  settings: QueueSettings;
  /** The queue policy's text. */
  policy: string | undefined;
  purgedAt: Instant | undefined;
}>;

export type MessageAttribute = Readonly<{ type: string; text: string | undefined; bytes: Uint8Array | undefined }>;

export type QueueMessage = Readonly<{
  id: string;
  body: string;
  attributes: ReadonlyMap<string, MessageAttribute>;
  /** The principal id or address that `SenderId` shows. */
  senderId: string;
  sentAt: Instant;
  visibleFrom: Instant;
  firstReceivedAt: Instant | undefined;
  receiveCount: number;
  /** Of the latest reception; older ones no longer count for deleting. */
  receiptHandle: string | undefined;
}>;

export type QueueReference = Readonly<{ accountId: string; region: string; name: string }>;

/** Queues are found by their ARN. */
export const queueArn = ({ accountId, region, name }: QueueReference): string =>
  `arn:aws:sqs:${region}:${accountId}:${name}`;
