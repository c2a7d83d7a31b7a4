/** The yardsticks by themselves: what this machine gives to a bare node:http server, to moto, and to a Node that does nothing. */
import type { Bench } from "../bench.ts";
import { figureOf } from "../figure.ts";
import { IDLE_NODE, wallTimesMs } from "../wall-time.ts";
import { organizationsRequest, startMotoServer } from "./moto-server.ts";
import { sideBySide } from "./side-by-side.ts";
import { startConstantServer } from "./spawned-constant-server.ts";

const BODY_BYTES = 400;

export const yardstick: Bench = {
  name: "yardstick",
  async *run(place) {
    const bare = await startConstantServer(place, 200, BODY_BYTES);
    const moto = await startMotoServer();
    try {
      const ports = [{ ...bare, name: "bare" }, ...(moto === undefined ? [] : [{ port: moto.port, name: "moto" }])];
      const servers = ports.map((each) => ({
        ...each,
        status: 200,
        request: organizationsRequest(each.port, "DescribeOrganization", "{}"),
      }));
      const speeds = await sideBySide(servers);
      for (const [index, { requestsPerSecond, p50Ms, p99Ms, cpuMs }] of speeds.entries()) {
        const metric = servers[index]?.name ?? "";
        yield figureOf({ bench: "yardstick", metric, value: requestsPerSecond, unit: "requests/s" });
        yield figureOf({ bench: "yardstick", metric: `${metric}-p50`, value: p50Ms, unit: "ms" });
        yield figureOf({ bench: "yardstick", metric: `${metric}-p99`, value: p99Ms, unit: "ms" });
        if (!Number.isNaN(cpuMs))
          yield figureOf({ bench: "yardstick", metric: `${metric}-cpu`, value: cpuMs, unit: "ms" });
      }
      yield figureOf({ bench: "yardstick", metric: "bare-memory", value: (await bare.usage()).rssMiB, unit: "MiB" });
      const [idleMs = Number.NaN] = await wallTimesMs([IDLE_NODE], 5);
      yield figureOf({ bench: "yardstick", metric: "node", value: idleMs, unit: "ms" });
    } finally {
      await Promise.all([bare.close(), moto?.close()]);
    }
  },
};
