/** What a call costs without a socket: signed by the SDK, through the whole pipeline of an emulator in this process. */
import { composeServer } from "../compose/serving-world.ts";
import type { Emulator } from "../emulator/index.ts";
import { parseAccountId } from "../kernel/index.ts";
import { readOrganizationFile } from "../organization-file/index.ts";
import type { Bench, BenchPlace } from "./bench.ts";
import { figureOf } from "./figure.ts";
import { sdkRequest } from "./http/signed-request.ts";
import { referenceOrganization } from "./http/spawned-emulator.ts";
import { rate, trust } from "./timing.ts";

const PROFILE = "payments/admin";
const PORT = 4_747;

const CALLS = [
  { metric: "describe", call: "describe", status: 200 },
  { metric: "leave-denied", call: "leave", status: 400 },
] as const;

export const call: Bench = {
  name: "call",
  async *run(place) {
    const emulator = emulatorWith(place);
    for (const each of CALLS) {
      const request = await requestTo(emulator, each.call);
      await emulator.answer(request);
      const measured = rate(() => {
        const answered = emulator.answer(request);
        if (answered instanceof Promise || answered.status !== each.status)
          throw new Error(`expected ${each.metric} to be answered at once with ${each.status}`);
      });
      console.error(`bench call: ${each.metric}: ${trust(measured)}`);
      yield figureOf({ bench: "call", metric: each.metric, value: measured.value, unit: "calls/s" });
      yield figureOf({ bench: "call", metric: `${each.metric}-one`, value: 1e6 / measured.value, unit: "us/call" });
    }
  },
};

function emulatorWith(place: BenchPlace): Emulator {
  const read = readOrganizationFile(referenceOrganization(place));
  const accountId = parseAccountId("123456789012");
  if (!read.ok || accountId === undefined) throw new Error("the reference organization does not load");
  return composeServer({ organization: read.value, accountId, seed: 1, open: false, instant: false, assumptions: {} });
}

async function requestTo(emulator: Emulator, name: (typeof CALLS)[number]["call"]) {
  const signIn = emulator.signIns().find(({ profile }) => profile === PROFILE);
  if (signIn === undefined) throw new Error(`expected a profile \`${PROFILE}\``);
  const { method, path, headers, body } = await sdkRequest(name, PORT, signIn.credentials);
  const lower = Object.entries(headers).map(([key, value]) => [key.toLowerCase(), value] as const);
  return {
    ...{ method, path, query: "", headers: Object.fromEntries(lower) },
    body: Buffer.from(typeof body === "string" || body instanceof Uint8Array ? body : ""),
  };
}
