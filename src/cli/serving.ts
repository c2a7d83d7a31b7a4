/** Puts the emulator behind a port, writes the credentials file, and waits until somebody stops it. */
import { resolve } from "node:path";
import { loadOrganization, openServer, renderFailure } from "../compose.ts";
import { type AccountId, invariant } from "../kernel/index.ts";
import type { ReadOrganization } from "../organization-file/index.ts";
import { Complaint } from "./complaint.ts";
import { writeCredentials } from "./credentials-file.ts";
import { EXIT } from "./exit-codes.ts";
import { rootsHere } from "./package-facts.ts";
import { show } from "./terminal.ts";

export type ServeOptions = Readonly<{
  org?: string;
  port: number;
  host: string;
  allowHost: readonly string[];
  seed: number;
  open?: boolean;
  account: string;
  instant?: boolean;
  throttle?: boolean;
  journal?: string;
  credentials: string;
}>;

const MOST_PROFILES = 8;

export async function serve(options: ServeOptions): Promise<number> {
  refuseWhatIsNotThere(options);
  const controlToken = tokenFor(options);
  const served = {
    organization: options.org === undefined ? undefined : readOrganization(options.org),
    accountId: options.account as AccountId,
    seed: options.seed,
    open: options.open === true,
    instant: options.instant === true,
    throttle: options.throttle === true,
    assumptions: {},
  };
  const { host, port, allowHost: allowedHosts } = options;
  const server = await listenOr(() => openServer(served, { host, port, allowedHosts, controlToken }), options);
  const written = writeCredentials(resolve(options.credentials), server.signIns(), server.url);
  if (!written.ok) {
    await server.close();
    throw new Complaint({
      exitCode: EXIT.inconclusive,
      lines: [written.refusal],
      nextStep: "choose another file with --credentials",
    });
  }
  const profiles = server.signIns().map(({ profile }) => profile);
  const shown = profiles.slice(0, MOST_PROFILES).join(", ");
  const more = profiles.length > MOST_PROFILES ? ` and ${profiles.length - MOST_PROFILES} more` : "";
  show(
    `orgdrill emulator listening on ${server.url}\ncredentials ${options.credentials}\nprofiles    ${shown}${more}\n`,
  );
  await stopped();
  await server.close();
  return EXIT.held;
}

export function readOrganization(path: string): ReadOrganization {
  const read = loadOrganization(resolve(path), rootsHere());
  if (read.ok) return read.value;
  throw new Complaint({
    exitCode: EXIT.usage,
    lines: renderFailure(read.refusal).trimEnd().split("\n"),
    nextStep: `correct the organization file; \`orgdrill lint --org ${path}\` shows every mistake`,
  });
}

function refuseWhatIsNotThere(options: ServeOptions): void {
  if (options.journal === undefined) return;
  throw new Complaint({
    exitCode: EXIT.usage,
    lines: ["--journal is not available yet"],
    nextStep: "the README lists it under Known gaps; leave it out",
  });
}

const LOOPBACK = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1)$/;

/** Another address than loopback needs an allowed host name and a token, so that nobody opens the emulator by accident. */
function tokenFor({ host, allowHost }: ServeOptions): string | undefined {
  if (LOOPBACK.test(host)) return undefined;
  const token = process.env.ORGDRILL_CONTROL_TOKEN ?? "";
  if (allowHost.length > 0 && token !== "") return token;
  throw new Complaint({
    exitCode: EXIT.usage,
    lines: [`--host ${host} is not loopback`],
    nextStep: "give --allow-host NAME and set ORGDRILL_CONTROL_TOKEN, or leave --host out",
  });
}

async function listenOr<T>(listening: () => Promise<T>, { port, host }: ServeOptions): Promise<T> {
  try {
    return await listening();
  } catch (thrown) {
    invariant(thrown instanceof Error, "listening fails with an error");
    const code = (thrown as NodeJS.ErrnoException).code;
    const known: Readonly<Record<string, string>> = {
      EADDRINUSE: `port ${port} on ${host} is busy`,
      EACCES: `port ${port} may not be used by this user`,
      EADDRNOTAVAIL: `${host} is no address of this machine`,
    };
    const sentence = known[code ?? ""];
    if (sentence === undefined) throw thrown;
    throw new Complaint({
      exitCode: EXIT.inconclusive,
      lines: [sentence],
      nextStep: "choose another port with --port, or any free one with --port 0",
    });
  }
}

function stopped(): Promise<void> {
  return new Promise((resolveStop) => {
    process.once("SIGINT", () => resolveStop());
    process.once("SIGTERM", () => resolveStop());
  });
}
