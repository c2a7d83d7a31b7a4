/** Runs one program with the emulator up, the principal's credentials in its environment, and nothing of the user's own AWS set-up. */
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { join, resolve } from "node:path";
import { credentialsEnvironment, openServer, withoutAws } from "../compose.ts";
import type { SignIn } from "../emulator/index.ts";
import type { AccountId } from "../kernel/index.ts";
import { Complaint } from "./complaint.ts";
import { EXIT } from "./exit-codes.ts";
import { packageRoot, REFERENCE_ORGANIZATION } from "./package-facts.ts";
import { readOrganization } from "./serving.ts";

export type ExecOptions = Readonly<{ as: string; org?: string; seed: number; instant?: boolean; throttle?: boolean }>;

export async function execute(command: readonly string[], options: ExecOptions): Promise<number> {
  const organization = readOrganization(resolve(options.org ?? join(packageRoot(), REFERENCE_ORGANIZATION)));
  const server = await openServer(
    {
      organization,
      accountId: "123456789012" as AccountId,
      seed: options.seed,
      open: false,
      instant: options.instant === true,
      throttle: options.throttle === true,
      assumptions: {},
    },
    { host: "127.0.0.1", port: 0, allowedHosts: [], controlToken: undefined },
  );
  try {
    const signIn = signInNamed(server.signIns(), options.as);
    return await runProgram(command, {
      ...withoutAws(process.env),
      ...credentialsEnvironment(signIn.credentials, server.url),
    });
  } finally {
    await server.close();
  }
}

function signInNamed(signIns: readonly SignIn[], name: string): SignIn {
  const found = signIns.find((each) => each.profile === name || `${each.accountId}/${each.principal}` === name);
  if (found !== undefined) return found;
  const profiles = signIns.map((each) => each.profile);
  throw new Complaint({
    exitCode: EXIT.usage,
    lines: [`nobody is called \`${name}\``, `known: ${knownNear(name, profiles)}`],
    nextStep: "give --as ACCOUNT/PRINCIPAL",
  });
}

/** Those of the account that was named; all where no account is. */
export function knownNear(name: string, profiles: readonly string[]): string {
  const ofAccount = profiles.filter((each) => each.startsWith(`${name.split("/")[0]}/`));
  const names = ofAccount.length > 0 ? ofAccount : profiles;
  return `${names.slice(0, 30).join(", ")}${names.length > 30 ? ", …" : ""}`;
}

function runProgram([program = "", ...args]: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { stdio: "inherit", env });
    const forward = (signal: NodeJS.Signals): boolean => child.kill(signal);
    process.on("SIGINT", forward);
    process.on("SIGTERM", forward);
    child.on("error", (error: NodeJS.ErrnoException) => fail(notStarted(program, error)));
    child.on("close", (code, signal) => done(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}

function notStarted(program: string, error: NodeJS.ErrnoException): Complaint {
  const why = error.code === "ENOENT" ? "is not on the PATH" : `cannot be started: ${error.message}`;
  return new Complaint({
    exitCode: error.code === "ENOENT" ? 127 : 126,
    lines: [`\`${program}\` ${why}`],
    nextStep: "give the program and its arguments after --",
  });
}
