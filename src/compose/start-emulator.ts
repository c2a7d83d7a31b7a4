/** An emulator for tests and scripts: on a port for any AWS client, with the credentials of every principal. */
import { resolve } from "node:path";
import type { SignIn } from "../emulator/index.ts";
import { type AccountId, parseAccountId } from "../kernel/index.ts";
import { loadOrganization, renderFailure } from "./load-organization.ts";
import { openServer } from "./open-server.ts";

export type EmulatorOptions = Readonly<{
  /** Path of an organization file; without it the world has one stand-alone account. */
  organization?: string;
  seed?: number;
  /** Any free port unless given. */
  port?: number;
  /** Calls that come faster than AWS documents are refused. */
  throttle?: boolean;
}>;

export type EmbeddedEmulator = Readonly<{
  url: string;
  /** Credentials of one principal: `payments/admin`, `vendor-lab/root`. Throws when nobody has that name. */
  credentials(profile: string): SignIn["credentials"];
  close(): Promise<void>;
}>;

const STANDALONE = parseAccountId("123456789012") as AccountId;

/** Throws an Error that names file, line and column when the organization file is wrong. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<EmbeddedEmulator> {
  const workingDirectory = process.cwd();
  const read =
    options.organization === undefined
      ? undefined
      : loadOrganization(resolve(options.organization), { packageRoot: workingDirectory, workingDirectory });
  if (read?.ok === false) throw new Error(renderFailure(read.refusal));
  const server = await openServer(
    {
      organization: read?.value,
      accountId: STANDALONE,
      seed: options.seed ?? 1,
      open: false,
      instant: false,
      throttle: options.throttle === true,
      assumptions: {},
    },
    { host: "127.0.0.1", port: options.port ?? 0, allowedHosts: [], controlToken: undefined },
  );
  return {
    url: server.url,
    credentials(profile) {
      const found = server.signIns().find((each) => each.profile === profile);
      if (found === undefined) throw new Error(`nobody is called \`${profile}\``);
      return found.credentials;
    },
    close: server.close,
  };
}
