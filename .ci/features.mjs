/** The bundled drills through the built command, over the wire: what must hold, what must break, and the evidence afterwards. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { $ } from "zx";

const TOP = fileURLToPath(new URL("..", import.meta.url));
const COMMAND = join(TOP, "dist", "orgdrill.js");
const scratch = mkdtempSync(join(tmpdir(), "orgdrill-features-"));
const counts = { passed: 0, failed: 0 };

/** The reference organization has one hole and one deaf alarm; exactly these drills must find them. */
const BROKEN_BY_DESIGN = [
  "administrators-cannot-join-another",
  "administrators-cannot-leave",
  "joining-rings",
  "leaving-rings",
  "root-joining-rings",
  "root-leaving-rings",
  "root-users-cannot-join-another",
  "root-users-cannot-leave",
];

try {
  const reference = await run(["run"], 1);
  check(
    "the reference organization breaks exactly where it is meant to",
    same(idsOf(reference, "broke"), BROKEN_BY_DESIGN),
    idsOf(reference, "broke"),
  );
  check(
    "nothing else is open",
    idsOf(reference, "held").length === reference.drills.length - BROKEN_BY_DESIGN.length,
    reference.totals,
  );
  const fixed = await run(["run", "--org", "scenarios/organizations/reference-fixed.yaml"], 0);
  for (const drill of fixed.drills)
    check(`with the two-line fix: ${drill.id}`, drill.verdict === "held", drill.verdict);
  const demo = await run(["demo"], 1);
  check(
    "the demo finds one account",
    same([...new Set(demo.drills.flatMap((each) => each.affectedAccounts))].includes("888888888801"), true),
    demo.totals,
  );
  await run(["demo", "--fixed"], 0);
  await twice();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;

/** Runs the command and answers its run.json; the exit code is a check of its own. */
async function run(args, expected) {
  const result = await $({
    cwd: TOP,
    nothrow: true,
    quiet: true,
  })`node ${COMMAND} ${args} --json --report-dir ${scratch}`;
  check(
    `orgdrill ${args.join(" ")} exits with ${expected}`,
    result.exitCode === expected,
    `${result.exitCode}\n${result.stderr.slice(-2000)}`,
  );
  return JSON.parse(result.stdout);
}

/** The evidence verifies, the run can be performed again, and two runs have the same core. */
async function twice() {
  const latest = join(scratch, "latest");
  for (const args of [
    ["verify", latest],
    ["replay", latest],
  ]) {
    const result = await $({ cwd: TOP, nothrow: true, quiet: true })`node ${COMMAND} ${args}`;
    check(`orgdrill ${args[0]} exits with 0`, result.exitCode === 0, result.stdout);
  }
  const before = readFileSync(join(latest, "ledger.ndjson"), "utf8");
  await run(["demo", "--fixed"], 0);
  check(
    "two runs write the same ledger",
    readFileSync(join(latest, "ledger.ndjson"), "utf8") === before,
    "the ledgers differ",
  );
}

function idsOf(document, verdict) {
  return document.drills
    .filter((each) => each.verdict === verdict)
    .map((each) => each.id)
    .sort();
}

function same(left, right) {
  return JSON.stringify(left) === JSON.stringify(right);
}

function check(name, holds, seen) {
  counts[holds ? "passed" : "failed"]++;
  if (!holds) console.log(`FAILED  ${name}\n        ${typeof seen === "string" ? seen : JSON.stringify(seen)}`);
}
