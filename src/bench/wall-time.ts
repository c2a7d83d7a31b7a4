/** How long a person waits for a program. */
import { spawn } from "node:child_process";
import { median } from "./figure.ts";
import { closed, firstMatch } from "./http/spawned-server.ts";

export type Program = Readonly<{
  /** A file and its arguments. */
  command: readonly string[];
  workingDirectory: string;
  /** The program counts as done when it prints this; without it, when it ends. */
  until?: RegExp;
  /** Exit codes that are no failure. */
  exitCodes?: readonly number[];
}>;

/** From its start until it is done, in milliseconds. */
export async function wallTimeMs(program: Program): Promise<number> {
  const [file = "", ...rest] = program.command;
  const startedAt = performance.now();
  const child = spawn(file, rest, { cwd: program.workingDirectory, stdio: ["ignore", "pipe", "pipe"] });
  if (program.until !== undefined) {
    await firstMatch(child, program.until);
    const elapsedMs = performance.now() - startedAt;
    await closed(child);
    return elapsedMs;
  }
  let complaint = "";
  child.stdout.resume();
  child.stderr.on("data", (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-500);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code === null || !(program.exitCodes ?? [0]).includes(code)) {
    throw new Error(`\`${program.command.join(" ")}\` ended with ${code}: ${complaint.trim()}`);
  }
  return performance.now() - startedAt;
}

/** A Node that does nothing. */
export const IDLE_NODE: Program = { command: [process.execPath, "-e", "0"], workingDirectory: process.cwd() };

/** Medians of several programs, started in turns, in their order; one more start of each goes before and does not count. */
export async function wallTimesMs(programs: readonly Program[], times: number): Promise<readonly number[]> {
  const all: number[][] = programs.map(() => []);
  for (let turn = -1; turn < times; turn++) {
    for (const [index, program] of programs.entries()) {
      const elapsedMs = await wallTimeMs(program);
      if (turn >= 0) all[index]?.push(elapsedMs);
    }
  }
  return all.map(median);
}
