/**
 * The real AWS CLI against `orgdrill serve` and `orgdrill exec`, as a new user would: the written profiles and no other flag.
 * Each check is a line; the last line is `N passed, N failed`; the exit code is 1 when anything failed. Needs `npm run build`.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { $, which } from "zx";

const TOP = fileURLToPath(new URL("..", import.meta.url));
const COMMAND = join(TOP, "dist/orgdrill.js");
const ORGANIZATION = "scenarios/organizations/reference.yaml";

if ((await which("aws", { nothrow: true })) === null) {
  console.log("skipped  AWS CLI: `aws` is not on the PATH\n0 passed, 0 failed");
  process.exit(0);
}
if (!existsSync(COMMAND)) {
  console.log("dist/orgdrill.js is not there; run `npm run build` first\n0 passed, 1 failed");
  process.exit(1);
}

const FOLDER = await mkdtemp(join(tmpdir(), "orgdrill-aws-cli-"));
const CREDENTIALS = join(FOLDER, "credentials");
const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("AWS_")));
const own = { ...clean, AWS_SHARED_CREDENTIALS_FILE: CREDENTIALS, AWS_CONFIG_FILE: join(FOLDER, "none") };
const run = $({ cwd: TOP, nothrow: true, quiet: true, stdio: ["ignore", "pipe", "pipe"], env: own });

const version = (await run`aws --version`).text();
/** AWS CLI User Guide, "Return codes": version 2 tells a service's refusal apart, version 1 does not. */
const REFUSED = version.includes("aws-cli/1.") ? 255 : 254;

let passed = 0;
let failed = 0;

