/** Bad input, as a person would give it: each answer is one screen without a stack trace, says what to do next, and has its exit code. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { $ } from "zx";

const TOP = fileURLToPath(new URL("..", import.meta.url));
const COMMAND = join(TOP, "dist", "orgdrill.js");
const BROKEN = "scenarios/organizations/broken";
const scratch = mkdtempSync(join(tmpdir(), "orgdrill-bad-input-"));
const counts = { passed: 0, failed: 0 };

const feature = (name, text) => {
  writeFileSync(join(scratch, name), text);
  return join(scratch, name);
};
const UNDEFINED = feature("undefined.feature", "Feature: x\n  Scenario: y\n    Given nobody knows this\n");
const UNREADABLE = feature("unreadable.feature", "Feature: x\n  Scenario: y\n    Given a\n    nonsense\n");
const NOT_A_FOLDER = feature("a-file", "");
const EXCEPTIONS = feature("exceptions.json", "[{}]");
mkdirSync(join(scratch, "empty"));
const busy = createServer().listen(0, "127.0.0.1");
await new Promise((resolve) => busy.once("listening", resolve));

/** Arguments, exit code, and what the message must say. */
const CASES = [
  [["run", "--org", "nowhere.yaml"], 2, /nowhere\.yaml.*there is none/],
  [["run", "--org", `${BROKEN}/yaml-error.yaml.txt`], 2, /yaml-error\.yaml\.txt:\d+:\d+/],
  [["run", "--org", `${BROKEN}/duplicate-account.yaml`], 2, /:11:15: expected each account id once/],
  [["run", "--org", `${BROKEN}/policy-json-error.yaml`], 2, /syntax-error\.policy:7:7/],
  [["run", "--org", `${BROKEN}/ou-cycle.yaml`], 2, /:12:37: .*cycle/],
  [["run", "--org", `${BROKEN}/number-id.yaml`], 2, /quote/],
  [["run", UNDEFINED], 4, /undefined\.feature:3: no step is called `nobody knows this`/],
  [["run", UNREADABLE], 2, /unreadable\.feature:4/],
  [["run", join(scratch, "nothing.feature")], 2, /is not there/],
  [["run", join(scratch, "empty")], 4, /no \.feature file/],
  [["run", "--tags", "@nothing"], 4, /selects no scenario/],
  [["run", "--tags", "and and"], 2, /Tag expression/],
  [["run", "--name", "("], 2, /regular expression/],
  [["run", "--seed", "x"], 2, /whole number/],
  [["run", "--at", "yesterday"], 2, /ISO 8601/],
  [["run", "--shard", "4/3"], 2, /i\/n/],
  [["run", "--assume", "foo=bar"], 2, /no assumption is called `foo`/],
  [["run", "--assume", "management-leave-error=maybe"], 2, /has the values/],
  [["run", "--format", "pdf"], 2, /no report format/],
  [["run", "--exceptions", EXCEPTIONS], 2, /exceptions\.json/],
  [["run", "--target", "aws"], 5, /refuses/],
  [["run", "--target", "container"], 2, /not available yet/],
  [["run", "--report-dir", NOT_A_FOLDER], 3, /a-file/],
  [["demo", "--report-dir", "/proc/orgdrill"], 3, /\/proc\/orgdrill/],
  [["serve", "--port", String(busy.address().port)], 3, /is busy/],
  [["serve", "--host", "0.0.0.0"], 2, /not loopback/],
  [["serve", "--port", "70000"], 2, /65535/],
  [["exec", "--as", "nobody/x", "--", "true"], 2, /nobody is called/],
  [["exec", "--as", "payments/admin", "--", "no-such-program"], 127, /not on the PATH/],
  [["verify", scratch], 6, /manifest/],
  [["report", join(scratch, "nowhere")], 2, /no such file/],
  [["show", "nobody"], 2, /no drill is called/],
  [["lint", "nowhere.json"], 2, /is not there/],
  [["tabletop"], 2, /does not exist yet/],
  [["frobnicate"], 2, /unknown command/],
];

for (let at = 0; at < CASES.length; at += 2) await Promise.all(CASES.slice(at, at + 2).map(tryOne));
busy.close();
rmSync(scratch, { recursive: true, force: true });
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;

async function tryOne([args, exitCode, saying]) {
  const folder = join(scratch, `reports-${CASES.findIndex(([each]) => each === args)}`);
  const reports = args.includes("--report-dir") || !["run", "demo"].includes(args[0]) ? [] : ["--report-dir", folder];
  const result = await $({
    cwd: TOP,
    nothrow: true,
    quiet: true,
    timeout: "30s",
  })`node ${COMMAND} ${args[0]} ${reports} ${args.slice(1)}`;
  const said = `${result.stdout}${result.stderr}`;
  const lines = said.split("\n").length;
  const left = existsSync(folder) ? readdirSync(join(folder, "runs")) : [];
  const problems = [
    result.exitCode !== exitCode && `exit code ${result.exitCode}, expected ${exitCode}`,
    !saying.test(said) && `the message lacks ${saying}`,
    /\n\s+at .*:\d+:\d+\)?/.test(said) && "there is a stack trace",
    lines > 40 && `${lines} lines are more than one screen`,
    left.length > 0 && `a run folder was left: ${left}`,
  ].filter((each) => each !== false);
  counts[problems.length === 0 ? "passed" : "failed"]++;
  if (problems.length > 0)
    console.log(`FAILED  orgdrill ${args.join(" ")}\n        ${problems.join("\n        ")}\n${said.slice(0, 1500)}`);
}
