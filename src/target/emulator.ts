/** The embedded emulator as a target: in-process, without a socket, through the same wire. The only file here that knows the emulator. */
import type { Emulator, SignIn } from "../emulator/index.ts";
import { addMs, formatInstantMs } from "../kernel/index.ts";
import { failed, succeeded } from "./call-outcome.ts";
import { embeddedTransport } from "./embedded-transport.ts";
import { faultControl, whenOf } from "./fault-control.ts";
import { type ClientPool, clientPool } from "./sdk-clients.ts";
import type {
  CallOutcome,
  Control,
  DecisionTrace,
  DeliveryReport,
  Hands,
  Mail,
  Notification,
  PrincipalReference,
  Program,
  SessionCredentials,
  Target,
} from "./target.ts";
import { type RetryStrategy, virtualPatience } from "./virtual-patience.ts";

/** Runs a program whose calls the emulator answers; only the edge that built the emulator can. */
export type RunProgram = (
  program: Program,
  args: readonly string[],
  credentials: SessionCredentials,
) => Promise<CallOutcome>;

/**
 * Makes a target of an emulator that was built by compose. Closing it drops its clients; the emulator holds nothing open. Without
 * `run` nobody allowed programs to be run.
 */
export function emulatorTarget(emulator: Emulator, run?: RunProgram): Target {
  const pools = new Map<string, ClientPool>();
  const transport = embeddedTransport(emulator);
  const patience = virtualPatience(emulator.clock);
  let known: ReadonlyMap<string, SignIn> | undefined;
  const signIns = (): ReadonlyMap<string, SignIn> => {
    known ??= new Map(emulator.signIns().map((each) => [`${each.accountId}/${each.principal}`, each]));
    return known;
  };
  const isNewcomer = ({ accountId, principal }: PrincipalReference): boolean =>
    principal === "root" &&
    emulator.hasAccount(accountId) &&
    ![...signIns().values()].some((each) => each.accountId === accountId);
  const clockOffsetMs = (): number => emulator.clock.now() - Date.now();

  const poolFor = (key: string, credentials: object, region = "us-east-1"): ClientPool => {
    const settings = { ...settingsFor(transport, credentials, patience), region };
    const pool = pools.get(key) ?? clientPool(settings, clockOffsetMs);
    pools.set(key, pool);
    return pool;
  };

  return {
    kind: "emulator",
    name: "embedded emulator",
    capabilities: new Set([
      "clock",
      "explain",
      "notifications",
      "any-principal",
      "counterfactual",
      "console",
      "mail",
      "fault",
      ...(run === undefined ? [] : (["program"] as const)),
    ]),
    as(principal) {
      const found = signIns().get(`${principal.accountId}/${principal.principal}`);
      if (found === undefined) return isNewcomer(principal) ? visitorOf(emulator, principal) : undefined;
      const own = { principal, arn: found.arn, pool: poolFor(found.profile, found.credentials) };
      const poolOf = (credentials: SessionCredentials) => poolFor(credentials.accessKeyId, credentials);
      const hands: Hands = {
        ...handsOf(emulator, own, poolOf),
        inRegion: (region) =>
          handsOf(emulator, { ...own, pool: poolFor(`${found.profile} ${region}`, found.credentials, region) }, poolOf),
      };
      return run === undefined ? hands : { ...hands, runProgram: programs(emulator, { run, signIn: found }) };
    },
    control: controlOf(emulator),
    async close() {
      for (const pool of pools.values()) pool.destroy();
    },
  };
}

const settingsFor = (transport: unknown, credentials: object, patience: RetryStrategy): Record<string, unknown> => ({
  endpoint: "http://127.0.0.1",
  credentials,
  requestHandler: transport,
  maxAttempts: 1,
  retryStrategy: patience,
});

type Programs = Readonly<{ run: RunProgram; signIn: SignIn }>;

const programs =
  (emulator: Emulator, { run, signIn }: Programs): NonNullable<Hands["runProgram"]> =>
  async (program, args) => {
    const at = emulator.clock.now();
    const outcome = await run(program, args, signIn.credentials);
    const input = { runbook: program.name, sha256: program.sha256, arguments: args };
    const told = { service: "program", operation: program.name, input, answeredBy: "our-emulator" } as const;
    return { at, arn: signIn.arn, outcome, requestId: `program-${program.sha256.slice(0, 12)}`, ...told };
  };

