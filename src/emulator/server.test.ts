import { once } from "node:events";
import { Agent, request as httpRequest } from "node:http";
import { connect, type Socket } from "node:net";
import { networkInterfaces } from "node:os";
import { afterEach, describe, expect, test, vi } from "vitest";
import { standing } from "./emulator.test-support.ts";
import type { Emulator } from "./emulator.ts";
import { type Listening, type ListenOptions, listen, MAX_BODY_BYTES, PATIENCE } from "./server.ts";
import type { WireRequest, WireResponse } from "./wire/index.ts";

const open: Listening[] = [];
const sockets: Socket[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const socket of sockets.splice(0)) socket.destroy();
  await Promise.all(open.splice(0).map((each) => each.close()));
});

const { clock } = standing();
const echo = (request: WireRequest): WireResponse => ({
  status: 200,
  headers: { "content-type": "text/plain" },
  body: `${request.method} ${request.path} ${request.query} ${request.body.length}`,
});

async function serving(answer: Emulator["answer"] = echo, options: Partial<ListenOptions> = {}): Promise<Listening> {
  const emulator: Emulator = { clock, signIns: () => [], hasAccount: () => false, answer };
  const strangers = { allowedHosts: [], controlToken: undefined };
  const listening = await listen(emulator, { host: "127.0.0.1", port: 0, strangers, ...options });
  open.push(listening);
  return listening;
}

/** A connection on which this test says what is sent, byte for byte. */
async function connected({ port }: Listening): Promise<Socket> {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  sockets.push(socket);
  await once(socket, "connect");
  return socket;
}

/** All that arrives until the other side closes. */
async function untilClosed(socket: Socket): Promise<string> {
  let text = "";
  socket.on("data", (chunk) => {
    text += chunk;
  });
  socket.on("error", () => {});
  // `once` would give an error, such as a reset, precedence over the text.
  return new Promise((resolve) => socket.on("close", () => resolve(text)));
}

/** What arrives until it contains `end`. */
async function until(socket: Socket, end: string): Promise<string> {
  let text = "";
  for await (const [chunk] of on(socket)) {
    text += chunk;
    if (text.includes(end)) return text;
  }
  return text;
}

async function* on(socket: Socket): AsyncGenerator<[Buffer]> {
  for (;;) yield (await once(socket, "data")) as [Buffer];
}

const head = (lines: readonly string[]): string => `${lines.join("\r\n")}\r\n\r\n`;
const HOST = "Host: 127.0.0.1";

describe("what is asked", () => {
  test("reaches the emulator as it was sent, path still encoded, query without its mark", async () => {
    const seen: WireRequest[] = [];
    const { url } = await serving((request) => {
      seen.push(request);
      return echo(request);
    });
    const response = await fetch(`${url}/a%2Fb/?x=1&y=%20`, {
      method: "POST",
      body: "körper",
      headers: { "X-Up": "A" },
    });
    expect(await response.text()).toBe("POST /a%2Fb/ x=1&y=%20 7");
    expect(response.headers.get("content-length")).toBe("24");
    expect(seen[0]?.headers["x-up"]).toBe("A");
  });

  test.each(["GET / HTTP/1.1", "HEAD / HTTP/1.1", "OPTIONS * HTTP/1.1", "DELETE /x HTTP/1.1"])(
    "%s is answered",
    async (line) => {
      const socket = await connected(await serving());
      socket.write(head([line, HOST, "Connection: close"]));
      const text = await untilClosed(socket);
      expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
      if (line.startsWith("HEAD")) expect(text.endsWith("\r\n\r\n")).toBe(true);
    },
  );

  test("HTTP/1.0 is answered when it names its host, and the connection ends", async () => {
    const listening = await serving();
    const named = await connected(listening);
    named.write(head(["GET / HTTP/1.0", HOST]));
    expect(await untilClosed(named)).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    const nameless = await connected(listening);
    nameless.write(head(["GET / HTTP/1.0"]));
    expect(await untilClosed(nameless)).toContain("HostNotAllowed");
  });

  test("strangers are refused before their body is read, and are not left hanging", async () => {
    const answer = vi.fn(echo);
    const socket = await connected(await serving(answer));
    socket.write(head(["POST / HTTP/1.1", "Host: evil.example", "Content-Length: 10", "Connection: close"]));
    expect(await untilClosed(socket)).toMatch(/^HTTP\/1\.1 403 Forbidden\r\n[\s\S]*HostNotAllowed/);
    expect(answer).not.toHaveBeenCalled();
  });

  test("a body in pieces is put together", async () => {
    const socket = await connected(await serving());
    socket.write(head(["POST / HTTP/1.1", HOST, "Content-Length: 6", "Connection: close"]));
    socket.write("abc");
    socket.write("def");
    expect(await untilClosed(socket)).toContain("POST /  6");
  });

  test("a body in chunks too", async () => {
    const socket = await connected(await serving());
    socket.write(head(["POST / HTTP/1.1", HOST, "Transfer-Encoding: chunked", "Connection: close"]));
    socket.write("3\r\nabc\r\n3\r\ndef\r\n0\r\n\r\n");
    expect(await untilClosed(socket)).toContain("POST /  6");
  });
});

