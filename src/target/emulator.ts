/** The embedded emulator as a target: in-process, without a socket, through the same wire. The only file here that knows the emulator. */
import type { Emulator, SignIn } from "../emulator/index.ts";
import { addMs, formatInstantMs } from "../kernel/index.ts";
import { failed, succeeded } from "./call-outcome.ts";
import { embeddedTransport } from "./embedded-transport.ts";
import { type ClientPool, clientPool } from "./sdk-clients.ts";
import type { Control, DecisionTrace, Hands, Notification, PrincipalReference, Target } from "./target.ts";

/** Makes a target of an emulator that was built by compose. Closing it drops its clients; the emulator holds nothing open. */
export function emulatorTarget(emulator: Emulator): Target {
  const pools = new Map<string, ClientPool>();
  const transport = embeddedTransport(emulator);
  let known: ReadonlyMap<string, SignIn> | undefined;
  const signIns = (): ReadonlyMap<string, SignIn> => {
    known ??= new Map(emulator.signIns().map((each) => [`${each.accountId}/${each.principal}`, each]));
    return known;
  };
  const clockOffsetMs = (): number => emulator.clock.now() - Date.now();

  const poolFor = (key: string, credentials: object): ClientPool => {
    const pool = pools.get(key) ?? clientPool(settingsFor(transport, credentials), clockOffsetMs);
    pools.set(key, pool);
    return pool;
  };

  return {
    kind: "emulator",
    name: "embedded emulator",
    capabilities: new Set(["clock", "explain", "notifications", "any-principal", "counterfactual"]),
    as(principal) {
      const found = signIns().get(`${principal.accountId}/${principal.principal}`);
      if (found === undefined) return undefined;
      return handsOf(emulator, { principal, arn: found.arn, pool: poolFor(found.profile, found.credentials) });
    },
    control: controlOf(emulator),
    async close() {
      for (const pool of pools.values()) pool.destroy();
    },
  };
}

const settingsFor = (transport: unknown, credentials: object): Record<string, unknown> => ({
  region: "us-east-1",
  endpoint: "http://127.0.0.1",
  credentials,
  requestHandler: transport,
  maxAttempts: 1,
});

function handsOf(emulator: Emulator, own: { principal: PrincipalReference; arn: string; pool: ClientPool }): Hands {
  return {
    principal: own.principal,
    arn: own.arn,
    async call(service, operation, input = {}) {
      const at = emulator.clock.now();
      const { outcome, requestId } = await own.pool.send(service, operation, input).then(succeeded, failed);
      return { at, arn: own.arn, service, operation, input, outcome, requestId, answeredBy: "our-emulator" };
    },
  };
}

type Answers = Readonly<{
  trace: DecisionTrace;
  notifications: Readonly<{ notifications: readonly Notification[] }>;
}>;

function controlOf(emulator: Emulator): Control {
  const ask = async (method: string, path: string, body?: unknown): Promise<string | undefined> => {
    const answer = await emulator.answer({
      method,
      path: `/_orgdrill/${path}`,
      query: "",
      headers: { host: "127.0.0.1", "content-type": "application/json" },
      body: new TextEncoder().encode(body === undefined ? "" : JSON.stringify(body)),
    });
    const text = typeof answer.body === "string" ? answer.body : new TextDecoder().decode(answer.body);
    if (answer.status === 200) return text;
    // Only a request that nobody knows may be unanswered; any other refusal would pass for silence.
    if (answer.status === 404 && path.startsWith("explain/")) return undefined;
    throw new Error(`the emulator refused ${method} ${path}: ${text}`);
  };
  return {
    now: async () => emulator.clock.now(),
    async advance(durationMs) {
      await ask("POST", "clock", { set: formatInstantMs(addMs(emulator.clock.now(), durationMs)) });
      return emulator.clock.now();
    },
    async explain(requestId) {
      const text = await ask("GET", `explain/${encodeURIComponent(requestId)}`);
      return text === undefined ? undefined : (JSON.parse(text) as Answers["trace"]);
    },
    async notifications() {
      const text = await ask("GET", "notifications");
      return text === undefined ? [] : (JSON.parse(text) as Answers["notifications"]).notifications;
    },
  };
}
