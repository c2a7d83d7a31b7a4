/** What a call over HTTP costs: one that reads, and one that a guardrail denies; next to a server that does nothing. */
import type { Bench, BenchPlace } from "../bench.ts";
import { type Figure, figureOf } from "../figure.ts";
import { organizationsRequest, startMotoServer } from "./moto-server.ts";
import { type Speed, sideBySide } from "./side-by-side.ts";
import { signedRequest } from "./signed-request.ts";
import { startConstantServer } from "./spawned-constant-server.ts";
import { type SpawnedEmulator, startEmulator } from "./spawned-emulator.ts";

/** Who calls: an administrator of a member account below the guardrails. */
const PROFILE = "payments/admin";
const BARE = "bare node:http";

const CALLS = [
  { metric: "describe", call: "describe", status: 200, bodyBytes: 400 },
  { metric: "leave-denied", call: "leave", status: 400, bodyBytes: 300 },
] as const;

export const http: Bench = {
  name: "http",
  async *run(place) {
    const emulator = await startEmulator(place);
    try {
      for (const each of CALLS) yield* againstBare(place, emulator, each);
      yield* againstMoto(emulator);
    } finally {
      await emulator.close();
    }
  },
};

async function* againstBare(
  place: BenchPlace,
  emulator: SpawnedEmulator,
  { metric, call, status, bodyBytes }: (typeof CALLS)[number],
): AsyncGenerator<Figure> {
  const bare = await startConstantServer(place, status, bodyBytes);
  try {
    const request = await signedRequest(call, emulator.port, emulator.credentialsOf(PROFILE));
    const speeds = await sideBySide([
      { ...bare, request, status },
      { ...emulator, request, status },
    ]);
    yield* figuresOf(metric, speeds);
  } finally {
    await bare.close();
  }
}

function* figuresOf(metric: string, [bare, own]: readonly Speed[]): Generator<Figure> {
  if (bare === undefined || own === undefined) return;
  const figure = (suffix: string, unit: string, of: (speed: Speed) => number): Figure =>
    figureOf({
      bench: "http",
      metric: metric + suffix,
      value: of(own),
      unit,
      yardstick: { name: BARE, value: of(bare) },
    });
  yield figure("", "requests/s", (speed) => speed.requestsPerSecond);
  yield figure("-p50", "ms", (speed) => speed.p50Ms);
  yield figure("-p99", "ms", (speed) => speed.p99Ms);
  yield figure("-cpu", "ms", (speed) => speed.cpuMs);
}

/** Only the reading call: moto has no LeaveOrganization, and evaluates no service control policy. */
async function* againstMoto(emulator: SpawnedEmulator): AsyncGenerator<Figure> {
  const moto = await startMotoServer();
  if (moto === undefined) return;
  try {
    const own = await signedRequest("describe", emulator.port, emulator.credentialsOf(PROFILE));
    const theirs = organizationsRequest(moto.port, "DescribeOrganization", "{}");
    const [ours, other] = await sideBySide([
      { ...emulator, request: own, status: 200 },
      { ...moto, request: theirs, status: 200 },
    ]);
    if (ours === undefined || other === undefined) return;
    yield figureOf({
      bench: "http",
      metric: "describe-moto",
      value: ours.requestsPerSecond,
      unit: "requests/s",
      yardstick: { name: "moto_server", value: other.requestsPerSecond },
    });
  } finally {
    await moto.close();
  }
}
