/** Sends the same prepared bytes again and again over a few kept-alive connections, each with one request under way. */
import { connect, type Socket } from "node:net";
import { percentile } from "../figure.ts";
import { type Response, ResponseReader } from "./response-reader.ts";

export type LoadPlan = Readonly<{
  port: number;
  /** Whole requests, heads and bodies, in the order in which they are sent. */
  requests: readonly Buffer[];
  connections: number;
  /** Stops after so many calls, or after so many milliseconds, whichever comes first. */
  calls?: number;
  durationMs?: number;
}>;

export type LoadResult = Readonly<{
  calls: number;
  elapsedMs: number;
  requestsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** How many answers had which status. */
  statuses: ReadonlyMap<number, number>;
}>;

export async function load(plan: LoadPlan): Promise<LoadResult> {
  const tally = new Tally(plan);
  await Promise.all(Array.from({ length: plan.connections }, () => new Connection(plan, tally).finished));
  return tally.result();
}

/** What all connections share: whose turn is next, when to stop, and what was seen. */
class Tally {
  readonly #plan: LoadPlan;
  readonly #startedAt = performance.now();
  readonly #latenciesMs: number[] = [];
  readonly #statuses = new Map<number, number>();
  #sent = 0;
  #lastAnswerAt = this.#startedAt;

  constructor(plan: LoadPlan) {
    this.#plan = plan;
  }

  /** The next request, or undefined when it is time to stop. */
  next(): Buffer | undefined {
    const { requests, calls = Number.POSITIVE_INFINITY, durationMs = Number.POSITIVE_INFINITY } = this.#plan;
    if (this.#sent >= calls || performance.now() - this.#startedAt >= durationMs) return undefined;
    return requests[this.#sent++ % requests.length];
  }

  answered(response: Response, sentAt: number): void {
    this.#lastAnswerAt = performance.now();
    this.#latenciesMs.push(this.#lastAnswerAt - sentAt);
    this.#statuses.set(response.status, (this.#statuses.get(response.status) ?? 0) + 1);
  }

  result(): LoadResult {
    const calls = this.#latenciesMs.length;
    const elapsedMs = this.#lastAnswerAt - this.#startedAt;
    return {
      calls,
      elapsedMs,
      requestsPerSecond: (calls / elapsedMs) * 1_000,
      p50Ms: percentile(this.#latenciesMs, 0.5),
      p99Ms: percentile(this.#latenciesMs, 0.99),
      statuses: this.#statuses,
    };
  }
}

/** One connection; it opens itself again when the server closes it between two requests. */
class Connection {
  readonly finished: Promise<void>;
  readonly #plan: LoadPlan;
  readonly #tally: Tally;
  readonly #reader = new ResponseReader();
  #resolve: () => void = () => {};
  #reject: (reason: unknown) => void = () => {};
  #sentAt = 0;
  #isWaiting = false;

  constructor(plan: LoadPlan, tally: Tally) {
    this.#plan = plan;
    this.#tally = tally;
    this.finished = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#open();
  }

  #open(): void {
    const request = this.#tally.next();
    if (request === undefined) {
      this.#resolve();
      return;
    }
    this.#sentAt = performance.now();
    this.#isWaiting = true;
    const socket = connect({ host: "127.0.0.1", port: this.#plan.port, noDelay: true });
    socket.once("connect", () => socket.write(request));
    socket.on("data", (chunk) => this.#guard(() => this.#take(socket, chunk)));
    socket.once("error", this.#reject);
    socket.once("close", () => this.#guard(() => this.#closed()));
  }

  #take(socket: Socket, chunk: Buffer): void {
    const response = this.#reader.take(chunk);
    if (response === undefined) return;
    this.#answered(response);
    // A server without keep-alive closes now; `close` opens the next connection.
    if (response.closes) {
      socket.end();
      return;
    }
    const request = this.#tally.next();
    if (request === undefined) {
      socket.removeAllListeners("close").destroy();
      this.#resolve();
      return;
    }
    this.#sentAt = performance.now();
    this.#isWaiting = true;
    socket.write(request);
  }

  #closed(): void {
    const response = this.#reader.end();
    if (response !== undefined) this.#answered(response);
    if (this.#isWaiting) throw new Error("the server closed the connection without an answer");
    this.#open();
  }

  #answered(response: Response): void {
    this.#isWaiting = false;
    this.#tally.answered(response, this.#sentAt);
  }

  #guard(act: () => void): void {
    try {
      act();
    } catch (thrown) {
      this.#reject(thrown);
    }
  }
}

/** A benchmark of errors measures nothing: every answer must have the status that was expected. */
export function expectStatus(result: LoadResult, expected: number): LoadResult {
  const seen = [...result.statuses].map(([status, count]) => `${count} × ${status}`).join(", ");
  if (result.calls === 0 || result.statuses.get(expected) !== result.calls) {
    throw new Error(`expected every answer to have status ${expected}, got ${seen || "none"}`);
  }
  return result;
}
