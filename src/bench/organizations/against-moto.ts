/** The same calls to `serve` and to moto's server, in turns: making, guarding, moving and listing a thousand accounts. */
import type { BenchPlace } from "../bench.ts";
import { type Figure, figureOf } from "../figure.ts";
import { expectStatus, load } from "../http/load-client.ts";
import { organizationsRequest, startMotoServer } from "../http/moto-server.ts";
import { commandFile } from "../http/spawned-emulator.ts";
import { startNodeServer } from "../http/spawned-server.ts";
import { ask, type Founded, found } from "./founded.ts";

const ACCOUNTS = 1_000;
const WARMING = 200;
const CONNECTIONS = 4;

/** Calls each second and milliseconds, by metric. */
type Speeds = ReadonlyMap<string, number>;

export async function* againstMoto(place: BenchPlace): AsyncGenerator<Figure> {
  const moto = await startMotoServer();
  const own = await openServer(place);
  try {
    const ours = await speedsOf(own.port);
    const theirs = moto && (await speedsOf(moto.port, ACCOUNTS));
    for (const [metric, value] of ours) {
      const other = theirs?.get(metric);
      const unit = metric === "walk" ? "ms" : "requests/s";
      const yardstick = other === undefined ? {} : { yardstick: { name: "moto_server", value: other } };
      yield figureOf({ bench: "organizations", metric: `${metric}-http`, value, unit, ...yardstick });
    }
  } finally {
    await Promise.all([own.close(), moto?.close()]);
  }
}

/** Without an organization, and with unknown keys as an administrator: raw clients sign nothing at either. */
const openServer = (place: BenchPlace) =>
  startNodeServer({
    script: [
      commandFile(place),
      ...["serve", "--open", "--instant", "--port", "0", "--credentials", `${place.scratch}/open-credentials`],
    ],
    workingDirectory: place.scratch,
    ready: /listening on http:\/\/127\.0\.0\.1:(\d+)/,
  });

/** What each call costs in an organization of a thousand accounts, and what making that thousand on a fresh server does. */
async function speedsOf(port: number, accounts = ACCOUNTS): Promise<Speeds> {
  const founded = await found(port);
  const create = (from: number) => (at: number) =>
    ["CreateAccount", { AccountName: `account-${from + at}`, Email: `account-${from + at}@bench.example` }] as const;
  // The first calls of a fresh server are not what a thousand cost.
  await many(port, WARMING, create(0));
  const first = await many(port, accounts - WARMING, create(WARMING));
  const walk = await walked(port);
  const walkAgain = await walked(port);
  const ids = walk.ids.filter((id) => id !== founded.managementAccountId);
  const attached = await many(port, ids.length, (at) => [
    "AttachPolicy",
    { PolicyId: founded.policyId, TargetId: ids[at] },
  ]);
  const moved = await many(port, ids.length, (at) => ["MoveAccount", moveOf(founded, ids[at] ?? "")]);
  const listed = await many(port, ids.length, () => ["ListAccounts", {}]);
  const created = await many(port, accounts, create(accounts));
  return new Map([
    ["CreateAccount-first-thousand", first],
    ["CreateAccount", created],
    ["AttachPolicy", attached],
    ["MoveAccount", moved],
    ["ListAccounts", listed],
    ["walk", walkAgain.ms],
  ]);
}

const moveOf = ({ rootId, unitId }: Founded, AccountId: string) => ({
  AccountId,
  SourceParentId: rootId,
  DestinationParentId: unitId,
});

type Call = readonly [operation: string, input: object];

async function many(port: number, calls: number, callAt: (at: number) => Call): Promise<number> {
  const requests = Array.from({ length: calls }, (_, at) => {
    const [operation, input] = callAt(at);
    return organizationsRequest(port, operation, JSON.stringify(input));
  });
  return expectStatus(await load({ port, requests, connections: CONNECTIONS, calls }), 200).requestsPerSecond;
}

/** Every account by pages, one after another: the second time counts, on a client that is warm. */
async function walked(port: number): Promise<Readonly<{ ids: readonly string[]; ms: number }>> {
  const ids: string[] = [];
  const startedAt = performance.now();
  let NextToken: string | undefined;
  do {
    const page = await ask(port, "ListAccounts", { NextToken });
    for (const { Id } of page.Accounts ?? []) ids.push(Id);
    NextToken = page.NextToken ?? undefined;
  } while (NextToken !== undefined);
  return { ids, ms: performance.now() - startedAt };
}
