/** How long a person waits: until `serve` listens, until `run` has drilled the bundled features, until `demo` is over. */
import { join } from "node:path";
import type { Bench, BenchPlace } from "./bench.ts";
import { type Figure, figureOf } from "./figure.ts";
import { commandFile, EMULATOR_READY, referenceOrganization, serveArguments } from "./http/spawned-emulator.ts";
import { besideIdleNode, type Program } from "./wall-time.ts";

/** A run that finds something is as good a run: broke is 1, inconclusive 3. */
const JUDGED = [0, 1, 3] as const;

export const start: Bench = {
  name: "start",
  async *run(place) {
    const orgdrill = (...words: readonly string[]): Program => ({
      command: [process.execPath, commandFile(place), ...words],
      workingDirectory: place.scratch,
      exitCodes: JUDGED,
    });
    const serve = orgdrill(...serveArguments(place, join(place.scratch, "credentials")));
    yield await figureFor("serve", { ...serve, until: EMULATOR_READY }, 10);
    yield await figureFor("run", orgdrill("run", ...runArguments(place)), 5);
    yield await figureFor("demo", orgdrill("demo"), 5);
  },
};

const runArguments = (place: BenchPlace): readonly string[] => [
  "--org",
  referenceOrganization(place),
  "--report-dir",
  join(place.scratch, "reports"),
];

async function figureFor(metric: string, program: Program, times: number): Promise<Figure> {
  const { ms, idleMs } = await besideIdleNode(program, times);
  return figureOf({
    bench: "start",
    metric,
    value: ms,
    unit: "ms",
    yardstick: { name: "node -e 0", value: idleMs },
  });
}
