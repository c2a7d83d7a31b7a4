/** The emulator that `serve` and `exec` put behind a port: the reader's file as it is, with nothing added for drills. */

import { emptyWorld, type World } from "../domain/index.ts";
import { createEmulator, type Emulator, OPEN_ROLE } from "../emulator/index.ts";
import { type AccountId, hours, type Identifiers, type Instant, instant, tickingClock } from "../kernel/index.ts";
import { type ReadOrganization, worldFrom } from "../organization-file/index.ts";
import { assumptionValues } from "./assumptions.ts";
import { addAdministrator, openStandalone } from "./synthetic.ts";

export type ServedWorld = Readonly<{
  /** Undefined: one stand-alone account and no organization. */
  organization: ReadOrganization | undefined;
  accountId: AccountId;
  seed: number;
  open: boolean;
  instant: boolean;
  /** Calls that come faster than AWS documents are refused. */
  throttle?: boolean;
  assumptions: Readonly<Record<string, string>>;
}>;

/** Credentials of a served world outlive any session of work. */
const CREDENTIAL_LIFETIME_MS = hours(24 * 30);

export function composeServer(served: ServedWorld): Emulator {
  const startedMs = Date.now();
  return createEmulator({
    build: (now, ids) => buildWorld(served, { now, ids }),
    clock: tickingClock(instant(startedMs), () => Date.now() - startedMs),
    seed: served.seed,
    assumptions: assumptionValues(served.assumptions),
    ...(served.open && { openAccountId: served.accountId }),
    instant: served.instant,
    throttle: served.throttle === true,
    skewNowMs: () => Date.now(),
    credentialLifetimeMs: CREDENTIAL_LIFETIME_MS,
  });
}

function buildWorld(served: ServedWorld, birth: Readonly<{ now: Instant; ids: Identifiers }>): World {
  const world = served.organization === undefined ? emptyWorld() : worldFrom(served.organization.file, birth).world;
  const needsAccount = served.organization === undefined || served.open;
  if (needsAccount && !world.accounts.has(served.accountId)) {
    openStandalone(world, birth, {
      name: served.organization === undefined ? "standalone" : "open",
      id: served.accountId,
    });
    addAdministrator(world, served.accountId, birth, "admin");
  }
  if (served.open) addAdministrator(world, served.accountId, birth, OPEN_ROLE);
  return world;
}
