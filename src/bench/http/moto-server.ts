/** A yardstick that others know: moto's server, when it is on the PATH. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";
import { expectStatus, load } from "./load-client.ts";
import { closed, firstMatch } from "./spawned-server.ts";

export type MotoServer = Readonly<{ port: number; close(): Promise<void> }>;

const COMMAND = "moto_server";

/** Starts it with one organization in it; undefined when it is not installed. */
export async function startMotoServer(): Promise<MotoServer | undefined> {
  const folder = (process.env.PATH ?? "").split(delimiter).find((each) => existsSync(join(each, COMMAND)));
  if (folder === undefined) return undefined;
  const port = await freePort();
  const child = spawn(join(folder, COMMAND), ["-H", "127.0.0.1", "-p", String(port)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stop = (): void => void child.kill();
  process.once("exit", stop);
  const close = async (): Promise<void> => {
    process.off("exit", stop);
    await closed(child);
  };
  try {
    await ready(child, port);
  } catch (thrown) {
    await close();
    throw thrown;
  }
  return { port, close };
}

async function ready(child: ChildProcess, port: number): Promise<void> {
  await firstMatch(child, /Running on/);
  const create = organizationsRequest(port, "CreateOrganization", `{"FeatureSet":"ALL"}`);
  expectStatus(await load({ port, requests: [create], connections: 1, calls: 1 }), 200);
}

/** A request with a credential that nobody checks: moto verifies no signature unless it is told to. */
export function organizationsRequest(port: number, operation: string, body: string): Buffer {
  return Buffer.from(
    [
      "POST / HTTP/1.1",
      `Host: 127.0.0.1:${port}`,
      "Content-Type: application/x-amz-json-1.1",
      `X-Amz-Target: AWSOrganizationsV20161128.${operation}`,
      "X-Amz-Date: 20260101T000000Z",
      `Authorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/organizations/aws4_request, SignedHeaders=host;x-amz-date, Signature=${"0".repeat(64)}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      "",
      body,
    ].join("\r\n"),
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
