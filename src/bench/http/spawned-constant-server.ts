/** The constant server in a process of its own. */
import { join } from "node:path";
import type { BenchPlace } from "../bench.ts";
import { type SpawnedServer, startNodeServer } from "./spawned-server.ts";

/** Answers every request with `status` and `bodyBytes` bytes. */
export const startConstantServer = (place: BenchPlace, status: number, bodyBytes: number): Promise<SpawnedServer> =>
  startNodeServer({
    script: [join(place.bundle, "constant-server.js"), String(status), String(bodyBytes)],
    workingDirectory: place.scratch,
    ready: /listening on http:\/\/127\.0\.0\.1:(\d+)/,
  });
