/** The emulator behind a port, for `serve`, `exec` and scripts. */
import { listen, type SignIn } from "../emulator/index.ts";
import { composeServer, type ServedWorld } from "./serving-world.ts";

export type ServerAddress = Readonly<{
  host: string;
  /** 0 for any free one. */
  port: number;
  /** Further names that a Host header may carry. */
  allowedHosts: readonly string[];
  /** What control requests must carry; undefined on loopback. */
  controlToken: string | undefined;
}>;

export type OpenServer = Readonly<{ url: string; signIns(): readonly SignIn[]; close(): Promise<void> }>;

/** Rejects with Node's own error when the port cannot be had. */
export async function openServer(
  served: ServedWorld,
  { host, port, ...strangers }: ServerAddress,
): Promise<OpenServer> {
  const emulator = composeServer(served);
  const listening = await listen(emulator, { host, port, strangers });
  return { url: listening.url, signIns: emulator.signIns, close: listening.close };
}
