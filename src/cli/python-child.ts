/** The user's own python3 as a child: no shell, no credentials, a process group of its own, bounded time and bounded answers. */
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { tmpdir } from "node:os";
import type { Readable, Writable } from "node:stream";
import { Complaint } from "./complaint.ts";
import { EXIT } from "./exit-codes.ts";
import { PANTHER_HARNESS } from "./panther-harness.ts";

const MAX_ANSWER = 1_048_576;

type Waiting = Readonly<{ resolve(line: string): void; reject(error: Complaint): void }>;

/** Answers one line for each line; ends with its whole group on the first answer that is late or too long. */
export class PythonChild {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #limitMs: number;
  #received = "";
  #waiting: Waiting | undefined;
  #ended: Complaint | undefined;

  constructor(limitMs: number) {
    this.#limitMs = limitMs;
    // `-I`: no PYTHON* variables, no user site, no current folder. Nothing of our environment but the way to python3.
    this.#child = spawn("python3", ["-I", "-B", "-c", PANTHER_HARNESS], {
      cwd: tmpdir(),
      env: { PATH: process.env.PATH ?? "/usr/bin:/bin", LANG: "C.UTF-8", HOME: "/nonexistent" },
      detached: true,
      stdio: ["pipe", "pipe", "ignore"],
    });
    this.#child.stdout.setEncoding("utf8");
    this.#child.stdout.on("data", (piece: string) => this.#receive(piece));
    this.#child.stdin.on("error", () => this.#end("python3 ended before it had answered"));
    this.#child.on("error", (error) => this.#end(`python3 cannot be started: ${error.message}`));
    this.#child.on("exit", () => this.#end("python3 ended before it had answered"));
  }

  /** Refused with a complaint; after that every question is. */
  ask(request: unknown, limitMs = this.#limitMs): Promise<unknown> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended);
    return new Promise<unknown>((resolve, reject) => {
      const timer = setTimeout(() => this.#end(`python3 took longer than ${limitMs / 1_000} seconds`), limitMs);
      this.#waiting = {
        resolve: (line) => {
          clearTimeout(timer);
          const answer: unknown = JSON.parse(line);
          resolve(answer);
        },
        reject: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      };
      this.#child.stdin.write(`${JSON.stringify(request)}\n`);
    });
  }

  #receive(piece: string): void {
    this.#received += piece;
    const end = this.#received.indexOf("\n");
    if (this.#received.length > MAX_ANSWER) this.#end("python3 answered more than it was asked for");
    else if (end >= 0) this.#pass(end);
  }

  #pass(end: number): void {
    const line = this.#received.slice(0, end);
    this.#received = this.#received.slice(end + 1);
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting === undefined) this.#end("python3 answered what nobody asked");
    else waiting.resolve(line);
  }

  #end(line: string): void {
    if (this.#ended !== undefined) return;
    const nextStep = "the Panther rules were not judged to the end: take the slow or broken one out, or repair it";
    this.#ended = new Complaint({ exitCode: EXIT.inconclusive, lines: [line], nextStep });
    this.#kill();
    this.#waiting?.reject(this.#ended);
    this.#waiting = undefined;
  }

  /** Ends the whole group, with what the rules may have started. */
  stop(): void {
    this.#end("python3 was stopped");
  }

  /** A rule may have put a process into a session of its own, which no group reaches; if it holds the pipes, they must not hold us. */
  #kill(): void {
    const { pid, stdin, stdout } = this.#child;
    stdin.destroy();
    stdout.destroy();
    this.#child.unref();
    if (pid === undefined) return;
    try {
      process.kill(-pid, "SIGKILL");
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
    }
  }
}
