/** Runs a runbook against a drill's own world and tells what it did; its exit code is told and judges nothing. */
import type { Emulator } from "../emulator/index.ts";
import type { RunProgram } from "../target/emulator.ts";
import { bareEnvironment, credentialsEnvironment } from "./program-environment.ts";
import type { Roots } from "./roots.ts";
import { cutOutput, runChild } from "./runbook-child.ts";
import { type Door, openDoor } from "./runbook-endpoint.ts";

export type RunbookRunner = Readonly<{
  run: RunProgram;
  /** Programs sign with the machine's clock, and everybody else in a drill with the virtual one. */
  isRunning(): boolean;
}>;

/** `emulatorOf` is asked when a runbook is run: the emulator needs to know of the runner before it is there. */
export function runbookRunner(emulatorOf: () => Emulator, roots: Roots): RunbookRunner {
  let running = 0;
  return {
    isRunning: () => running > 0,
    async run({ path }, args, credentials) {
      const door = await openDoor(emulatorOf());
      running++;
      try {
        const env = {
          ...bareEnvironment(process.env),
          ...credentialsEnvironment(credentials, door.url),
          // Neither advice to upgrade nor its place in the output belongs into evidence.
          AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
        };
        const { exitCode, remark, stdout, stderr, neverStarted } = await runChild({
          path,
          args,
          env,
          workingDirectory: roots.workingDirectory,
        });
        const secrets = [...door.secrets, credentials.secretAccessKey, credentials.sessionToken ?? ""];
        const clean = (text: string): string =>
          cutOutput(withoutSecretsOf(withoutPlaces(text, { door, roots }), secrets));
        const output = {
          ...{ exitCode, remark, requests: [...door.requests], stdout: clean(stdout), stderr: clean(stderr) },
          ...(neverStarted === true && { neverStarted }),
        };
        if (remark !== null && exitCode === null) return { kind: "indeterminate", reason: remark, output };
        return { kind: "succeeded", output };
      } finally {
        running--;
        await door.close();
      }
    },
  };
}

type Places = Readonly<{ door: Door; roots: Roots }>;

/** The port, the number of the child and the folders differ from machine to machine, and evidence does not. */
const withoutPlaces = (text: string, { door, roots }: Places): string =>
  text
    .replaceAll(door.url, "http://127.0.0.1")
    .replaceAll(/\(node:\d+\)/g, "(node)")
    .replaceAll(roots.packageRoot, "(package)")
    .replaceAll(roots.workingDirectory, "(working directory)");

function withoutSecretsOf(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets) if (secret !== "") clean = clean.replaceAll(secret, REDACTED);
  return clean;
}

const REDACTED = "(not kept)";
