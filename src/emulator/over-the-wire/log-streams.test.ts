/** DescribeLogStreams over a socket: what it tells of streams, in which order and by how many. */
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeLogStreamsCommand,
  type DescribeLogStreamsRequest,
  PutLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { refusal, type Served, served } from "./served.test-support.ts";

const ADMIN = "open-root-keys/admin";
const GROUP_ARN = "arn:aws:logs:us-east-1:100000000026:log-group:streams";
let on: Served;
beforeAll(async () => {
  on = await served();
});
afterAll(() => on.close());
beforeEach(async () => {
  await on.control("POST", "reset");
  await logs().send(new CreateLogGroupCommand({ logGroupName: "streams" }));
  for (const logStreamName of ["b/1", "a/2", "a/1"]) {
    await logs().send(new CreateLogStreamCommand({ logGroupName: "streams", logStreamName }));
  }
});

const logs = (profile = ADMIN) =>
  new CloudWatchLogsClient({
    ...{ endpoint: on.url, region: "us-east-1", credentials: on.credentials(profile), maxAttempts: 1 },
  });
const put = (logStreamName: string, ...times: number[]) =>
  logs().send(
    new PutLogEventsCommand({
      ...{ logGroupName: "streams", logStreamName },
      logEvents: times.map((timestamp) => ({ timestamp, message: "x" })),
    }),
  );
const streams = (asked: Partial<DescribeLogStreamsRequest> = {}) =>
  logs().send(new DescribeLogStreamsCommand({ logGroupName: "streams", ...asked }));
const names = async (asked: Partial<DescribeLogStreamsRequest> = {}) =>
  ((await streams(asked)).logStreams ?? []).map(({ logStreamName }) => logStreamName);

test("streams come by name, one way or the other, and by what their names begin with", async () => {
  expect(await names()).toEqual(["a/1", "a/2", "b/1"]);
  expect(await names({ descending: true, orderBy: "LogStreamName" })).toEqual(["b/1", "a/2", "a/1"]);
  expect(await names({ logStreamNamePrefix: "a/" })).toEqual(["a/1", "a/2"]);
  expect(await names({ logGroupName: undefined, logGroupIdentifier: GROUP_ARN })).toHaveLength(3);
});

test("they come by their latest event, and tell of the first, the last and the arrival", async () => {
  await put("a/1", 2_000, 3_000);
  await put("b/1", 1_000, 9_000);
  await put("b/1", 4_000);
  expect(await names({ orderBy: "LastEventTime" })).toEqual(["a/2", "a/1", "b/1"]);
  expect(await names({ orderBy: "LastEventTime", descending: true })).toEqual(["b/1", "a/1", "a/2"]);
  const { logStreams: [empty, , full] = [] } = await streams({ orderBy: "LastEventTime" });
  expect(full).toMatchObject({
    ...{ firstEventTimestamp: 1_000, lastEventTimestamp: 9_000, storedBytes: 0 },
    arn: `${GROUP_ARN}:log-stream:b/1`,
  });
  expect(full?.lastIngestionTime).toBeGreaterThanOrEqual(full?.creationTime ?? Number.POSITIVE_INFINITY);
  expect(empty?.firstEventTimestamp).toBeUndefined();
});

test("they come in pages, in every order", async () => {
  await put("b/1", 5);
  for (const order of [{}, { descending: true }, { orderBy: "LastEventTime" }] as const) {
    const first = await streams({ ...order, limit: 2 });
    const second = await streams({ ...order, limit: 2, nextToken: first.nextToken });
    const paged = [...(first.logStreams ?? []), ...(second.logStreams ?? [])].map(({ logStreamName }) => logStreamName);
    expect(paged).toEqual(await names(order));
    expect(second.nextToken).toBeUndefined();
  }
});

test("what does not go together, or is not there, is refused", async () => {
  const name = async (asked: Partial<DescribeLogStreamsRequest>) => (await refusal(streams(asked))).name;
  expect(await name({ orderBy: "LastEventTime", logStreamNamePrefix: "a" })).toBe("InvalidParameterException");
  expect(await name({ logGroupIdentifier: GROUP_ARN })).toBe("InvalidParameterException");
  expect(await name({ logGroupName: undefined })).toBe("InvalidParameterException");
  expect(await name({ logGroupName: "nowhere" })).toBe("ResourceNotFoundException");
  expect(await name({ limit: 51 })).toBe("InvalidParameterException");
  expect(await name({ orderBy: "Size" as never })).toBe("InvalidParameterException");
  const foreign = logs("open-invited/admin").send(new DescribeLogStreamsCommand({ logGroupIdentifier: GROUP_ARN }));
  expect((await refusal(foreign)).name).toMatch(/ResourceNotFoundException|AccessDeniedException/);
});
