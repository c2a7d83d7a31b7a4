import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { Drill, managementActor, type OpenedWorld, runOwnRunbook } from "../drill/index.ts";
import { parseInstant } from "../kernel/index.ts";
import type { CallReport } from "../target/index.ts";
import { loadRunbook } from "./load-incident.ts";
import { runChild } from "./runbook-child.ts";
import { composeStage } from "./stage.ts";

const scratch = mkdtempSync(join(tmpdir(), "orgdrill-runbook-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const ROOTS = { packageRoot: process.cwd(), workingDirectory: process.cwd() };
const open = (allowRunbooks: boolean): Promise<OpenedWorld> =>
  composeStage({
    organizationFile: join(process.cwd(), "scenarios/organizations/watched.yaml"),
    roots: ROOTS,
    seed: 1,
    at: parseInstant("2026-11-01T00:00:00Z") as number,
    assumptions: {},
    allowRunbooks,
  }).open({ kind: "under-test" });

let world: OpenedWorld;
beforeEach(async () => {
  world = await open(true);
});
afterEach(() => world.target.close());

const ADMIN = { accountId: "100000000001", principal: "admin" };

function script(name: string, text: string) {
  const path = join(scratch, name);
  writeFileSync(path, text);
  return { name, path, sha256: "0".repeat(64) };
}

async function run(name: string, text: string, args: readonly string[] = []): Promise<CallReport> {
  const hands = world.target.as(ADMIN);
  const report = await hands?.runProgram?.(script(name, text), args);
  if (report === undefined) throw new Error("no program was run");
  return report;
}

type Output = Readonly<{
  exitCode: number | null;
  stdout: string;
  stderr: string;
  requests: readonly Readonly<{ service: string; operation: string; refused?: string }>[];
}>;

const outputOf = ({ outcome }: CallReport): Output => (outcome.kind === "succeeded" ? outcome.output : {}) as Output;

/** A script of JavaScript finds packages from where it lies. */
const SDK = (name: string) => JSON.stringify(join(process.cwd(), "node_modules/@aws-sdk", name, "dist-cjs/index.js"));

test("a runbook acts on the drill's own world, and what it asked is written down", async () => {
  const report = await run(
    "move.mjs",
    `import organizations from ${SDK("client-organizations")};
     const client = new organizations.OrganizationsClient({});
     const [AccountId] = process.argv.slice(2);
     await client.send(new organizations.RemoveAccountFromOrganizationCommand({ AccountId }));
     await client.send(new organizations.DescribeAccountCommand({ AccountId })).catch((error) => console.log(error.name));
     process.exitCode = 3;`,
    ["100000000021"],
  );
  expect(outputOf(report)).toMatchObject({
    exitCode: 3,
    stdout: "AccountNotFoundException\n",
    requests: [
      { service: "organizations", operation: "RemoveAccountFromOrganization" },
      { service: "organizations", operation: "DescribeAccount", refused: "AccountNotFoundException" },
    ],
  });
  const seen = await world.target.as(ADMIN)?.call("organizations", "DescribeAccount", { AccountId: "100000000021" });
  expect(seen?.outcome).toMatchObject({ kind: "refused", code: "AccountNotFoundException" });
});

test("each of its calls takes a second of virtual time", async () => {
  const before = await world.target.control?.now();
  await run(
    "wait.mjs",
    `import sts from ${SDK("client-sts")};
     const client = new sts.STSClient({});
     for (let count = 0; count < 3; count++) await client.send(new sts.GetCallerIdentityCommand({}));`,
  );
  expect(((await world.target.control?.now()) ?? 0) - (before ?? 0)).toBe(3000);
});

test("nothing of the user's own credentials reaches it, and no secret of the drill's stays in its output", async () => {
  process.env.AWS_PROFILE = "production";
  process.env.SOME_TOKEN = "not-for-runbooks";
  try {
    const { stdout } = outputOf(await run("environment.sh", "env | sort"));
    expect(stdout).not.toMatch(/production|not-for-runbooks/);
    expect(stdout).toMatch(/AWS_SHARED_CREDENTIALS_FILE=\/dev\/null/);
    expect(stdout).toMatch(/AWS_SECRET_ACCESS_KEY=\(not kept\)/);
    expect(stdout).toMatch(/AWS_SESSION_TOKEN=\(not kept\)/);
    expect(stdout).toMatch(/AWS_ENDPOINT_URL=http:\/\/127\.0\.0\.1\n/);
  } finally {
    delete process.env.AWS_PROFILE;
    delete process.env.SOME_TOKEN;
  }
});

test("secrets that AWS hands out on the way are taken out of the output too", async () => {
  const { stdout } = outputOf(
    await run(
      "enter.mjs",
      `import sts from ${SDK("client-sts")};
       const { Credentials } = await new sts.STSClient({}).send(
         new sts.AssumeRoleCommand({ RoleArn: "arn:aws:iam::100000000021:role/admin", RoleSessionName: "responder" }),
       );
       console.log(Credentials.AccessKeyId, Credentials.SecretAccessKey, Credentials.SessionToken);`,
    ),
  );
  expect(stdout).toMatch(/^ASIA[A-Z0-9]+ \(not kept\) \(not kept\)\n$/);
});

test("arguments and names are no shell's to read", async () => {
  const { stdout } = outputOf(await run("say $(touch x).sh", 'printf "%s\\n" "$@"', ["$(id)", "; id", "`id`"]));
  expect(stdout).toBe("$(id)\n; id\n`id`\n");
});

test("the emulator's own controls stay shut: no clock, no faults, no explanations", async () => {
  const { stdout } = outputOf(
    await run(
      "control.mjs",
      `for (const path of ["clock", "faults", "capabilities"])
         console.log((await fetch(process.env.AWS_ENDPOINT_URL + "/_orgdrill/" + path)).status);`,
    ),
  );
  expect(stdout).toBe("401\n401\n401\n");
});

test("nobody's programs run unless the reader allowed it", async () => {
  const shut = await open(false);
  expect(shut.target.capabilities.has("program")).toBe(false);
  expect(shut.target.as(ADMIN)?.runProgram).toBeUndefined();
  await shut.target.close();
});

test("what does not end is stopped, with whatever it started, and its output is kept", async () => {
  const { path } = script("forever.sh", "echo begun\nsleep 600 &\nwait\n");
  const ended = await runChild({ path, args: [], env: { PATH: process.env.PATH }, limitMs: 300 });
  expect(ended).toMatchObject({ exitCode: null, stdout: "begun\n" });
  expect(ended.remark).toContain("did not end within 0.3 seconds");
});

const ENV = { PATH: process.env.PATH };
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
  } catch {
    return false;
  }
};

