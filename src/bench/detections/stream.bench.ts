/** A million records through `orgdrill detect` as a stream: how fast, and whether its memory grows with what has passed. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Bench, BenchPlace } from "../bench.ts";
import { figureOf } from "../figure.ts";
import { commandFile, referenceOrganization } from "../http/spawned-emulator.ts";
import { RECORD } from "./rule-files.ts";

const MANY = 1_000_000;
const FEWER = 100_000;
/** So many records between two that a rule hears; the others are of an operation that none waits for. */
const QUIET = 1_000;
const BATCH = 1_000;

export const stream: Bench = {
  name: "stream",
  async *run(place) {
    const fewer = await detected(place, FEWER);
    const all = await detected(place, MANY);
    const parsed = await through(place, ["-e", PARSE_LINES], MANY);
    const name = "the same lines through readline and JSON.parse";
    yield figureOf({
      ...{ bench: "stream", metric: `detect-${MANY}`, value: rateOf(MANY, all.wallMs), unit: "records/s" },
      yardstick: { name, value: rateOf(MANY, parsed.wallMs) },
    });
    yield figureOf({
      ...{ bench: "stream", metric: `detect-${MANY}-cpu`, value: all.cpuMs, unit: "ms" },
      yardstick: { name, value: parsed.cpuMs },
    });
    yield figureOf({
      ...{ bench: "stream", metric: `detect-${MANY}-peak`, value: all.peakMiB, unit: "MiB" },
      yardstick: { name: `peak of ${FEWER} records`, value: fewer.peakMiB },
    });
  },
};

type Passage = Readonly<{ wallMs: number; cpuMs: number; peakMiB: number; printed: string }>;

const rateOf = (records: number, wallMs: number): number => (records / wallMs) * 1_000;

const PARSE_LINES = `
  let count = 0;
  const lines = require("node:readline").createInterface({ input: process.stdin });
  lines.on("line", (line) => { count += JSON.parse(line).eventID.length > 0 ? 1 : 0; });
  lines.on("close", () => console.log(count));`;

/** The example detections of all formats; each heard record must be in the answer, so that nothing is measured but the work. */
async function detected(place: BenchPlace, records: number): Promise<Passage> {
  const rules = join(place.top, "scenarios/detections/sigma");
  const options = ["--detections", rules, "--org", referenceOrganization(place), "--events", "-", "--json"];
  const passage = await through(place, [commandFile(place), "detect", ...options], records);
  const heard = passage.printed.split('"detection":"leaving"').length - 1;
  if (heard < records / QUIET) {
    throw new Error(`expected ${records / QUIET} records to be heard, saw ${heard}: ${passage.printed.slice(0, 300)}`);
  }
  return passage;
}

/** Writes what a process has used when it ends; the peak as the system counted it. */
const AT_THE_END = `data:text/javascript,${encodeURIComponent(
  `import { writeFileSync } from "node:fs";
  process.on("exit", () => {
    const { user, system } = process.cpuUsage();
    const peakMiB = process.resourceUsage().maxRSS / 1024;
    writeFileSync(process.env.ORGDRILL_BENCH_USAGE, JSON.stringify({ cpuMs: (user + system) / 1000, peakMiB }));
  });`,
)}`;

async function through(place: BenchPlace, script: readonly string[], records: number): Promise<Passage> {
  const usage = join(place.scratch, "usage.json");
  const start = performance.now();
  const child = spawn(process.execPath, ["--no-warnings", "--import", AT_THE_END, ...script], {
    env: { ...process.env, ORGDRILL_BENCH_USAGE: usage },
    stdio: ["pipe", "pipe", "inherit"],
  });
  let printed = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  const ended = once(child, "close");
  for (let from = 0; from < records; from += BATCH) {
    if (!child.stdin.write(batch(from))) await once(child.stdin, "drain");
  }
  child.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`expected exit code 0, saw ${code}: ${printed.slice(0, 300)}`);
  return { wallMs: performance.now() - start, printed, ...JSON.parse(readFileSync(usage, "utf8")) };
}

const BEGINNING_MS = Date.parse(RECORD.eventTime);
const EVERY_MS = 100;

function batch(from: number): string {
  let lines = "";
  for (let at = from; at < from + BATCH; at++) {
    const eventTime = new Date(BEGINNING_MS + at * EVERY_MS).toISOString().replace(/\.\d+Z/, "Z");
    const eventID = `6a7e8feb-b491-4cf7-a9f1-${String(at).padStart(12, "0")}`;
    const eventName = at % QUIET === 0 ? RECORD.eventName : "ListAccounts";
    lines += `${JSON.stringify({ ...RECORD, eventTime, eventID, eventName })}\n`;
  }
  return lines;
}
