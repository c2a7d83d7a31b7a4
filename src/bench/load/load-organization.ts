/** Loads one organization file in a process of its own and prints what it took. `load-organization.js whole|tree|plain FILE` */
import { readFileSync } from "node:fs";
import { load } from "js-yaml";
import { identifiersFrom, instant, seededRandom } from "../../kernel/index.ts";
import { readOrganizationFile, sourceText, worldFrom } from "../../organization-file/index.ts";
import { parseTree } from "../../organization-file/yaml-tree.ts";
import type { LoadReport } from "./load-report.ts";

const [mode = "", file = ""] = process.argv.slice(2);
const MODES: Readonly<Record<string, () => void>> = { whole, tree, plain };
const stages: LoadReport["stages"][number][] = [];
let held: unknown;

MODES[mode]?.();
console.log(JSON.stringify({ stages, peakMiB: process.resourceUsage().maxRSS / 1_024 } satisfies LoadReport));
if (held === undefined) throw new Error(`expected one of ${Object.keys(MODES).join(", ")} and a file, saw \`${mode}\``);

/** As `serve` and `run` do it. */
function whole(): void {
  const read = stage("read", () => readOrganizationFile(file));
  if (!read.ok) throw new Error(`${file} has problems: ${JSON.stringify(read.refusal.problems.slice(0, 3))}`);
  const options = { ids: identifiersFrom(seededRandom(1)), now: instant(Date.UTC(2026, 10, 1)) };
  held = stage("build", () => worldFrom(read.value.file, options));
}

/** The text and the tree that it means, with the place of everything. */
function tree(): void {
  held = stage("parse", () => parseTree(sourceText(file, readFileSync(file, "utf8"))));
}

/** The yardstick: what the YAML package itself needs for plain objects without places. */
function plain(): void {
  held = stage("parse", () => load(readFileSync(file, "utf8")));
}

function stage<T>(name: string, work: () => T): T {
  const startedAt = performance.now();
  const worked = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(worked);
  stages.push({ name, wallMs: performance.now() - startedAt, cpuMs: (user + system) / 1_000 });
  return result;
}
