import { expect, test } from "vitest";
import { parametersFor } from "../compose/samples.test-support.ts";
import { composeStage } from "../compose.ts";
import type { CallOutcome } from "./target.ts";

test("buckets and queues are reached like everything else, and an object's bytes come as text", async () => {
  const { target } = await composeStage(parametersFor("two-organizations")).open({ kind: "under-test" });
  const hands = target.as({ accountId: "100000000021", principal: "admin" });
  if (hands === undefined) throw new Error("nobody is there");
  const Bucket = "stored-by-a-drill";
  const outcomes: CallOutcome[] = [];
  const call = async (service: "s3" | "sqs", operation: string, input: Readonly<Record<string, unknown>>) => {
    const { outcome } = await hands.call(service, operation, input);
    outcomes.push(outcome);
    return outcome.kind === "succeeded" ? outcome.output : {};
  };
  await call("s3", "CreateBucket", { Bucket });
  await call("s3", "PutObject", { Bucket, Key: "a", Body: "written" });
  expect((await call("s3", "GetObject", { Bucket, Key: "a" })).Body).toBe("written");
  const { QueueUrl } = await call("sqs", "CreateQueue", { QueueName: "queue" });
  await call("sqs", "SendMessage", { QueueUrl, MessageBody: "sent" });
  expect(outcomes.map(({ kind }) => kind)).toEqual(Array(5).fill("succeeded"));
  expect(JSON.parse(JSON.stringify(outcomes))).toHaveLength(5);
  await target.close();
});
