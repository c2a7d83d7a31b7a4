/**
 * Every example that the installed AWS CLI's own help shows for Organizations, against `orgdrill serve`: each must be answered, in
 * the documented shape. The examples are read from the CLI; none is kept here. What is known to differ is listed with its reason,
 * and anything else that differs fails. The last line is `N passed, N failed`. Needs `npm run build`.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { CreateAccountCommand, OrganizationsClient } from "@aws-sdk/client-organizations";
import { $, which } from "zx";
import { DEVIATIONS, DOCUMENT, INSTEAD, ORGANIZATION, PROFILES } from "./aws-cli-examples.world.mjs";

const TOP = fileURLToPath(new URL("..", import.meta.url));
const COMMAND = join(TOP, "dist/orgdrill.js");
/** The CLI spends its time starting up; more than a few at once only wait for each other. */
const AT_ONCE = 4;

const quiet = $({ nothrow: true, quiet: true, stdio: ["ignore", "pipe", "pipe"] });
const installed = await installedCli();
if (installed === undefined) {
  console.log("skipped  examples of the AWS CLI: none are installed\n0 passed, 0 failed");
  process.exit(0);
}
if (!existsSync(COMMAND)) {
  console.log("dist/orgdrill.js is not there; run `npm run build` first\n0 passed, 1 failed");
  process.exit(1);
}

const FOLDER = await mkdtemp(join(tmpdir(), "orgdrill-aws-cli-examples-"));
const CREDENTIALS = join(FOLDER, "credentials");
const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("AWS_")));
await writeFile(join(FOLDER, "world.json"), JSON.stringify(ORGANIZATION));
await writeFile(join(FOLDER, "policy.json"), DOCUMENT);
// Version 2 of the CLI prints times as texts unless it is told to print what was sent.
await writeFile(join(FOLDER, "config"), installed.isFirst ? "" : "[default]\ncli_timestamp_format = wire\n");

let passed = 0;
let failed = 0;
/** Examples that are listed as deviations and were met, each with the reason. */
const differences = new Map();

