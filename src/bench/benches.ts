/** All benchmarks, in the order in which they run. */
import type { Bench } from "./bench.ts";
import { call } from "./call.bench.ts";
import { decide } from "./decide/decide.bench.ts";
import { delivery } from "./delivery/delivery.bench.ts";
import { detections } from "./detections/detections.bench.ts";
import { stream } from "./detections/stream.bench.ts";
import { http } from "./http/http.bench.ts";
import { yardstick } from "./http/yardstick.bench.ts";
import { load } from "./load/load.bench.ts";
import { memory } from "./memory.bench.ts";
import { organizations } from "./organizations/organizations.bench.ts";
import { patterns } from "./patterns/patterns.bench.ts";
import { start } from "./start.bench.ts";
import { sweep } from "./sweep/sweep.bench.ts";

export const BENCHES: readonly Bench[] = [
  decide,
  sweep,
  load,
  organizations,
  patterns,
  detections,
  stream,
  delivery,
  call,
  yardstick,
  http,
  start,
  memory,
];
