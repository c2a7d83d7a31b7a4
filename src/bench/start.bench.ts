/** How long a person waits: until `serve` listens, until `run` has drilled one question or all of them, until `demo` is over. */
import { join } from "node:path";
import type { Bench, BenchPlace } from "./bench.ts";
import { emptyCucumberRun } from "./empty-cucumber-run.ts";
import { type Figure, figureOf } from "./figure.ts";
import { commandFile, EMULATOR_READY, referenceOrganization, serveArguments } from "./http/spawned-emulator.ts";
import { IDLE_NODE, type Program, wallTimesMs } from "./wall-time.ts";

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
    const question = join(place.top, "features/does-work-go-on");
    const timed: readonly Timed[] = [
      { metric: "serve", program: { ...serve, until: EMULATOR_READY }, times: 10 },
      { metric: "run", program: orgdrill("run", question, ...runArguments(place)), times: 5 },
      { metric: "run-all", program: orgdrill("run", ...runArguments(place)), times: 3 },
      { metric: "demo", program: orgdrill("demo"), times: 5 },
    ];
    for (const each of timed) yield* figuresFor(place, each);
  },
};

type Timed = Readonly<{ metric: string; program: Program; times: number }>;

const runArguments = (place: BenchPlace): readonly string[] => [
  "--org",
  referenceOrganization(place),
  "--report-dir",
  join(place.scratch, "reports"),
];

/** The same time beside a Node that does nothing, and beside Cucumber with nothing to run. */
async function* figuresFor(place: BenchPlace, { metric, program, times }: Timed): AsyncGenerator<Figure> {
  const programs = [program, IDLE_NODE, emptyCucumberRun(place)];
  const [ms = Number.NaN, idleMs = Number.NaN, cucumberMs = Number.NaN] = await wallTimesMs(programs, times);
  const measured = { bench: "start", value: ms, unit: "ms" };
  yield figureOf({ ...measured, metric, yardstick: { name: "node -e 0", value: idleMs } });
  const beside = { name: "empty Cucumber run", value: cucumberMs };
  yield figureOf({ ...measured, metric: `${metric}-beside-cucumber`, yardstick: beside });
}