const server = await serve();
try {
  const requests = await prepare();
  const examples = await readExamples(requests);
  await inLanes(examples, run);
  const names = new Set(examples.map(({ name }) => name));
  for (const name of Object.keys(INSTEAD)) if (!names.has(name)) check(`${name} is an example of the CLI`, false);
  for (const id of DEVIATIONS.flatMap((each) => each.examples)) check(`${id} is as listed`, differences.has(id));
  console.log(`${examples.length} examples of ${names.size} operations, ${differences.size} of which differ as listed`);
  for (const [id, because] of [...differences].sort()) console.log(`        ${id}: ${because}`);
} finally {
  server.child.kill();
  await rm(FOLDER, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** Where the CLI is and where its examples are, past whatever stands in front of it on the PATH. */
async function installedCli() {
  const found = await which("aws", { nothrow: true });
  if (found === null) return undefined;
  const pyenv = found.includes("/shims/") ? (await quiet`pyenv which aws`).stdout.trim() : "";
  const path = await realpath(pyenv === "" ? found : pyenv);
  const [, python] = /^#!\s*(\S*python\S*)/.exec(await readFile(path, "latin1")) ?? [];
  const module = python && (await quiet`${python} -c ${"import awscli; print(awscli.__path__[0])"}`).stdout.trim();
  const places = [module, join(dirname(path), "awscli")].filter(Boolean);
  const examples = places.map((place) => join(place, "examples/organizations")).find(existsSync);
  if (examples === undefined) return undefined;
  const version = await quiet`${path} --version`;
  return { path, examples, isFirst: `${version}`.includes("aws-cli/1.") };
}

async function serve() {
  const args = [COMMAND, "serve", "--port", "0", "--org", join(FOLDER, "world.json"), "--credentials", CREDENTIALS];
  const child = spawn(process.execPath, args, { cwd: TOP, stdio: ["ignore", "pipe", "inherit"], env: clean });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^orgdrill emulator listening on (\S+)$/.exec(line)?.[1];
    if (url !== undefined) return { child, url };
  }
  throw new Error("serve has not started");
}

/** What an organization file cannot say: one account whose creation has succeeded, and one that is being created. */
async function prepare() {
  const section = (await readFile(CREDENTIALS, "utf8")).split("[bill/admin]")[1] ?? "";
  const [, accessKeyId = ""] = /aws_access_key_id = (\S+)/.exec(section) ?? [];
  const [, secretAccessKey = ""] = /aws_secret_access_key = (\S+)/.exec(section) ?? [];
  const [, sessionToken] = /aws_session_token = (\S+)/.exec(section.split("[")[0] ?? "") ?? [];
  const credentials = { accessKeyId, secretAccessKey, sessionToken };
  const client = new OrganizationsClient({ region: "us-east-1", endpoint: server.url, credentials });
  const create = async (name) => {
    const input = { AccountName: name, Email: `${name}@made.example` };
    return (await client.send(new CreateAccountCommand(input))).CreateAccountStatus?.Id ?? "";
  };
  const created = await create("made");
  const forward = { method: "POST", body: JSON.stringify({ advance: "5m" }) };
  await fetch(`${server.url}/_orgdrill/clock`, forward);
  await create("making");
  client.destroy();
  return { "car-examplecreateaccountrequestid111": created };
}

/** Examples are literal blocks: a command, and after it the output that it is said to have. */
async function readExamples(requests) {
  const files = (await readdir(installed.examples)).filter((file) => file.endsWith(".rst")).sort();
  const examples = [];
  for (const file of files) {
    const name = basename(file, ".rst");
    const own = [];
    for (const block of literalBlocks(await readFile(join(installed.examples, file), "utf8"))) {
      if (block.startsWith("aws ")) own.push({ name, id: `${name} ${own.length + 1}`, command: block });
      else if (own.length > 0) own[own.length - 1].output = block;
    }
    if (own.length === 0) check(`${file} has an example`, false);
    examples.push(...own.map((each) => ({ ...each, instead: { ...requests, ...INSTEAD[name] } })));
  }
  return examples;
}

function literalBlocks(text) {
  const blocks = [];
  let block;
  for (const line of text.split(/\r?\n/)) {
    const isInside = block !== undefined && (line.trim() === "" || /^\s/.test(line));
    if (isInside) block.push(line);
    else block = undefined;
    if (isInside || !line.trimEnd().endsWith("::")) continue;
    block = [];
    blocks.push(block);
  }
  return blocks.map((lines) => lines.join("\n").trim()).filter((each) => each !== "");
}

async function inLanes(examples, work) {
  const waiting = [...examples];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

async function run(example) {
  let command = example.command;
  for (const [theirs, ours] of Object.entries(example.instead)) command = command.replaceAll(theirs, ours);
  const words = wordsOf(command);
  if (words[0] !== "aws" || words[1] !== "organizations") return check(`${example.id} is a command`, false, command);
  const place = { AWS_SHARED_CREDENTIALS_FILE: CREDENTIALS, AWS_CONFIG_FILE: join(FOLDER, "config") };
  const env = { ...clean, ...place, AWS_PROFILE: PROFILES[example.id] ?? PROFILES[example.name] ?? "bill/admin" };
  const answered = await quiet({ cwd: FOLDER, env })`${installed.path} ${words.slice(1)} --output json`;
  const { exitCode, stdout, stderr } = answered;
  if (exitCode !== 0) return check(example.id, false, { command, stderr });
  compare(example, stdout.trim() === "" ? undefined : JSON.parse(stdout));
}

/** Words as a shell makes them, without a shell: quotes, backslashes, and lines that go on. */
function wordsOf(command) {
  const words = [];
  for (const [, word] of command.matchAll(/((?:'[^']*'|"(?:[^"\\]|\\[\s\S])*"|\\[^\n]|[^\s'"\\])+)|\\\n/g)) {
    if (word === undefined) continue;
    words.push(
      word.replace(/'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\(.)/g, (_, single, double, one) =>
        double === undefined ? (single ?? one) : double.replace(/\\(["\\$`])/g, "$1"),
      ),
    );
  }
  return words;
}

function compare(example, answer) {
  const known = DEVIATIONS.find((each) => each.examples.includes(example.id));
  const documented = example.output === undefined ? undefined : documentedOutput(example);
  const meant = known?.corrected?.(documented) ?? documented;
  const isCorrected = known?.corrected === undefined || !same(placesOf(documented), placesOf(meant));
  const expected = placesOf(meant);
  const seen = placesOf(answer);
  const lacks = [...expected].filter((place) => !seen.has(place));
  const has = [...seen].filter((place) => !expected.has(place));
  const isAsListed = isCorrected && lacks.length === 0 && same(has, known?.has);
  if (known !== undefined) differences.set(example.id, known.because);
  check(example.id, isAsListed, { lacks, has, isCorrected });
}

function same(found, listed = []) {
  return JSON.stringify([...found].sort()) === JSON.stringify([...listed].sort());
}

/** Some outputs are not quite JSON, in two ways; how those are to be read leaves no doubt. */
function documentedOutput({ output, id }) {
  const mended = output.replace(/("\w+"),(\s*(?:true|false)\b)/g, "$1:$2").replace(/(true|false);/g, "$1,");
  try {
    return JSON.parse(mended);
  } catch (thrown) {
    check(`${id} has an output that can be read`, false, String(thrown));
    return undefined;
  }
}

/** `Accounts[].JoinedTimestamp number`; and of the few words that tell how a call went, the words. */
function placesOf(value, path = "", places = new Set()) {
  if (value === undefined) return places;
  if (Array.isArray(value)) {
    places.add(`${path} list`);
    for (const each of value) placesOf(each, `${path}[]`, places);
  } else if (typeof value === "object" && value !== null) {
    for (const [name, each] of Object.entries(value)) placesOf(each, path === "" ? name : `${path}.${name}`, places);
  } else {
    const isTold = /(^|\.)(State|Action|FeatureSet)$/.test(path) && !path.includes("[]");
    places.add(isTold ? `${path} ${value}` : `${path} ${typeof value}`);
  }
  return places;
}

function check(title, isRight, seen) {
  if (isRight) passed++;
  else failed++;
  console.log(`${isRight ? "ok    " : "FAILED"}  ${title}`);
  if (!isRight && seen !== undefined) console.log(`        saw ${JSON.stringify(seen)}`);
}