console.log(version.trim());
const server = await serve();
try {
  // Two calls at a time, for two cores; the lanes touch different accounts.
  await Promise.all([lane(insideTheOrganization), lane(outOfTheOrganization)]);
  await Promise.all([lane(throughExec), lane(aKeyOfItsOwn)]);
  await lane(theEnd);
} finally {
  server.child.kill();
  await rm(FOLDER, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** Starts the server and waits for the two lines that it prints. */
async function serve() {
  const args = [COMMAND, "serve", "--port", "0", "--org", ORGANIZATION, "--credentials", CREDENTIALS];
  const child = spawn(process.execPath, args, { cwd: TOP, stdio: ["ignore", "pipe", "inherit"], env: clean });
  const lines = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (lines.length === 2) break;
  }
  const url = /^orgdrill emulator listening on (http:\/\/127\.0\.0\.1:\d+)$/.exec(lines[0] ?? "")?.[1];
  check("serve says where it listens", url !== undefined, lines);
  check("and where the credentials are", lines[1] === `credentials ${CREDENTIALS}`, lines);
  if (url === undefined) process.exit(1);
  check("which only their owner can read", ((await stat(CREDENTIALS)).mode & 0o777) === 0o600);
  return { child, url };
}

/** Checks that fall over count as one that failed, and the other lane goes on. */
async function lane(checks) {
  await checks().catch((thrown) => check(checks.name, false, thrown instanceof Error ? thrown.stack : thrown));
}

async function insideTheOrganization() {
  const denied = await aws("payments/admin", "organizations leave-organization");
  const text =
    "An error occurred (AccessDeniedException) when calling the LeaveOrganization operation: " +
    "User: arn:aws:sts::444444444401:assumed-role/admin/orgdrill is not authorized to perform: " +
    "organizations:LeaveOrganization on resource: * with an explicit deny in a service control policy: " +
    "arn:aws:organizations::111111111111:policy/o-acme000001/service_control_policy/p-denyleave1";
  check("payments/admin may not leave, in AWS's words", denied.stderr.trim().endsWith(text), denied);
  check(`and the CLI exits with ${REFUSED}`, denied.exitCode === REFUSED && denied.stdout === "", denied);

  const records = await lookUp("payments/admin", "LeaveOrganization");
  const [record] = records ?? [];
  check(
    "its own event history shows the attempt",
    records?.length === 1 && record?.errorCode === "AccessDenied",
    records,
  );
  check(
    "in the same words",
    text.endsWith(record?.errorMessage) && record?.userIdentity.type === "AssumedRole",
    record,
  );
  const above = await lookUp("management/admin", "LeaveOrganization");
  check("the management account's shows nothing of it", above?.length === 0, above);

  await whoCalls("payments/alice", /^arn:aws:iam::444444444401:user\/alice$/);
  await whoCalls("payments/admin", /^arn:aws:sts::444444444401:assumed-role\/admin\/orgdrill$/);
  const roles = await aws("payments/admin", "iam list-roles");
  const names = roles.json?.Roles.map((role) => role.RoleName) ?? [];
  check(
    "iam list-roles",
    ["admin", "break-glass", "ci"].every((name) => names.includes(name)),
    roles,
  );
  await anAccountIsMade();
}

async function anAccountIsMade() {
  const before = (await aws("management/admin", "organizations list-accounts")).json?.Accounts ?? [];
  const { json } = await aws(
    "management/admin",
    "organizations create-account --account-name new --email n@new.example",
  );
  check("create-account begins", json?.CreateAccountStatus.State === "IN_PROGRESS", json);
  const ask = `organizations describe-create-account-status --create-account-request-id ${json?.CreateAccountStatus.Id}`;
  await control("clock", { advance: "5m" });
  const status = (await aws("management/admin", ask)).json?.CreateAccountStatus;
  check("and has succeeded five minutes later", status?.State === "SUCCEEDED" && status.AccountName === "new", status);
  const after = (await aws("management/admin", "organizations list-accounts")).json?.Accounts ?? [];
  check(
    "list-accounts by the management account",
    after.some((each) => each.Id === "444444444401"),
    after,
  );
  const made = after.find((each) => each.Id === status?.AccountId);
  check("shows the new account", made?.State === "ACTIVE" && made.JoinedMethod === "CREATED", made ?? before);
  const role = `arn:aws:iam::${status?.AccountId}:role/OrganizationAccountAccessRole`;
  const assumed = await aws("management/admin", `sts assume-role --role-arn ${role} --role-session-name new`);
  check("whose access role can be assumed", assumed.json?.AssumedRoleUser.Arn.endsWith("/new") === true, assumed);
}

async function outOfTheOrganization() {
  const operator = await aws("vendor-lab/operator", "organizations leave-organization");
  check(
    "vendor-lab/operator has no permission to leave",
    /because no identity-based policy allows/.test(operator.stderr),
    operator,
  );
  await whoCalls("vendor-lab/root", /^arn:aws:iam::888888888801:root$/);
  const shared = "AWS Organizations Business Associate Addendum";
  const acceptance = { action: "accept-agreement", agreement: shared, organization: true };
  await control("console", { ...acceptance, account: "management", as: "admin" });
  const before = await agreementsOf("vendor-lab/admin");
  check("artifact list-customer-agreements: its organization's", before?.join() === shared, before);
  const left = await aws("vendor-lab/admin", "organizations leave-organization");
  check(
    "vendor-lab/admin leaves, and the CLI prints nothing",
    left.exitCode === 0 && left.stdout + left.stderr === "",
    left,
  );
  const described = await aws("vendor-lab/admin", "organizations describe-organization");
  const after = await agreementsOf("vendor-lab/admin");
  check("artifact list-customer-agreements afterwards: none", after?.length === 0, after);
  const isAlone = described.stderr.includes("(AWSOrganizationsNotInUseException)") && described.exitCode === REFUSED;
  check("describe-organization afterwards: not in use", isAlone, described);
  const departed = await lookUp("management/admin", "AccountDepartedOrganization");
  const details = departed?.[0]?.serviceEventDetails;
  check("the management account learns of the departure", details?.departureMethod === "LEFT", departed);

  const { json } = await aws("vendor-lab/root", "organizations list-handshakes-for-account");
  const [invitation] = json?.Handshakes ?? [];
  check("list-handshakes-for-account", invitation?.State === "OPEN" && invitation.Action === "INVITE", json);
  const accept = await aws("vendor-lab/root", `organizations accept-handshake --handshake-id ${invitation?.Id}`);
  check("accept-handshake by the root user", accept.json?.Handshake.State === "ACCEPTED", accept);
  const joined = await aws("vendor-lab/admin", "organizations describe-organization");
  check("the account is in the other organization", joined.json?.Organization.Id === "o-umbrella01", joined);
  const seen = await lookUp("umbrella-management/admin", "AccountJoinedOrganization");
  check("whose management account learns of it", seen?.[0]?.serviceEventDetails.accountId === "888888888801", seen);
  for (const unknown of [
    "s3api list-multipart-uploads --bucket any",
    "ec2 describe-instances",
    "iam list-instance-profiles",
  ]) {
    const { stderr } = await aws("umbrella-management/admin", unknown);
    check(`${unknown} says that it is not emulated`, stderr.includes("(NotEmulatedException)"), stderr);
  }
}

async function throughExec() {
  const denied = await exec("payments/admin", "aws organizations leave-organization");
  check("exec: leave-organization is denied, with the CLI's exit code", denied.exitCode === REFUSED, denied);
  const left = await exec("vendor-lab/root", "aws organizations leave-organization");
  check(
    "exec: vendor-lab/root leaves, and nothing is printed",
    left.exitCode === 0 && left.stdout + left.stderr === "",
    left,
  );
  const { exitCode } = await exec("payments/admin", "node --eval process.exit(7)");
  check("exec: any exit code passes through", exitCode === 7, exitCode);
}

/** A user and a key that were made over the wire sign the next call; a key that nobody was given does not. */
async function aKeyOfItsOwn() {
  await aws("sandbox-1/admin", "iam create-user --user-name carol");
  const { json } = await aws("sandbox-1/admin", "iam create-access-key --user-name carol");
  const signedBy = (id = "", secret = "") =>
    run({ env: { ...clean, ...place(), AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret } });
  const { AccessKeyId, SecretAccessKey } = json?.AccessKey ?? {};
  const who = await signedBy(AccessKeyId, SecretAccessKey)`aws sts get-caller-identity`;
  check("a new user's key signs", who.stdout.includes("arn:aws:iam::666666666601:user/carol"), who);
  const wrong = await signedBy(AccessKeyId, "wrong")`aws sts get-caller-identity`;
  check("with another secret it does not", wrong.stderr.includes("(SignatureDoesNotMatch)"), wrong);
  const nobody = await signedBy("AKIAIOSFODNN7EXAMPLE", "none")`aws organizations describe-organization`;
  check("nor does an unknown key", nobody.stderr.includes("(UnrecognizedClientException)"), nobody);
}

function place() {
  const region = { AWS_REGION: "us-east-1", AWS_DEFAULT_REGION: "us-east-1" };
  return { ...region, AWS_ENDPOINT_URL: server.url, AWS_CONFIG_FILE: own.AWS_CONFIG_FILE };
}

async function theEnd() {
  await control("reset");
  const { json } = await aws("vendor-lab/admin", "organizations describe-organization");
  check("after a reset the same profile is in its first organization", json?.Organization.Id === "o-acme000001", json);
  const written = await readFile(CREDENTIALS, "utf8");
  check(
    "every profile carries the endpoint",
    count(written, /^\[/gm) === count(written, `endpoint_url = ${server.url}\n`),
  );
  const ended = new Promise((resolve) => server.child.once("exit", (code) => resolve(code)));
  server.child.kill("SIGTERM");
  check("serve ends well when it is asked to", (await ended) === 0);
}

function count(text, what) {
  return text.split(what).length - 1;
}

/** One call as a new user types it; `json` where the answer is some. */
async function aws(profile, command) {
  const output = await run`aws --profile ${profile} ${command.split(" ")}`;
  return { ...shown(output), json: output.stdout.trim().startsWith("{") ? JSON.parse(output.stdout) : undefined };
}

async function exec(as, command) {
  return shown(await run`node ${COMMAND} exec --as ${as} -- ${command.split(" ")}`);
}

function shown({ exitCode, stdout, stderr }) {
  return { exitCode, stdout, stderr };
}

async function whoCalls(profile, arn) {
  const { json } = await aws(profile, "sts get-caller-identity");
  check(`get-caller-identity of ${profile}`, arn.test(json?.Arn ?? ""), json);
}

/** Names of what covers the account, by the CLI's own model of the service. */
async function agreementsOf(profile) {
  const { json } = await aws(profile, "artifact list-customer-agreements");
  return json?.customerAgreements.map(({ name, organizationArn }) => organizationArn && name);
}

async function lookUp(profile, eventName) {
  const attribute = `AttributeKey=EventName,AttributeValue=${eventName}`;
  const { json } = await aws(profile, `cloudtrail lookup-events --lookup-attributes ${attribute}`);
  return json?.Events.map((event) => JSON.parse(event.CloudTrailEvent));
}

async function control(path, body = {}) {
  const response = await fetch(`${server.url}/_orgdrill/${path}`, { method: "POST", body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`POST ${path}: ${await response.text()}`);
}

function check(title, isRight, seen) {
  if (isRight) passed++;
  else failed++;
  console.log(`${isRight ? "ok    " : "FAILED"}  ${title}`);
  if (!isRight && seen !== undefined) console.log(`        saw ${JSON.stringify(seen)}`);
}
