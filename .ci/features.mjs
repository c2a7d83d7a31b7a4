/** The bundled drills through the built command, over the wire: what must hold, what must break, and the evidence afterwards. */
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { $ } from "zx";

const TOP = fileURLToPath(new URL("..", import.meta.url));
const COMMAND = join(TOP, "dist", "orgdrill.js");
const scratch = mkdtempSync(join(tmpdir(), "orgdrill-features-"));
const counts = { passed: 0, failed: 0 };

const BY_ADDRESS = `orgdrill: 1
organizations:
  - name: acme
    management: { id: "111111111111", name: management, email: aws@acme.example }
    root:
      policies: [FullAWSAccess, deny-from-outside]
      accounts:
        - { id: "222222222222", name: payments, email: payments@acme.example, joined: { method: invited, at: 2025-01-10 } }
policies:
  deny-from-outside:
    type: SERVICE_CONTROL_POLICY
    document:
      Version: "2012-10-17"
      Statement:
        Effect: Deny
        Action: "organizations:LeaveOrganization"
        Resource: "*"
        Condition: { NotIpAddress: { "aws:SourceIp": "10.0.0.0/8" } }
`;

/** The reference organization has one hole and one deaf alarm; exactly these drills must find them. */
const BROKEN_BY_DESIGN = [
  "administrators-cannot-join-another",
  "administrators-cannot-leave",
  "coverage",
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
  for (const { id, verdict } of reference.drills)
    check(`the drill ${id}`, verdict === (BROKEN_BY_DESIGN.includes(id) ? "broke" : "held"), verdict);
  // All other drills bring an organization of their own, which the reader's file does not change.
  const fixed = await run(["run", ...underTest(), "--org", "scenarios/organizations/reference-fixed.yaml"], 0);
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
  await doubtful();
  const runbooks = await run(["run", "features/incidents/runbook.feature", "--allow-runbooks"], 0);
  check(
    "runbooks are run where they are allowed",
    idsOf(runbooks, "held").length === runbooks.drills.length,
    runbooks.totals,
  );
  await run(["run", "features/incidents/runbook.feature"], 3);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;

/** The features that drill the reader's own organization. */
function underTest() {
  const files = readdirSync(join(TOP, "features"), { recursive: true })
    .filter((file) => file.endsWith(".feature"))
    .map((file) => join("features", file));
  return files.filter((file) => readFileSync(join(TOP, file), "utf8").includes("the organization under test"));
}

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

/** A guardrail that looks at the caller's address holds or not by where the intruder sits: nobody knows, and the drill says so. */
async function doubtful() {
  const file = join(scratch, "by-address.yaml");
  writeFileSync(file, BY_ADDRESS);
  const document = await run(
    ["run", "features/can-an-account-be-taken-out/every-member-account.feature", "--org", file],
    3,
  );
  const drill = document.drills.find((each) => each.id === "administrators-cannot-leave");
  const reason = drill?.answers.prevention?.reason ?? "";
  check(
    "what rests on the intruder's address is inconclusive",
    drill?.verdict === "inconclusive" && reason.includes("intruder-address"),
    reason,
  );
  const latest = join(scratch, "latest");
  const [calls] = readdirSync(join(latest, "calls"));
  appendFileSync(join(latest, "calls", calls), " ");
  for (const command of ["verify", "replay", "report"]) {
    const result = await $({ cwd: TOP, nothrow: true, quiet: true })`node ${COMMAND} ${command} ${latest}`;
    check(`orgdrill ${command} refuses a changed run`, result.exitCode === 6, result.exitCode);
  }
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
