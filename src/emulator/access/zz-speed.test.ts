import { test } from "vitest";
import { callerIn, contextFor, exampleWorld, PAYMENTS, testIds } from "./access.test-support.ts";
import { issueCredentials } from "./index.ts";
import { seededRandom } from "../../kernel/index.ts";
test("speed", () => {
  const world = exampleWorld();
  const context = contextFor(world, callerIn(world, PAYMENTS, "role/admin"), testIds());
  const big = { ...world, accounts: new Map(), identities: new Map() } as any;
  const a = world.accounts.get(PAYMENTS)!; const id = world.identities.get(PAYMENTS)!;
  for (let i = 0; i < 50000; i++) { const n = String(100000000000 + i); big.accounts.set(n, { ...a, id: n, name: `a${i}` }); big.identities.set(n, id); }
  const t2 = performance.now();
  const r = issueCredentials(big, { random: seededRandom(1), now: context.now });
  console.log("issue", r.profiles.length, performance.now() - t2, "ms", new Set(r.profiles.map((p) => p.accessKeyId)).size);
}, 60000);