describe("a body that is too large", () => {
  const ask = (length: number, more: readonly string[] = []) =>
    head(["POST / HTTP/1.1", HOST, `Content-Length: ${length}`, ...more]);

  test("up to the limit is answered, one byte more is 413", async () => {
    const { url } = await serving();
    const sent = async (length: number) => fetch(url, { method: "POST", body: new Uint8Array(length) });
    const largest = await sent(MAX_BODY_BYTES);
    expect(await largest.text()).toBe(`POST /  ${MAX_BODY_BYTES}`);
    const refused = await sent(MAX_BODY_BYTES + 1);
    expect(refused.status).toBe(413);
    expect(await refused.json()).toMatchObject({ error: { code: "RequestTooLarge" } });
  });

  test("the refusal ends the connection, and the emulator never sees the request", async () => {
    const answer = vi.fn(echo);
    const socket = await connected(await serving(answer));
    socket.write(ask(MAX_BODY_BYTES + 1));
    socket.write(new Uint8Array(MAX_BODY_BYTES + 1));
    expect(await untilClosed(socket)).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).not.toHaveBeenCalled();
  });

  test("in chunks that never end it is cut off", async () => {
    const socket = await connected(await serving());
    const closed = untilClosed(socket);
    socket.write(head(["POST / HTTP/1.1", HOST, "Transfer-Encoding: chunked"]));
    const piece = `100000\r\n${"x".repeat(0x100000)}\r\n`;
    let sent = 0;
    const push = (): void => {
      while (!socket.destroyed && sent < 64) {
        sent++;
        if (!socket.write(piece)) {
          socket.once("drain", push);
          return;
        }
      }
    };
    push();
    await closed;
    expect(sent).toBeLessThan(64);
  });

  test("whoever asks before sending is told before sending", async () => {
    const listening = await serving();
    const large = await connected(listening);
    large.write(ask(MAX_BODY_BYTES + 1, ["Expect: 100-continue"]));
    expect(await untilClosed(large)).toMatch(/^HTTP\/1\.1 413 /);
    const small = await connected(listening);
    small.write(ask(3, ["Expect: 100-continue", "Connection: close"]));
    await until(small, "100 Continue");
    small.write("abc");
    expect(await untilClosed(small)).toContain("POST /  3");
  });

  test("a head that is too large is 431", async () => {
    const socket = await connected(await serving());
    socket.write(head(["GET / HTTP/1.1", HOST, `X-Large: ${"x".repeat(40_000)}`]));
    expect(await untilClosed(socket)).toMatch(/^HTTP\/1\.1 431 /);
  });
});

describe("slow and broken clients", () => {
  const patience = { headMs: 60, requestMs: 80, idleMs: 60, checkEveryMs: 20 };

  test("one that never finishes its head, its body, or never begins, is let go with 408", async () => {
    const listening = await serving(echo, { patience });
    const starts = ["", "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\n", head(["POST / HTTP/1.1", HOST, "Content-Length: 9"])];
    const texts = await Promise.all(
      starts.map(async (start) => {
        const socket = await connected(listening);
        if (start !== "") socket.write(start);
        return untilClosed(socket);
      }),
    );
    for (const text of texts) expect(text).toMatch(/^HTTP\/1\.1 408 /);
  });

  test("one that asks nothing more is let go", async () => {
    const socket = await connected(await serving(echo, { patience: { ...PATIENCE, idleMs: 60, checkEveryMs: 20 } }));
    socket.write(head(["GET / HTTP/1.1", HOST]));
    expect(await untilClosed(socket)).toMatch(/^HTTP\/1\.1 200 /);
  });

  test("the defaults let people and SDKs finish", () => {
    expect(PATIENCE.requestMs).toBeGreaterThanOrEqual(PATIENCE.headMs);
    expect(PATIENCE.idleMs).toBeGreaterThan(60_000);
  });

  test.each(["\u0000\u0001garbage\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET / HTTP/1.1\r\n\r\n"])(
    "%j is a bad request, and the next client is served",
    async (garbage) => {
      const listening = await serving();
      const socket = await connected(listening);
      socket.write(garbage);
      expect(await untilClosed(socket)).toMatch(/^HTTP\/1\.1 400 /);
      expect((await fetch(listening.url)).status).toBe(200);
    },
  );

  test("one that goes away in the middle of its body, or before its answer, harms nobody", async () => {
    let finish: (response: WireResponse) => void = () => {};
    let arrived: () => void = () => {};
    const asked = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const listening = await serving((request) => {
      if (request.path !== "/slow") return echo(request);
      arrived();
      return new Promise((resolve) => {
        finish = resolve;
      });
    });
    const halfway = await connected(listening);
    halfway.write(head(["POST / HTTP/1.1", HOST, "Content-Length: 1000"]));
    halfway.destroy();
    const impatient = await connected(listening);
    impatient.write(head(["GET /slow HTTP/1.1", HOST]));
    await asked;
    impatient.destroy();
    await once(impatient, "close");
    finish({ status: 200, headers: {}, body: "too late" });
    expect((await fetch(listening.url)).status).toBe(200);
  });
});

