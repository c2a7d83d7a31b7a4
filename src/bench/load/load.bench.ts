/** How long an organization of the greatest size takes from its file to a world, and how much memory, in a process of its own. */
import { execFileSync } from "node:child_process";
import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Bench, BenchPlace } from "../bench.ts";
import { type Figure, figureOf } from "../figure.ts";
import { largeFile } from "./large-file.ts";
import type { LoadReport } from "./load-report.ts";

const SIZE = { accounts: 50_000, units: 2_000, policies: 10_000 } as const;
const TIMES = 3;
const PLAIN = "js-yaml's load of the same text, plain objects without places";

export const load: Bench = {
  name: "load",
  async *run(place) {
    const file = join(place.scratch, "large.yaml");
    writeFileSync(file, largeFile(SIZE));
    const whole = best(place, "whole", file);
    const tree = best(place, "tree", file);
    const plain = best(place, "plain", file);
    const total = SIZE.accounts;
    const [read, build, parse] = [timeOf(whole, "read"), timeOf(whole, "build"), timeOf(tree, "parse")];
    const plainMs = timeOf(plain, "parse").wallMs;
    console.error(
      `bench load: ${JSON.stringify(SIZE)}, ${Math.round(statSync(file).size / 1_048_576)} MiB of YAML; by the clock, the best of ${TIMES} processes; processor time ${Math.round(read.cpuMs + build.cpuMs)} ms, with the garbage collector's threads`,
    );
    yield figure(`${total}`, read.wallMs + build.wallMs, plainMs);
    yield figure(`${total}-parse`, parse.wallMs, plainMs);
    yield figure(`${total}-check`, read.wallMs - parse.wallMs, plainMs);
    yield figure(`${total}-build`, build.wallMs, plainMs);
    const yardstick = { name: PLAIN, value: plain.peakMiB };
    yield figureOf({ bench: "load", metric: `${total}-peak`, value: whole.peakMiB, unit: "MiB", yardstick });
  },
};

const figure = (metric: string, value: number, plainMs: number): Figure =>
  figureOf({ bench: "load", metric, value, unit: "ms", yardstick: { name: PLAIN, value: plainMs } });

/** The process that took the shortest: others that work on the machine only add. */
function best(place: BenchPlace, mode: string, file: string): LoadReport {
  const reports = Array.from({ length: TIMES }, () => report(place, mode, file));
  const sum = ({ stages }: LoadReport): number => stages.reduce((all, { wallMs }) => all + wallMs, 0);
  return reports.reduce((least, each) => (sum(each) < sum(least) ? each : least));
}

function report({ bundle }: BenchPlace, mode: string, file: string): LoadReport {
  const script = join(bundle, "load-organization.js");
  return JSON.parse(execFileSync(process.execPath, [script, mode, file], { encoding: "utf8" }));
}

function timeOf({ stages }: LoadReport, name: string): LoadReport["stages"][number] {
  const found = stages.find((each) => each.name === name);
  if (found === undefined) throw new Error(`the load has no stage ${name}`);
  return found;
}
