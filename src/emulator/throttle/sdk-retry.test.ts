import { CloudTrailClient, LookupEventsCommand } from "@aws-sdk/client-cloudtrail";
import {
  DescribeOrganizationCommand,
  LeaveOrganizationCommand,
  OrganizationsClient,
  type OrganizationsClientConfig,
  TooManyRequestsException,
} from "@aws-sdk/client-organizations";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { control, type Standing, standing } from "../emulator.test-support.ts";
import { type Listening, listen } from "../server.ts";

let on: Standing;
let server: Listening;
beforeAll(async () => {
  on = standing({ throttle: true, skewNowMs: () => Date.now() });
  const strangers = { allowedHosts: [], controlToken: undefined };
  server = await listen(on.emulator, { host: "127.0.0.1", port: 0, strangers });
});
afterAll(() => server.close());
beforeEach(async () => {
  await control(on, "POST", "/_orgdrill/reset");
});

const settings = (profile: string) => ({ endpoint: server.url, region: "us-east-1", credentials: on.key(profile) });
const organizations = (profile: string, more: OrganizationsClientConfig = {}): OrganizationsClient =>
  new OrganizationsClient({ ...settings(profile), ...more });

type Token = Readonly<{ getRetryCount(): number; getRetryDelay(): number }>;
const token = (count: number): Token => ({ getRetryCount: () => count, getRetryDelay: () => 0 });

/** Waits on the emulator's clock instead of the machine's, and notes what the SDK takes an error for. */
function virtualWaiting(delayMs: number, attempts = 3) {
  const errorTypes: string[] = [];
  const retryStrategy = {
    acquireInitialRetryToken: async () => token(0),
    async refreshRetryTokenForRetry(before: Token, { errorType }: { errorType: string }) {
      errorTypes.push(errorType);
      if (before.getRetryCount() + 1 >= attempts) throw new Error("no attempts are left");
      on.clock.advance(delayMs);
      return token(before.getRetryCount() + 1);
    },
    recordSuccess() {},
  };
  return { retryStrategy, errorTypes };
}

const thrownBy = (sent: Promise<unknown>): Promise<unknown> =>
  sent.then(
    () => undefined,
    (error: unknown) => error,
  );

describe("the SDK's own client", () => {
  test("takes the refusal for throttling, waits, and gets through when time has moved", async () => {
    const { retryStrategy, errorTypes } = virtualWaiting(500);
    const client = organizations("kept-created/admin", { retryStrategy });
    for (const _ of [1, 2]) await client.send(new DescribeOrganizationCommand({}));
    const third = await client.send(new DescribeOrganizationCommand({}));
    expect(third.Organization?.Id).toBe("o-twoacme001");
    expect(third.$metadata.attempts).toBe(3);
    expect(errorTypes).toEqual(["THROTTLING", "THROTTLING"]);
  });

  test("gives up when time stands still", async () => {
    const { retryStrategy, errorTypes } = virtualWaiting(0);
    const client = organizations("kept-created/admin", { retryStrategy });
    for (const _ of [1, 2]) await client.send(new DescribeOrganizationCommand({}));
    const thrown = await thrownBy(client.send(new DescribeOrganizationCommand({})));
    expect(thrown).toBeInstanceOf(TooManyRequestsException);
    expect(errorTypes).toEqual(["THROTTLING", "THROTTLING", "THROTTLING"]);
  });

  test("with one attempt throws the exception as the model declares it", async () => {
    const client = organizations("kept-created/admin", { maxAttempts: 1 });
    await thrownBy(client.send(new LeaveOrganizationCommand({})));
    const thrown = await thrownBy(client.send(new LeaveOrganizationCommand({})));
    expect(thrown).toBeInstanceOf(TooManyRequestsException);
    expect(thrown).toMatchObject({
      name: "TooManyRequestsException",
      $fault: "client",
      Type: "ACCOUNT",
      message: "You have sent too many requests in too short a period of time. Try again later.",
      $metadata: { httpStatusCode: 400, attempts: 1 },
    });
  });

  test("of CloudTrail does the same with its ThrottlingException", async () => {
    const { retryStrategy, errorTypes } = virtualWaiting(500);
    const client = new CloudTrailClient({ ...settings("kept-created/admin"), retryStrategy });
    const attempts: (number | undefined)[] = [];
    for (const _ of [1, 2, 3]) attempts.push((await client.send(new LookupEventsCommand({}))).$metadata.attempts);
    expect(attempts).toEqual([1, 1, 2]);
    expect(errorTypes).toEqual(["THROTTLING"]);
    const once = new CloudTrailClient({ ...settings("kept-created/admin"), maxAttempts: 1 });
    const thrown = await thrownBy(once.send(new LookupEventsCommand({})));
    expect(thrown).toMatchObject({ name: "ThrottlingException", message: "Rate exceeded" });
  });
});
