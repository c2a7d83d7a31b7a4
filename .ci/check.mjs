/**
 * Everything that must hold before a change is done: format, lint, types, architecture, unit tests, build, features, the AWS CLI.
 * `--deep` asks more of it: a million cases against the second evaluator, and twenty times the runs of every property.
 * The last line is `N passed, N failed`; the exit code is 1 when anything failed.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { $, argv, chalk, which } from "zx";

const TOP = fileURLToPath(new URL("..", import.meta.url));
const FOLDER = await mkdtemp(join(TOP, "node_modules/.orgdrill-check-"));
const deep = argv.deep === true;
const run = $({
  cwd: TOP,
  nothrow: true,
  quiet: true,
  // Nothing may wait for an answer from a person.
  stdio: ["ignore", "pipe", "pipe"],
  env: {
    ...process.env,
    NO_COLOR: "1",
    CUCUMBER_PUBLISH_ENABLED: "false",
    ...(deep && { ORGDRILL_ORACLE_CASES: "1000000", ORGDRILL_DEEP: "1" }),
  },
});

const stages = [];

try {
  // Two lanes, for two cores: what reads the sources, and what runs the result.
  await Promise.all([readsTheSources(), runsTheResult()]);
} finally {
  await rm(FOLDER, { recursive: true, force: true });
}
const total = (kind) => stages.reduce((sum, stage) => sum + stage[kind], 0);
console.log(`${total("passed")} passed, ${total("failed")} failed`);
process.exitCode = total("failed") > 0 ? 1 : 0;

async function readsTheSources() {
  await stage("format and lint", () => run`node_modules/.bin/biome ci --colors=off .`);
  await stage("types", () => run`node_modules/.bin/tsc --noEmit`);
  await stage("tests", vitest, vitestCounts);
}

async function runsTheResult() {
  const isBuilt = await stage("build", () => run`node .ci/build.mjs`);
  if (!isBuilt) return skip("features, bad input, AWS CLI", "the build failed");
  await stage("features", () => run`node .ci/features.mjs`, lastLineCounts);
  await stage("bad input", () => run`node .ci/bad-input.mjs`, lastLineCounts);
  if ((await which("aws", { nothrow: true })) === null) return skip("AWS CLI", "`aws` is not on the PATH");
  await stage("AWS CLI", () => run`node .ci/aws-cli.mjs`, lastLineCounts);
  await stage("AWS CLI examples", () => run`node .ci/aws-cli-examples.mjs`, lastLineCounts);
}

/** Test files of one worker share what they import: reading the modules anew for each file took two thirds of the time. */
function vitest() {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${join(FOLDER, "vitest.json")}`];
  const more = deep ? ["--config", ".ci/deep.vitest.config.mjs"] : [];
  return run`node_modules/.bin/vitest run --dir src --no-isolate ${reporters} ${more}`;
}

/** A test file that cannot even be loaded has no tests to count, so it counts as one failure. */
async function vitestCounts() {
  const report = JSON.parse(await readFile(join(FOLDER, "vitest.json"), "utf8"));
  const unloaded = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
}

/** Our own scripts end with `N passed, N failed`. */
function lastLineCounts(output) {
  const [, passed, failed] = /(\d+) passed, (\d+) failed\s*$/.exec(output.stdout) ?? [];
  return passed === undefined ? undefined : { passed: Number(passed), failed: Number(failed) };
}

/** Runs one stage, says how it went, and shows all that it printed when it failed. A stage without counts of its own counts as one check. */
async function stage(name, start, countsOf) {
  const startedAt = performance.now();
  const output = await start();
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  const isGood = output.exitCode === 0;
  const counted = await Promise.resolve(countsOf?.(output)).catch(() => undefined);
  const counts = counted ?? { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1 };
  // A stage that fails without a failure to show for it has still failed.
  if (!isGood && counts.failed === 0) counts.failed = 1;
  stages.push(counts);
  const hasPassed = counts.failed === 0;
  if (!hasPassed) console.log(`${output.stdout}${output.stderr}`.trimEnd());
  const word = hasPassed ? chalk.green("ok    ") : chalk.red("failed");
  console.log(
    `${word}  ${name.padEnd(18)} ${seconds.padStart(6)} s   ${counts.passed} passed, ${counts.failed} failed`,
  );
  return hasPassed;
}

function skip(name, reason) {
  console.log(`${chalk.yellow("skipped")} ${name.padEnd(18)}            ${reason}`);
}
