/** Resident memory of `serve`: once it listens, after 100,000 calls, half of them denied, and after twice as many again. */
import type { Bench, BenchPlace } from "./bench.ts";
import { type Figure, figureOf } from "./figure.ts";
import { load } from "./http/load-client.ts";
import { signedRequest } from "./http/signed-request.ts";
import { startConstantServer } from "./http/spawned-constant-server.ts";
import { type SpawnedEmulator, startEmulator } from "./http/spawned-emulator.ts";

/** Signatures last fifteen minutes; these batches take seconds. */
const BATCH = 10_000;

export const memory: Bench = {
  name: "memory",
  async *run(place) {
    const emulator = await startEmulator(place);
    try {
      await load({ port: emulator.port, requests: await requestsFor(emulator), connections: 1, calls: 2 });
      const before = (await emulator.usage()).rssMiB;
      yield figure("serve", before, { name: "bare node:http", value: await bareMiB(place) });
      const after = await highestDuring(emulator, 100_000);
      yield figure("after-calls", after, { name: "the same server before", value: before });
      const later = await highestDuring(emulator, 200_000);
      yield figure("after-more-calls", later, { name: "the same server after 100,000 calls", value: after });
    } finally {
      await emulator.close();
    }
  },
};

const figure = (metric: string, value: number, yardstick: Readonly<{ name: string; value: number }>): Figure =>
  figureOf({ bench: "memory", metric, value, unit: "MiB", yardstick });

async function bareMiB(place: BenchPlace): Promise<number> {
  const bare = await startConstantServer(place, 200, 400);
  try {
    return (await bare.usage()).rssMiB;
  } finally {
    await bare.close();
  }
}

/** One that reads and one that a guardrail denies, signed now. */
async function requestsFor(emulator: SpawnedEmulator): Promise<readonly Buffer[]> {
  const credentials = emulator.credentialsOf("payments/admin");
  const call = (name: "describe" | "leave"): Promise<Buffer> => signedRequest(name, emulator.port, credentials);
  return [await call("describe"), await call("leave")];
}

/** The most memory after any batch: what is there at the end depends on when garbage was last collected. */
async function highestDuring(emulator: SpawnedEmulator, calls: number): Promise<number> {
  let highest = 0;
  for (let done = 0; done < calls; done += BATCH) {
    const requests = await requestsFor(emulator);
    const { statuses } = await load({ port: emulator.port, requests, connections: 8, calls: BATCH });
    if (statuses.get(200) !== BATCH / 2 || statuses.get(400) !== BATCH / 2) {
      throw new Error(`expected half of the answers to be 200 and half 400, got ${JSON.stringify([...statuses])}`);
    }
    highest = Math.max(highest, (await emulator.usage()).rssMiB);
  }
  return highest;
}
