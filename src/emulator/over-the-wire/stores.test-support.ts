/** Buckets and queues of a served world, with the real SDK clients. */
import { CloudWatchLogsClient, CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import type { Credentials, Served } from "./served.test-support.ts";

export type Stores = Readonly<{ s3: S3Client; sqs: SQSClient }>;

export const storesWith = (endpoint: string, credentials: Credentials, region = "us-east-1"): Stores => {
  const settings = { endpoint, region, credentials, maxAttempts: 1 };
  return { s3: new S3Client({ ...settings, forcePathStyle: true }), sqs: new SQSClient(settings) };
};

export const storesOf = (served: Served, profile: string, region = "us-east-1"): Stores =>
  storesWith(served.url, served.credentials(profile), region);

/** Clients that sign nothing. */
export function storesOfNobody(served: Served): Stores {
  const signer = { sign: async <T>(request: T): Promise<T> => request };
  const settings = {
    endpoint: served.url,
    region: "us-east-1",
    credentials: { accessKeyId: "x", secretAccessKey: "x" },
    maxAttempts: 1,
    signer,
  } as const;
  return {
    s3: new S3Client({ ...settings, forcePathStyle: true } as never),
    sqs: new SQSClient(settings as never),
  };
}

export const bucketPolicy = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

/** A log group that a rule of EventBridge can tell: nobody's policy is asked there. Answers its ARN; one that is there stays. */
export async function toldGroup(served: Served, profile: string, accountId: string): Promise<string> {
  const settings = {
    endpoint: served.url,
    region: "us-east-1",
    credentials: served.credentials(profile),
    maxAttempts: 1,
  };
  const made = new CloudWatchLogsClient(settings).send(new CreateLogGroupCommand({ logGroupName: "told" }));
  await made.catch((error: Error) => {
    if (error.name !== "ResourceAlreadyExistsException") throw error;
  });
  return `arn:aws:logs:us-east-1:${accountId}:log-group:told`;
}