test.skipIf(process.platform !== "linux").each([
  ["in the background", "sleep 600 & echo $!"],
  ["in the background with nothing inherited", "env -i sleep 600 & echo $!"],
  ["in a session of its own", "setsid sh -c 'echo $$; exec >/dev/null 2>&1 sleep 600' & sleep 0.3"],
  ["twice removed, with the streams in its hands", "(setsid sh -c 'echo $$; exec sleep 600' &) ; sleep 0.3"],
])("whoever is left behind %s is stopped, and nobody waits for it", async (_, text) => {
  const { path } = script("leaves.sh", `${text}\nexit 4\n`);
  const ended = await runChild({ path, args: [], env: ENV, limitMs: 20_000 });
  expect(ended).toMatchObject({ exitCode: 4, remark: null });
  const pid = Number(ended.stdout.trim());
  expect(pid).toBeGreaterThan(1);
  await expect.poll(() => isAlive(pid)).toBe(false);
});

test.skipIf(process.platform !== "linux")("the time limit stops who left the group as well", async () => {
  const { path } = script("forever-apart.sh", "setsid sh -c 'echo $$; exec sleep 600'\nwait\nsleep 600\n");
  const ended = await runChild({ path, args: [], env: ENV, limitMs: 500 });
  expect(ended.remark).toContain("did not end within 0.5 seconds");
  await expect.poll(() => isAlive(Number(ended.stdout.trim()))).toBe(false);
});

test("nothing differs from run to run in what a program sees of its environment", async () => {
  const { path } = script("environment-again.sh", "env | grep ORGDRILL");
  const ended = await runChild({ path, args: [], env: ENV });
  expect(ended.stdout).toBe("ORGDRILL_RUNBOOK_RUN=(this run)\n");
});

describe("which file is run", () => {
  const inside = join(scratch, "working");
  const roots = { packageRoot: process.cwd(), workingDirectory: inside };
  const asked = (name: string, incident = "taken-and-returned") =>
    loadRunbook({ kind: "incident", name: incident }, { name, roots });

  beforeEach(() => {
    mkdirSync(inside, { recursive: true });
    writeFileSync(join(scratch, "elsewhere.sh"), "true\n");
    writeFileSync(join(inside, "own.sh"), "true\n");
    rmSync(join(inside, "link.sh"), { force: true });
    symlinkSync(join(scratch, "elsewhere.sh"), join(inside, "link.sh"));
  });

  test("one of the incident's folder or the working directory", () => {
    expect(asked("runbook.mjs").path).toBe(join(process.cwd(), "scenarios/incidents/taken-and-returned/runbook.mjs"));
    expect(asked("own.sh").path).toBe(join(inside, "own.sh"));
  });

  test.each(["../elsewhere.sh", join(scratch, "elsewhere.sh"), "link.sh", "/bin/sh", "./x/../../elsewhere.sh"])(
    "never one outside them: %s",
    (name) => {
      expect(() => asked(name)).toThrow(/lies outside|is not there/);
    },
  );

  test.each(["../../../tmp", "a/b", "..", ""])("and an incident is a name, not a way: %s", (incident) => {
    expect(() => asked("own.sh", incident)).toThrow("is no name of an incident");
  });
});

