/** The control API under `/_orgdrill/`: what has no place in AWS. JSON in, JSON out, errors `{"error":{"code","message"}}`. */
import { formatInstantMs } from "../../kernel/index.ts";
import { describeConsole } from "../console/actions/index.ts";
import { answerConsole } from "../console/answer-console.ts";
import { accountNamed } from "../console/console-request.ts";
import { describeTrace } from "../decision-traces.ts";
import type { EmulatorState } from "../emulator-state.ts";
import { describeMail } from "../mail/mail.ts";
import { SERVICES } from "../services/index.ts";
import type { WireRequest, WireResponse } from "../wire/index.ts";
import { controlError, json, noSuchPath, wrongMethod } from "./answers.ts";
import { describeNotification, describeReport } from "./describe-notification.ts";
import { describeFaults, listFaults, startFault, stopFault } from "./fault.ts";
import { moveClock } from "./move-clock.ts";

type Answer = (state: EmulatorState, request: WireRequest, named: string) => WireResponse;

type Route = Readonly<{ method: "GET" | "POST" | "DELETE"; path: RegExp; answer: Answer }>;

const PREFIX = "/_orgdrill";
/** moto's name for a reset. */
const MOTO_RESET = "/moto-api/reset";

const CAPABILITIES = ["clock", "reset", "explain", "notifications", "console", "mail", "fault"];
const NOT_YET: readonly string[] = [];

const ROUTES: readonly Route[] = [
  { method: "GET", path: /^\/_orgdrill\/health$/, answer: () => json(200, { status: "ok" }) },
  { method: "POST", path: /^\/_orgdrill\/reset$/, answer: reset },
  { method: "POST", path: /^\/moto-api\/reset$/, answer: reset },
  { method: "GET", path: /^\/_orgdrill\/clock$/, answer: showClock },
  { method: "POST", path: /^\/_orgdrill\/clock$/, answer: moveClock },
  { method: "GET", path: /^\/_orgdrill\/explain\/([^/]+)$/, answer: explain },
  { method: "GET", path: /^\/_orgdrill\/notifications$/, answer: notifications },
  { method: "GET", path: /^\/_orgdrill\/capabilities$/, answer: capabilities },
  { method: "POST", path: /^\/_orgdrill\/fault$/, answer: startFault },
  { method: "GET", path: /^\/_orgdrill\/fault$/, answer: listFaults },
  { method: "DELETE", path: /^\/_orgdrill\/fault\/([^/]+)$/, answer: stopFault },
  { method: "POST", path: /^\/_orgdrill\/console$/, answer: answerConsole },
  { method: "GET", path: /^\/_orgdrill\/mail$/, answer: mail },
];

/** Whether the path (without its query) belongs to the control API; everything else is AWS's. */
export const isControlPath = (path: string): boolean =>
  path === PREFIX || path.startsWith(`${PREFIX}/`) || path === MOTO_RESET;

/** Answers a control request; a HEAD is answered as its GET, whose body the server leaves out. */
export function answerControl(state: EmulatorState, request: WireRequest): WireResponse {
  const asked = request.method === "HEAD" ? "GET" : request.method;
  const allowed: string[] = [];
  for (const { method, path, answer } of ROUTES) {
    const found = path.exec(request.path);
    if (found === null) continue;
    if (method === asked) return answer(state, request, found[1] ?? "");
    allowed.push(method);
  }
  return allowed.length === 0 ? noSuchPath(request) : wrongMethod(request, allowed);
}

function reset(state: EmulatorState): WireResponse {
  state.reset();
  return json(200, { status: "ok" });
}

function showClock(state: EmulatorState): WireResponse {
  return json(200, { now: formatInstantMs(state.clock.now()) });
}

function explain(state: EmulatorState, _request: WireRequest, encodedId: string): WireResponse {
  const requestId = decodedPart(encodedId);
  if (requestId === undefined)
    return controlError(400, "InvalidPath", `\`${encodedId}\` is not percent-encoded UTF-8; expected a request id`);
  const trace = state.traces.find(requestId);
  if (trace === undefined)
    return controlError(404, "UnknownRequest", `no decision is kept for request \`${requestId}\``);
  return json(200, describeTrace(trace));
}

function decodedPart(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch (thrown) {
    if (thrown instanceof URIError) return undefined;
    throw thrown;
  }
}

function notifications(state: EmulatorState): WireResponse {
  const delivery = state.delivery();
  delivery.advanceTo(state.clock.now());
  return json(200, {
    notifications: delivery.notifications().map(describeNotification),
    deliveries: delivery.reports().map(describeReport),
  });
}

/** Every mailbox, or with `?account=` the one of that account's address. */
function mail({ outbox, world }: EmulatorState, { query }: WireRequest): WireResponse {
  const name = new URLSearchParams(query).get("account");
  const found = name === null ? undefined : accountNamed(world(), name);
  if (found?.ok === false) return controlError(400, "InvalidQuery", found.refusal);
  const address = found?.value.email.toLowerCase();
  const sent = outbox.mails().filter(({ to }) => address === undefined || to.toLowerCase() === address);
  return json(200, { mail: sent.map(describeMail), dropped: outbox.dropped() });
}

function capabilities({ throttle }: EmulatorState): WireResponse {
  const operations = Object.values(SERVICES).map(({ name, operations: emulated }) => [
    name,
    [...emulated.keys()].sort(),
  ]);
  return json(200, {
    capabilities: CAPABILITIES,
    console: describeConsole(),
    faults: describeFaults(),
    operations: Object.fromEntries(operations),
    throttle: throttle !== undefined,
    notYet: NOT_YET,
  });
}
