/** The emulator over HTTP: loopback by default, strangers refused, sizes and waiting bounded. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { seconds } from "../kernel/index.ts";
import { json } from "./control/answers.ts";
import type { Emulator } from "./emulator.ts";
import { refuseStranger, type StrangerRules } from "./strangers.ts";
import type { WireRequest, WireResponse } from "./wire/index.ts";

export type ListenOptions = Readonly<{ host: string; port: number; strangers: StrangerRules }>;

export type Listening = Readonly<{ url: string; port: number; close(): Promise<void> }>;

/** The largest request that any emulated operation can need, in bytes. */
const MAX_BODY_BYTES = 1_048_576;

/** Starts listening; rejects with Node's own error (EADDRINUSE, EACCES) when the port cannot be had. */
export async function listen(emulator: Emulator, options: ListenOptions): Promise<Listening> {
  const server = createServer({ maxHeaderSize: 32_768, keepAlive: true, noDelay: true }, (request, response) => {
    receive(emulator, options, { request, response });
  });
  server.keepAliveTimeout = seconds(65);
  server.headersTimeout = seconds(20);
  server.requestTimeout = seconds(60);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const shownHost = options.host.includes(":") ? `[${options.host}]` : options.host;
  return { url: `http://${shownHost}:${port}`, port, close: () => closeServer(server) };
}

type Exchange = Readonly<{ request: IncomingMessage; response: ServerResponse }>;

function receive(emulator: Emulator, options: ListenOptions, { request, response }: Exchange): void {
  const refusal = refuseStranger(request.headers, request.url ?? "/", options.strangers);
  if (refusal !== undefined) {
    send(response, refusal);
    return;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  request.on("data", (chunk: Uint8Array) => {
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  });
  request.on("end", () => {
    if (size > MAX_BODY_BYTES) send(response, tooLarge());
    else answer(emulator, wireRequest(request, chunks), response);
  });
  request.on("error", () => response.destroy());
}

function answer(emulator: Emulator, request: WireRequest, response: ServerResponse): void {
  try {
    const answered = emulator.answer(request);
    if (answered instanceof Promise) {
      answered.then(
        (later) => send(response, later),
        (defect) => crash(response, defect),
      );
    } else send(response, answered);
  } catch (defect) {
    crash(response, defect);
  }
}

/** A defect of ours is told apart from AWS's refusals, and said on stderr so that nobody takes it for one. */
function crash(response: ServerResponse, defect: unknown): void {
  process.stderr.write(
    `orgdrill emulator: a defect of ours, please report it: ${defect instanceof Error ? defect.stack : defect}\n`,
  );
  send(response, json(500, { error: { code: "Defect", message: "the emulator failed; its stderr says where" } }));
}

function wireRequest(request: IncomingMessage, chunks: readonly Uint8Array[]): WireRequest {
  const url = request.url ?? "/";
  const mark = url.indexOf("?");
  return {
    method: request.method ?? "GET",
    path: mark < 0 ? url : url.slice(0, mark),
    query: mark < 0 ? "" : url.slice(mark + 1),
    headers: request.headers as Record<string, string>,
    body: chunks.length === 1 ? (chunks[0] ?? EMPTY) : chunks.length === 0 ? EMPTY : Buffer.concat(chunks),
  };
}

const EMPTY = new Uint8Array();

const tooLarge = (): WireResponse =>
  json(413, { error: { code: "RequestTooLarge", message: `a request may have ${MAX_BODY_BYTES} bytes of body` } });

function send(response: ServerResponse, answered: WireResponse): void {
  const { body } = answered;
  const length = typeof body === "string" ? Buffer.byteLength(body) : body.length;
  response.writeHead(answered.status, { ...answered.headers, "content-length": length });
  response.end(body);
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
