/** The emulator over HTTP: loopback by default, strangers refused, sizes and waiting bounded. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { invariant, seconds } from "../kernel/index.ts";
import { controlError } from "./control/answers.ts";
import type { Emulator } from "./emulator.ts";
import { refuseStranger, type StrangerRules } from "./strangers.ts";
import type { WireRequest, WireResponse } from "./wire/index.ts";

export type ListenOptions = Readonly<{
  host: string;
  port: number;
  strangers: StrangerRules;
  /** How long a client may take; the defaults suit people and SDKs. */
  patience?: Patience;
}>;

/** All in milliseconds. */
export type Patience = Readonly<{
  /** For the head of a request. */
  headMs: number;
  /** For a whole request. */
  requestMs: number;
  /** For the next request on a connection. */
  idleMs: number;
  /** How often these are looked at. */
  checkEveryMs: number;
}>;

export const PATIENCE: Patience = {
  headMs: seconds(20),
  requestMs: seconds(60),
  idleMs: seconds(65),
  checkEveryMs: seconds(5),
};

export type Listening = Readonly<{ url: string; port: number; close(): Promise<void> }>;

/** The largest request that any emulated operation can need, in bytes; uploads to S3 are told by what signs them. */
export const MAX_BODY_BYTES = 1_048_576;
const MAX_UPLOAD_BYTES = 18 * MAX_BODY_BYTES;
const UPLOAD = /\/s3\/aws4_request/;

/** A client reads its refusal only when it may finish sending; beyond this many bytes it is cut off. */
const MAX_DRAINED_BYTES = 16 * MAX_BODY_BYTES;

/** Objects have 16 MiB at most; chunks and their signatures add to that. */
const mostBytes = ({ headers, url = "" }: IncomingMessage): number =>
  UPLOAD.test(headers.authorization ?? "") || /%2Fs3%2Faws4_request/i.test(url) ? MAX_UPLOAD_BYTES : MAX_BODY_BYTES;

const MAX_HEAD_BYTES = 32_768;

/** Starts listening; rejects with Node's own error (EADDRINUSE, EACCES) when the port cannot be had. */
export async function listen(emulator: Emulator, options: ListenOptions): Promise<Listening> {
  const { headMs, requestMs, idleMs, checkEveryMs } = options.patience ?? PATIENCE;
  const server = createServer({
    maxHeaderSize: MAX_HEAD_BYTES,
    noDelay: true,
    keepAlive: true,
    headersTimeout: headMs,
    requestTimeout: requestMs,
    keepAliveTimeout: idleMs,
    connectionsCheckingInterval: checkEveryMs,
  });
  server.on("request", (request, response) => receive(emulator, options, { request, response }));
  server.on("checkContinue", (request, response) => {
    // Whoever asks before sending is told before sending.
    const exchange = { request, response };
    if (announcedBytes(request) > mostBytes(request)) send(exchange, tooLarge(mostBytes(request)));
    else {
      response.writeContinue();
      receive(emulator, options, exchange);
    }
  });
  await started(server, options);
  const address = server.address();
  invariant(typeof address === "object" && address !== null, "a listening server has an address");
  return { url: urlOf(options.host, address), port: address.port, close: () => closeServer(server) };
}

function started(server: Server, { port, host }: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

const urlOf = (host: string, { port }: AddressInfo): string =>
  `http://${host.includes(":") ? `[${host}]` : host}:${port}`;

type Exchange = Readonly<{ request: IncomingMessage; response: ServerResponse }>;

function receive(emulator: Emulator, options: ListenOptions, exchange: Exchange): void {
  const { request, response } = exchange;
  const refusal = refuseStranger(request.headers, request.url ?? "/", options.strangers);
  if (refusal !== undefined) {
    send(exchange, refusal);
    return;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  const most = mostBytes(request);
  request.on("data", (chunk: Uint8Array) => {
    size += chunk.length;
    if (size <= most) chunks.push(chunk);
    else if (size > most + MAX_DRAINED_BYTES && !response.headersSent) send(exchange, tooLarge(most));
  });
  request.on("end", () => {
    if (response.headersSent) return;
    if (size > most) send(exchange, tooLarge(most));
    else answer(emulator, wireRequest(request, chunks), exchange);
  });
  request.on("error", () => response.destroy());
}

function answer(emulator: Emulator, request: WireRequest, exchange: Exchange): void {
  try {
    const answered = emulator.answer(request);
    if (answered instanceof Promise) {
      answered.then((later) => send(exchange, later)).catch((defect) => crash(exchange, defect));
    } else send(exchange, answered);
  } catch (defect) {
    crash(exchange, defect);
  }
}

/** A defect of ours is told apart from AWS's refusals, and said on stderr so that nobody takes it for one. */
function crash(exchange: Exchange, defect: unknown): void {
  process.stderr.write(
    `orgdrill emulator: a defect of ours, please report it: ${defect instanceof Error ? defect.stack : defect}\n`,
  );
  if (exchange.response.headersSent) exchange.response.destroy();
  else send(exchange, controlError(500, "Defect", "the emulator failed; its stderr says where"));
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

const announcedBytes = ({ headers }: IncomingMessage): number => Number(headers["content-length"] ?? 0);

function tooLarge(most: number): WireResponse {
  const refused = controlError(413, "RequestTooLarge", `a request may have ${most} bytes of body`);
  return { ...refused, headers: { ...refused.headers, connection: "close" } };
}

/** Head and body go out as one segment. */
function send(exchange: Exchange, answered: WireResponse): void {
  const { status, headers, date, body } = answered;
  const length = headers["content-length"] ?? String(Buffer.byteLength(body));
  // Names and values in turn, which Node writes as they are.
  const head = ["content-length", length];
  if (date !== undefined) head.push("date", date);
  for (const name in headers) if (name !== "content-length") head.push(name, headers[name] ?? "");
  exchange.response.writeHead(status, head);
  if (leaving.length === 0) setImmediate(leave);
  // With as many bytes as characters it is ASCII, and is written as the head is, without being looked through again.
  leaving.push({ exchange, body, encoding: length === String(body.length) ? "latin1" : "utf8" });
}

type Leaving = Readonly<{ exchange: Exchange; body: string | Uint8Array; encoding: BufferEncoding }>;

/** What was answered in this turn of the event loop. */
let leaving: Leaving[] = [];

/** Answers of one turn leave together: a client that is woken for the first finds the others without being woken again. */
function leave(): void {
  const all = leaving;
  leaving = [];
  for (const { exchange, body, encoding } of all) {
    try {
      exchange.response.end(body, encoding);
    } catch (defect) {
      crash(exchange, defect);
    }
  }
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
