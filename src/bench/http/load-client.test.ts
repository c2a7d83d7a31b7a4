import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, createServer as createSocketServer } from "node:net";
import { afterEach, expect, test } from "vitest";
import { expectStatus, load } from "./load-client.ts";

const open: { close(): void }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function serve(answer: RequestListener): Promise<Readonly<{ port: number; server: Server }>> {
  const server = createServer(answer);
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port, server };
}

const REQUEST = Buffer.from("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\n\r\n{}");
const OTHER = Buffer.from("POST /other HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\n\r\n");

test("sends as many calls as asked for, in turns, over as many connections as asked for", async () => {
  const paths: string[] = [];
  const { port, server } = await serve((request, response) => {
    paths.push(request.url ?? "");
    response.writeHead(request.url === "/" ? 200 : 400, { "content-length": 2 }).end("{}");
  });
  let connections = 0;
  server.on("connection", () => connections++);
  const result = await load({ port, requests: [REQUEST, OTHER], connections: 4, calls: 100 });
  expect(result.calls).toBe(100);
  expect([...result.statuses].sort()).toEqual([
    [200, 50],
    [400, 50],
  ]);
  expect(paths).toHaveLength(100);
  expect(connections).toBe(4);
  expect(result.p50Ms).toBeLessThanOrEqual(result.p99Ms);
  expect(result.requestsPerSecond).toBeGreaterThan(0);
});

test("opens a connection again when the server keeps none", async () => {
  const { port } = await serve((_, response) =>
    response.writeHead(200, { connection: "close", "content-length": 2 }).end("{}"),
  );
  expect((await load({ port, requests: [REQUEST], connections: 2, calls: 20 })).statuses.get(200)).toBe(20);
});

test("stops when the time is over", async () => {
  const { port } = await serve((_, response) => response.end("{}"));
  expect((await load({ port, requests: [REQUEST], connections: 1, durationMs: 20 })).calls).toBeGreaterThan(0);
});

test("a server that hangs up without an answer fails the measurement", async () => {
  const server = createSocketServer((socket) => socket.once("data", () => socket.end()));
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await expect(load({ port, requests: [REQUEST], connections: 1, calls: 1 })).rejects.toThrow("without an answer");
});

test("answers with another status fail the measurement", async () => {
  const { port } = await serve((_, response) => response.writeHead(500, { "content-length": 0 }).end());
  const result = await load({ port, requests: [REQUEST], connections: 1, calls: 3 });
  expect(() => expectStatus(result, 200)).toThrow("expected every answer to have status 200, got 3 × 500");
});
