import { expect, test } from "vitest";
import { clientPool } from "./sdk-clients.ts";

type Handled = Readonly<{ headers: Readonly<Record<string, string>>; body?: unknown; hostname: string }>;

function poolOf(now: () => number) {
  const handled: Handled[] = [];
  let destroyed = 0;
  const requestHandler = {
    metadata: { handlerProtocol: "http/1.1" },
    async handle(request: Handled) {
      handled.push(request);
      const isXml = request.headers["content-type"] === "application/x-www-form-urlencoded";
      const body = isXml
        ? "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>1</Account></GetCallerIdentityResult></GetCallerIdentityResponse>"
        : "{}";
      const { Readable } = await import("node:stream");
      return { response: { statusCode: 200, headers: {}, body: Readable.from([Buffer.from(body)]) } };
    },
    destroy() {
      destroyed++;
    },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  };
  const settings = {
    region: "us-east-1",
    endpoint: "http://127.0.0.1",
    credentials: { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "secret" },
    requestHandler,
    maxAttempts: 1,
  };
  return { pool: clientPool(settings, now), handled, destroyed: () => destroyed };
}

test("one client for each service, made on first use and dropped with the pool", async () => {
  const { pool, destroyed } = poolOf(() => 0);
  pool.destroy();
  expect(destroyed()).toBe(0);
  await pool.send("organizations", "ListRoots", {});
  await pool.send("organizations", "DescribeOrganization", {});
  await pool.send("sts", "GetCallerIdentity", {});
  pool.destroy();
  expect(destroyed()).toBe(2);
});

test("the target's time signs each request, also after it has moved", async () => {
  let offsetMs = Date.UTC(2026, 10, 1) - Date.now();
  const { pool, handled } = poolOf(() => offsetMs);
  await pool.send("organizations", "ListRoots", {});
  offsetMs += 15 * 86_400_000;
  await pool.send("organizations", "ListRoots", {});
  expect(handled.map(({ headers }) => headers["x-amz-date"]?.slice(0, 8))).toEqual(["20261101", "20261116"]);
});

test("an operation that the SDK does not have is an error of ours, not an outcome", async () => {
  const { pool, handled } = poolOf(() => 0);
  await expect(pool.send("organizations", "LeaveTheOrganization", {})).rejects.toThrow(
    new TypeError("the AWS SDK has no LeaveTheOrganizationCommand"),
  );
  expect(handled).toEqual([]);
});
