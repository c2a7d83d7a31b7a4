/** How one emulator was asked to behave. */
import type { World } from "../domain/index.ts";
import type { AccountId, Identifiers, Instant, VirtualClock } from "../kernel/index.ts";

export type EmulatorSettings = Readonly<{
  /** Builds the world afresh: at the start and at every reset. */
  build(now: Instant, ids: Identifiers): World;
  clock: VirtualClock;
  seed: number;
  /** Every named assumption with its value. */
  assumptions: Readonly<Record<string, string>>;
  /** Unknown keys act as an administrator of this account (`--open`). */
  openAccountId?: AccountId;
  /** Asynchronous operations finish at once (`--instant`). */
  instant: boolean;
  /** Signature skew is judged by the wall clock over HTTP and by the virtual clock in-process: the edge says which. */
  skewNowMs(): number;
  /** Lifetime of the credentials that are issued for every principal at the start, in milliseconds. */
  credentialLifetimeMs: number;
  /** Root users without a password get credentials as well: a drill asks what somebody could do who got hold of them. */
  everyRoot?: boolean;
  /** Calls that come faster than AWS documents are refused (`--throttle`). */
  throttle?: boolean;
}>;