describe("a defect of ours", () => {
  test.each<readonly [string, Emulator["answer"]]>([
    ["thrown", () => JSON.parse("{")],
    ["thrown later", () => Promise.reject(new Error("later"))],
    ["in a header", () => ({ status: 200, headers: { "x-bad": "a\nb" }, body: "" })],
    ["in a header, later", async () => ({ status: 200, headers: { "x-bad": "a\nb" }, body: "" })],
    ["in a status", () => ({ status: 99_999, headers: {}, body: "" })],
  ])("%s is a 500 of its own and said on stderr, and the server goes on", async (_name, answer) => {
    const stderr = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const listening = await serving((request) => (request.path === "/well" ? echo(request) : answer(request)));
    const response = await fetch(listening.url);
    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({ error: { code: "Defect" } });
    expect(stderr).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("a defect of ours"));
    expect((await fetch(`${listening.url}/well`)).status).toBe(200);
  });
});

test("a body that cannot be sent ends its own connection, and the answers that leave with it are sent", async () => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const body = 5 as never;
  const headers = { "content-length": "1" };
  const listening = await serving((request) =>
    request.path === "/well" ? echo(request) : { status: 200, headers, body },
  );
  const [broken, well] = await Promise.allSettled([fetch(listening.url), fetch(`${listening.url}/well`)]);
  expect(broken.status).toBe("rejected");
  expect(well).toMatchObject({ status: "fulfilled", value: { status: 200 } });
});

describe("connections", () => {
  test("head and body leave in one piece, for text and for bytes", async () => {
    for (const body of ["body", new TextEncoder().encode("body")]) {
      const socket = await connected(await serving(() => ({ status: 200, headers: {}, body })));
      socket.write(head(["GET / HTTP/1.1", HOST]));
      const [first] = (await once(socket, "data")) as [Buffer];
      expect(String(first)).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*\r\n\r\nbody$/);
    }
  });

  test("one is kept for many requests, and none of them waits for a delayed acknowledgement", async () => {
    const listening = await serving();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ports = new Set<number | undefined>();
    const ask = () =>
      new Promise<number>((resolve, reject) => {
        const startedAt = performance.now();
        const sent = httpRequest(listening.url, { agent, method: "POST" }, (response) => {
          ports.add(response.socket.localPort);
          response.resume().on("end", () => resolve(performance.now() - startedAt));
        });
        sent.on("error", reject);
        sent.end("body");
      });
    const times: number[] = [];
    for (let count = 0; count < 60; count++) times.push(await ask());
    agent.destroy();
    expect(ports.size).toBe(1);
    // A stall of Nagle's algorithm with delayed acknowledgements costs 40 ms for each request.
    expect(times.sort((left, right) => left - right)[30]).toBeLessThan(30);
  });

  test("several requests in one piece are answered in their order", async () => {
    const socket = await connected(await serving());
    const one = (path: string) => head([`GET ${path} HTTP/1.1`, HOST]);
    socket.write(one("/1") + one("/2") + head(["GET /3 HTTP/1.1", HOST, "Connection: close"]));
    const text = await untilClosed(socket);
    expect([...text.matchAll(/GET \/(\d)/g)].map(([, path]) => path)).toEqual(["1", "2", "3"]);
  });
});

describe("listening", () => {
  test("any free port is told, with the address", async () => {
    const { url, port } = await serving();
    expect(url).toBe(`http://127.0.0.1:${port}`);
    expect(port).toBeGreaterThan(0);
  });

  const hasIPv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === "::1"));

  test.skipIf(!hasIPv6)("IPv6 loopback is written as a URL has it", async () => {
    const { url } = await serving(echo, { host: "::1" });
    expect(url).toMatch(/^http:\/\/\[::1\]:\d+$/);
    expect((await fetch(url)).status).toBe(200);
  });

  test("a busy port rejects with Node's own error", async () => {
    const { port } = await serving();
    await expect(serving(echo, { port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });

  test("an address that is not ours rejects too", async () => {
    await expect(serving(echo, { host: "192.0.2.1" })).rejects.toMatchObject({ code: "EADDRNOTAVAIL" });
  });

  test("closing frees the port at once, open connections or not", async () => {
    const listening = await serving();
    const idle = await connected(listening);
    idle.write(head(["GET / HTTP/1.1", HOST]));
    await once(idle, "data");
    const halfway = await connected(listening);
    halfway.write("POST / HTTP/1.1\r\n");
    await Promise.all([listening.close(), untilClosed(idle), untilClosed(halfway)]);
    const again = await serving(echo, { port: listening.port });
    expect(again.port).toBe(listening.port);
  });
});
