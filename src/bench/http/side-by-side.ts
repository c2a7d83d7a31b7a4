/** Two servers under the same load, in turns, so that a busy machine slows both. */
import { median } from "../figure.ts";
import { expectStatus, load } from "./load-client.ts";
import type { Usage } from "./spawned-server.ts";

export type Loaded = Readonly<{
  port: number;
  request: Buffer;
  status: number;
  usage?(): Promise<Usage>;
}>;

export type Speed = Readonly<{
  requestsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** Processor time of the server for one request; NaN when the server cannot tell. */
  cpuMs: number;
}>;

export type Effort = Readonly<{ rounds: number; durationMs: number }>;

const USUAL: Effort = { rounds: 3, durationMs: 2_000 };
const CONNECTIONS = 8;

/** Speeds in the order of the servers: throughput and processor time with eight connections, latency with one. */
export async function sideBySide(servers: readonly Loaded[], effort: Effort = USUAL): Promise<readonly Speed[]> {
  for (const server of servers) await round(server, effort.durationMs / 2);
  const rounds: Speed[][] = servers.map(() => []);
  for (let turn = 0; turn < effort.rounds; turn++) {
    for (const [index, server] of servers.entries()) rounds[index]?.push(await round(server, effort.durationMs));
  }
  return rounds.map((speeds) => ({
    requestsPerSecond: median(speeds.map((each) => each.requestsPerSecond)),
    p50Ms: median(speeds.map((each) => each.p50Ms)),
    p99Ms: median(speeds.map((each) => each.p99Ms)),
    cpuMs: median(speeds.map((each) => each.cpuMs)),
  }));
}

async function round({ port, request, status, usage }: Loaded, durationMs: number): Promise<Speed> {
  const before = await usage?.();
  const many = expectStatus(await load({ port, requests: [request], connections: CONNECTIONS, durationMs }), status);
  const after = await usage?.();
  const one = expectStatus(
    await load({ port, requests: [request], connections: 1, durationMs: durationMs / 2 }),
    status,
  );
  return {
    requestsPerSecond: many.requestsPerSecond,
    p50Ms: one.p50Ms,
    p99Ms: one.p99Ms,
    cpuMs: before === undefined || after === undefined ? Number.NaN : (after.cpuMs - before.cpuMs) / many.calls,
  };
}
