/** An emulator in this process with an organization of any size; callers do not sign, so that the organization is measured and not the signature. */
import { addAdministrator } from "../../compose/synthetic.ts";
import type { World } from "../../domain/index.ts";
import { createEmulator, type Emulator, OPEN_ROLE } from "../../emulator/index.ts";
import {
  type AccountId,
  hours,
  type Identifiers,
  type Instant,
  instant,
  parseAccountId,
  virtualClock,
} from "../../kernel/index.ts";
import { parseOrganizationFile, worldFrom } from "../../organization-file/index.ts";
import { accountIdAt, largeFile } from "../load/large-file.ts";

const START = instant(Date.UTC(2026, 10, 1));
const ACCOUNTS_PER_UNIT = 25;

export type LargeEmulator = Readonly<{
  accounts: number;
  units: number;
  /** Sends one call as an administrator of that account; the answer's body. */
  call(as: "management" | "member", operation: string, input: object, status?: number): string;
}>;

/** One world behind two doors: unknown keys act in the management account at one, in a member at the other. */
export async function largeEmulator(accounts: number): Promise<LargeEmulator> {
  const units = Math.max(4, Math.floor(accounts / ACCOUNTS_PER_UNIT));
  const text = largeFile({ accounts, units, policies: units * 2, quotas: true });
  const file = parseOrganizationFile({ path: "large.yaml", text });
  if (!file.ok) throw new Error(JSON.stringify(file.refusal.slice(0, 3)));
  let world: World | undefined;
  const build = (now: Instant, ids: Identifiers): World => {
    world ??= worldFrom(file.value, { now, ids }).world;
    return world;
  };
  const doors = { management: doorOf(build, idOf(0)), member: doorOf(build, idOf(1)) };
  const emulator = {
    accounts,
    units,
    call(as: keyof typeof doors, operation: string, input: object, status = 200): string {
      const answered = doors[as].answer(requestFor(operation, input));
      if (answered instanceof Promise) throw new Error("expected an answer at once");
      const body = String(answered.body);
      if (answered.status !== status) throw new Error(`${operation} answered ${answered.status}: ${body}`);
      return body;
    },
  };
  // A service's first request loads its schemas.
  await Promise.all(Object.values(doors).map((door) => door.answer(requestFor("DescribeOrganization", {}))));
  return emulator;
}

const idOf = (at: number): AccountId => parseAccountId(accountIdAt(at)) ?? fail(`no account id for ${at}`);

function fail(reason: string): never {
  throw new Error(reason);
}

function doorOf(build: (now: Instant, ids: Identifiers) => World, openAccountId: AccountId): Emulator {
  const clock = virtualClock(START);
  return createEmulator({
    build(now, ids) {
      const world = build(now, ids);
      addAdministrator(world, openAccountId, { now, ids }, OPEN_ROLE);
      return world;
    },
    clock,
    seed: 1,
    assumptions: {},
    openAccountId,
    instant: true,
    skewNowMs: () => START,
    credentialLifetimeMs: hours(24),
  });
}

function requestFor(operation: string, input: object): Parameters<Emulator["answer"]>[0] {
  const body = new TextEncoder().encode(JSON.stringify(input));
  return {
    method: "POST",
    path: "/",
    query: "",
    headers: {
      host: "organizations.us-east-1.amazonaws.com",
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `AWSOrganizationsV20161128.${operation}`,
      "content-length": String(body.length),
      "user-agent": "bench",
    },
    body,
  };
}
