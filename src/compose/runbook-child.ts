/** Runs a runbook as a child: no shell reads its arguments, its time and its output are bounded, and it leaves no children behind. */
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { seconds } from "../kernel/index.ts";

/** Wall-clock milliseconds. */
const RUNBOOK_LIMIT_MS = seconds(120);
/** Characters of each stream that are kept; a little more is read, so that no secret is cut in two before it is taken out. */
const MOST_OUTPUT = 65_536;
const MOST_READ = MOST_OUTPUT + 8192;

export type Ended = Readonly<{
  /** null: it was stopped, or could not be started. */
  exitCode: number | null;
  stdout: string;
  stderr: string;
  /** Why there is no exit code. */
  remark: string | null;
  /** It never began: what is missing is missing on this machine. Absent: it did. */
  neverStarted?: true;
}>;

export type Child = Readonly<{
  path: string;
  args: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  /** Where `zx` is looked for after the runbook's own folders. */
  workingDirectory?: string;
  limitMs?: number;
}>;

/** How long a program's last words may take to arrive once it has ended; somebody who left its group may hold its streams for ever. */
const LAST_WORDS_MS = seconds(1);

export function runChild({ path, args, env, workingDirectory, limitMs = RUNBOOK_LIMIT_MS }: Child): Promise<Ended> {
  const { program, first } = interpreterOf(path, workingDirectory);
  const mark = randomUUID();
  return new Promise((done) => {
    // A group of its own, so that whatever it starts can be stopped with it.
    const child = spawn(program, [...first, path, ...args], {
      cwd: dirname(path),
      env: { ...env, [MARK]: mark },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    const kept = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name].setEncoding("utf8").on("data", (text: string) => {
        if (kept[name].length <= MOST_READ) kept[name] += text;
      });
    }
    let remark: string | null = null;
    let neverStarted = false;
    let lastWords: NodeJS.Timeout | undefined;
    const timer = setTimeout(() => {
      remark = `it did not end within ${limitMs / 1000} seconds and was stopped`;
      stop();
    }, limitMs);
    child.on("error", (error) => {
      remark ??= whyNotStarted(program, error);
      neverStarted = child.pid === undefined;
      finish(null);
    });
    child.on("exit", (code) => {
      stop();
      lastWords = setTimeout(() => finish(remark === null ? code : null), LAST_WORDS_MS);
    });
    child.on("close", (code) => finish(remark === null ? code : null));
    // An interrupted run must not leave a program behind that goes on acting.
    process.once("exit", stop);
    function stop(): void {
      stopGroup(child.pid);
      stopMarked(mark);
    }
    function finish(exitCode: number | null): void {
      for (const each of [timer, lastWords]) clearTimeout(each);
      process.removeListener("exit", stop);
      stop();
      for (const stream of [child.stdout, child.stderr]) stream.destroy();
      const clean = (text: string): string => text.replaceAll(mark, "(this run)");
      done({
        exitCode,
        stdout: clean(kept.stdout),
        stderr: clean(kept.stderr),
        remark: remark ?? (exitCode === null ? "it was stopped by a signal" : null),
        ...(neverStarted && { neverStarted }),
      });
    }
  });
}

/** Without the place of the program, which differs from machine to machine. */
function whyNotStarted(program: string, error: NodeJS.ErrnoException): string {
  const name = basename(program);
  const advice = name === "zx" ? "; install zx beside the runbook, or put it on PATH" : "";
  return `\`${name}\` cannot be started on this machine: ${error.code ?? error.message}${advice}`;
}

/** Whatever it started and left running would go on acting on the world. */
function stopGroup(pid: number | undefined): void {
  if (pid !== undefined) kill(-pid);
}

/** In the environment of a runbook and of all that it starts. */
const MARK = "ORGDRILL_RUNBOOK_RUN";

/** Who left the group, as `setsid` and `nohup` scripts do, is known by what it inherited; only Linux tells, and elsewhere nobody is found. */
function stopMarked(mark: string): void {
  if (process.platform !== "linux") return;
  for (const pid of readdirSync("/proc").filter((each) => /^\d+$/.test(each)))
    if (environmentOf(pid).includes(`${MARK}=${mark}`)) kill(Number(pid));
}

function environmentOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, "latin1");
  } catch {
    // Somebody else's, or gone by now.
    return "";
  }
}

/** Who is gone needs no stopping; a group of which only the dead are left answers EPERM on macOS. */
function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (!["ESRCH", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
}

export const cutOutput = (text: string): string =>
  text.length <= MOST_OUTPUT ? text : `${text.slice(0, MOST_OUTPUT)}\n(cut after ${MOST_OUTPUT} characters)`;

/** A zx script by its first line, JavaScript by its name, anything else is the shell's. */
function interpreterOf(
  path: string,
  workingDirectory?: string,
): Readonly<{ program: string; first: readonly string[] }> {
  if (/^#!.*\bzx\b/.test(firstLineOf(path))) return { program: zxFor(path, workingDirectory), first: [] };
  if ([".js", ".mjs", ".cjs"].includes(extname(path))) return { program: process.execPath, first: [] };
  return { program: "bash", first: ["--noprofile", "--norc"] };
}

/** As `npx` would find it, the nearest installation first; `zx` alone is looked for on PATH. */
function zxFor(path: string, workingDirectory?: string): string {
  const above = [dirname(path), ...(workingDirectory === undefined ? [] : [workingDirectory])].flatMap(upwards);
  return above.map((folder) => join(folder, "node_modules/.bin/zx")).find((each) => existsSync(each)) ?? "zx";
}

/** A folder and those that it lies in. */
const upwards = (folder: string): readonly string[] =>
  dirname(folder) === folder ? [folder] : [folder, ...upwards(dirname(folder))];

function firstLineOf(path: string): string {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(200);
    return bytes.toString("utf8", 0, readSync(file, bytes)).split("\n")[0] ?? "";
  } finally {
    closeSync(file);
  }
}