test("what cannot be started says so", async () => {
  const { path } = script("with-zx.mjs", "#!/usr/bin/env zx\n");
  const ended = await runChild({ path, args: [], env: { PATH: scratch } });
  expect(ended).toMatchObject({
    exitCode: null,
    neverStarted: true,
    remark: "`zx` cannot be started on this machine: ENOENT; install zx beside the runbook, or put it on PATH",
  });
});

test("what was started and stopped, or failed, is not said never to have begun", async () => {
  const { path } = script("not-found.sh", "no-such-program\n");
  expect(await runChild({ path, args: [], env: NO_ZX_ON_PATH })).not.toHaveProperty("neverStarted");
  const { path: slow } = script("slow.sh", "sleep 60\n");
  const stopped = await runChild({ path: slow, args: [], env: NO_ZX_ON_PATH, limitMs: 50 });
  expect(stopped.exitCode).toBeNull();
  expect(stopped).not.toHaveProperty("neverStarted");
});

test("a runbook that this machine cannot start leaves the drill without an answer, and the reason is told", async () => {
  const working = mkdtempSync(join(tmpdir(), "orgdrill-no-zx-"));
  writeFileSync(join(working, "own.mjs"), "#!/usr/bin/env zx\n");
  const { PATH } = process.env;
  process.env.PATH = working;
  try {
    const roots = { packageRoot: process.cwd(), workingDirectory: working };
    const organizationFile = join(process.cwd(), "scenarios/organizations/watched.yaml");
    const at = parseInstant("2026-11-01T00:00:00Z") as number;
    const drill = new Drill(
      composeStage({ organizationFile, roots, seed: 1, at, assumptions: {}, allowRunbooks: true }),
    );
    await drill.open({ kind: "under-test" });
    const operator = managementActor(drill, drill.organization);
    const running = runOwnRunbook(drill, operator, { name: "own.mjs", args: [] });
    await expect(running).rejects.toThrow("nothing is known of what it does: `zx` cannot be started on this machine");
    expect(drill.recovery.runbooks).toMatchObject([{ name: "own.mjs", exitCode: null, requests: [] }]);
    expect(drill.findings).toEqual([]);
  } finally {
    process.env.PATH = PATH;
    rmSync(working, { recursive: true, force: true });
  }
});

const NO_ZX_ON_PATH = { PATH: `${dirname(process.execPath)}:/usr/bin:/bin` };

test("a zx script runs with the zx of the working directory, its own programs see the drill's world, and the state tells", async () => {
  const report = await run(
    "contain.mjs",
    `#!/usr/bin/env zx
     import organizations from ${SDK("client-organizations")};
     const { _: [AccountId] } = minimist(process.argv.slice(3), { string: ["_"] });
     const client = new organizations.OrganizationsClient({});
     const { Roots } = await client.send(new organizations.ListRootsCommand({}));
     const { Policy } = await client.send(new organizations.CreatePolicyCommand({
       Name: "stop", Description: "", Type: "SERVICE_CONTROL_POLICY",
       Content: JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Deny", Action: "*", Resource: "*" }] }),
     }));
     await client.send(new organizations.AttachPolicyCommand({ PolicyId: Policy.PolicySummary.Id, TargetId: AccountId }));
     echo(await $\`printf "%s %s" \${Roots.length} \${process.env.AWS_ENDPOINT_URL}\`);`,
    ["100000000021"],
  );
  expect(outputOf(report)).toMatchObject({ exitCode: 0, stdout: "1 http://127.0.0.1\n", stderr: "" });
  expect(outputOf(report).requests.map(({ operation }) => operation)).toEqual([
    "ListRoots",
    "CreatePolicy",
    "AttachPolicy",
  ]);
  const attached = await world.target.as(ADMIN)?.call("organizations", "ListPoliciesForTarget", {
    TargetId: "100000000021",
    Filter: "SERVICE_CONTROL_POLICY",
  });
  expect(JSON.stringify(attached?.outcome)).toContain('"stop"');
});

test("the nearest zx above the script is run before the working directory's, and its arguments are no shell's to read", async () => {
  const project = join(scratch, "project");
  mkdirSync(join(project, "runbooks"), { recursive: true });
  mkdirSync(join(project, "node_modules/.bin"), { recursive: true });
  const zx = join(project, "node_modules/.bin/zx");
  writeFileSync(zx, '#!/bin/sh\nprintf "%s\\n" nearest "$@"\n', { mode: 0o755 });
  const path = join(project, "runbooks/contain.mjs");
  writeFileSync(path, "#!/usr/bin/env zx\n");
  const ended = await runChild({ path, args: ["$(id)"], env: NO_ZX_ON_PATH, workingDirectory: process.cwd() });
  expect(ended).toMatchObject({ exitCode: 0, stdout: `nearest\n${path}\n$(id)\n` });
});

test("output beyond the bound is cut, and said to be", async () => {
  const { stdout } = outputOf(await run("loud.mjs", `process.stdout.write("x".repeat(1_000_000))`));
  expect(stdout.length).toBeLessThan(66_000);
  expect(stdout).toMatch(/\(cut after 65536 characters\)$/);
});
