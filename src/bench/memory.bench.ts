/** Resident memory of `serve`: once it listens, and after 100,000 calls, half of them denied. */
import type { Bench } from "./bench.ts";
import { figureOf } from "./figure.ts";
import { load } from "./http/load-client.ts";
import { signedRequest } from "./http/signed-request.ts";
import { startConstantServer } from "./http/spawned-constant-server.ts";
import { startEmulator } from "./http/spawned-emulator.ts";

const CALLS = 100_000;
/** Signatures last five minutes; these batches take seconds. */
const BATCH = 10_000;

export const memory: Bench = {
  name: "memory",
  async *run(place) {
    const bare = await startConstantServer(place, 200, 400);
    const emulator = await startEmulator(place);
    try {
      const requests = async (): Promise<readonly Buffer[]> => {
        const credentials = emulator.credentialsOf("payments/admin");
        const call = (name: "describe" | "leave"): Promise<Buffer> => signedRequest(name, emulator.port, credentials);
        return [await call("describe"), await call("leave")];
      };
      await load({ port: emulator.port, requests: await requests(), connections: 1, calls: 2 });
      const before = (await emulator.usage()).rssMiB;
      const bareMiB = (await bare.usage()).rssMiB;
      const idle = { bench: "memory", unit: "MiB" };
      yield figureOf({
        ...idle,
        metric: "serve",
        value: before,
        yardstick: { name: "bare node:http", value: bareMiB },
      });
      for (let done = 0; done < CALLS; done += BATCH) {
        const result = await load({ port: emulator.port, requests: await requests(), connections: 8, calls: BATCH });
        if (result.statuses.get(200) !== BATCH / 2 || result.statuses.get(400) !== BATCH / 2) {
          throw new Error(
            `expected half of the answers to be 200 and half 400, got ${JSON.stringify([...result.statuses])}`,
          );
        }
      }
      const after = (await emulator.usage()).rssMiB;
      yield figureOf({
        ...idle,
        metric: "after-calls",
        value: after,
        yardstick: { name: "the same server before", value: before },
      });
    } finally {
      await Promise.all([bare.close(), emulator.close()]);
    }
  },
};