/** The owner of an account that was made since: nobody has credentials of its root user, whom only the console lets in. */
function visitorOf(emulator: Emulator, principal: PrincipalReference): Hands {
  const nobody = (): never => {
    throw new Error(`the root user of ${principal.accountId} has no credentials, and only the console is open to it`);
  };
  const arn = `arn:aws:iam::${principal.accountId}:root`;
  const pool: ClientPool = { send: nobody, destroy: () => {} };
  return handsOf(emulator, { principal, arn, pool }, nobody);
}

type Own = Readonly<{ principal: PrincipalReference; arn: string; pool: ClientPool }>;

function handsOf(emulator: Emulator, own: Own, poolOf: (credentials: SessionCredentials) => ClientPool): Hands {
  return {
    principal: own.principal,
    arn: own.arn,
    async call(service, operation, input = {}) {
      const at = emulator.clock.now();
      const { outcome, requestId } = await own.pool.send(service, operation, input).then(succeeded, failed);
      return { at, arn: own.arn, service, operation, input, outcome, requestId, answeredBy: "our-emulator" };
    },
    becoming: (credentials, arn) => handsOf(emulator, { ...own, arn, pool: poolOf(credentials) }, poolOf),
    async visitConsole(action, parameters = {}) {
      const at = emulator.clock.now();
      const { accountId, principal } = own.principal;
      const input = { ...parameters, action, account: accountId, as: principal };
      const { status, text } = await controlRequest(emulator, { method: "POST", path: "console", body: input });
      const { requestId = "", error, ...output } = JSON.parse(text) as ConsoleAnswer;
      // A body that the console cannot read is a mistake of the drill's, not a refusal of AWS's.
      if (requestId === "") throw new Error(`the console could not read \`${action}\`: ${error?.message ?? text}`);
      const outcome =
        error === undefined ? ({ kind: "succeeded", output } as const) : { ...error, kind: "refused" as const, status };
      const told = { service: "console", operation: action, input: parameters, answeredBy: "our-emulator" } as const;
      return { at, arn: own.arn, outcome, requestId, ...told };
    },
    async readMailbox() {
      const { text } = await controlRequest(emulator, { method: "GET", path: "mail" });
      const { mail } = JSON.parse(text) as Answers["mail"];
      return mail.filter(({ accountId }) => accountId === own.principal.accountId);
    },
  };
}

type ConsoleAnswer = Readonly<{ requestId?: string; error?: Readonly<{ code: string; message: string }> }>;

type ControlRequest = Readonly<{ method: string; path: string; body?: unknown }>;

async function controlRequest(emulator: Emulator, { method, path, body }: ControlRequest) {
  const answer = await emulator.answer({
    method,
    path: `/_orgdrill/${path}`,
    query: "",
    headers: { host: "127.0.0.1", "content-type": "application/json", "user-agent": "orgdrill" },
    body: new TextEncoder().encode(body === undefined ? "" : JSON.stringify(body)),
  });
  const text = typeof answer.body === "string" ? answer.body : new TextDecoder().decode(answer.body);
  return { status: answer.status, text };
}

type Answers = Readonly<{
  trace: DecisionTrace;
  notifications: Readonly<{
    notifications: readonly Notification[];
    deliveries: readonly (Omit<DeliveryReport, "at"> & Readonly<{ at: string }>)[];
  }>;
  mail: Readonly<{ mail: readonly Mail[] }>;
}>;

function controlOf(emulator: Emulator): Control {
  const ask = async (method: string, path: string, body?: unknown): Promise<string | undefined> => {
    const { status, text } = await controlRequest(emulator, { method, path, body });
    if (status === 200) return text;
    // Only a request that nobody knows may be unanswered; any other refusal would pass for silence.
    if (status === 404 && path.startsWith("explain/")) return undefined;
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
    async mail() {
      const text = await ask("GET", "mail");
      return text === undefined ? [] : (JSON.parse(text) as Answers["mail"]).mail;
    },
    fault: faultControl("our-emulator", (method, path, body) => controlRequest(emulator, { method, path, body })),
    async deliveries() {
      const text = await ask("GET", "notifications");
      const all = text === undefined ? [] : (JSON.parse(text) as Answers["notifications"]).deliveries;
      return all.map((each) => ({ ...each, at: whenOf(each.at) }));
    },
  };
}
