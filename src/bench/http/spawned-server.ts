/** A server in a process of its own, so that its processor time and memory are its own too. */
import { type ChildProcess, spawn } from "node:child_process";

export type Usage = Readonly<{ cpuMs: number; rssMiB: number }>;

export type SpawnedServer = Readonly<{
  port: number;
  /** Processor time since its start, and resident memory now; asks the process itself. */
  usage(): Promise<Usage>;
  close(): Promise<void>;
}>;

export type ServerCommand = Readonly<{
  /** The script and its arguments, for this Node. */
  script: readonly string[];
  workingDirectory: string;
  /** Printed by the server once it is ready; its first group is the port. */
  ready: RegExp;
}>;

/** Loaded into the server before its own code: answers every message with what the process has used. */
const PROBE = `data:text/javascript,${encodeURIComponent(
  `process.on("message", () => {
    const { user, system } = process.cpuUsage();
    process.send({ cpuMs: (user + system) / 1000, rssMiB: process.memoryUsage.rss() / 1048576 });
  });
  process.channel?.unref();`,
)}`;

const START_LIMIT_MS = 20_000;

export async function startNodeServer({ script, workingDirectory, ready }: ServerCommand): Promise<SpawnedServer> {
  const child = spawn(process.execPath, ["--import", PROBE, ...script], {
    cwd: workingDirectory,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const stop = (): void => void child.kill();
  process.once("exit", stop);
  const port = Number((await firstMatch(child, ready))[1]);
  return {
    port,
    usage: () => ask(child),
    async close() {
      process.off("exit", stop);
      await closed(child);
    },
  };
}

/** Waits until the child prints what matches; says what it printed instead when it ends or takes too long. */
export function firstMatch(child: ChildProcess, ready: RegExp, limitMs = START_LIMIT_MS): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let printed = "";
    const fail = (reason: string): void =>
      reject(new Error(`the server ${reason}: ${printed.trim().slice(-500) || "nothing printed"}`));
    const timer = setTimeout(() => {
      child.kill();
      fail(`was not ready after ${limitMs / 1_000} s`);
    }, limitMs);
    const take = (chunk: Buffer): void => {
      // Once it is ready the pipes are only kept empty.
      if (printed === READY) return;
      printed += chunk.toString();
      const match = ready.exec(printed);
      if (match === null) return;
      printed = READY;
      clearTimeout(timer);
      resolve(match);
    };
    child.stdout?.on("data", take);
    child.stderr?.on("data", take);
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      clearTimeout(timer);
      fail(`ended with ${code ?? signal} before it was ready`);
    });
  });
}

const READY = "\u0000";

function ask(child: ChildProcess): Promise<Usage> {
  return new Promise((resolve, reject) => {
    child.once("message", (usage) => resolve(usage as Usage));
    child.send("usage", (error) => error && reject(error));
  });
}

/** Ends the child, politely first. */
export async function closed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const insist = setTimeout(() => child.kill("SIGKILL"), 3_000);
  await ended;
  clearTimeout(insist);
}
