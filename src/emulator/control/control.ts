/** The control API under `/_orgdrill/`: what has no place in AWS. JSON in, JSON out, errors `{"error":{"code","message"}}`. */
import { formatInstantMs, parseDuration, parseInstant } from "../../kernel/index.ts";
import { describeTrace } from "../decision-traces.ts";
import type { EmulatorState } from "../emulator-state.ts";
import type { WireRequest, WireResponse } from "../wire/index.ts";
import { controlError, json, noSuchPath, readJson } from "./answers.ts";
import { describeNotification } from "./describe-notification.ts";

type Route = Readonly<{
  method: string;
  path: RegExp;
  answer(state: EmulatorState, request: WireRequest, last: string): WireResponse;
}>;

const ROUTES: readonly Route[] = [
  { method: "GET", path: /^health$/, answer: () => json(200, { status: "ok" }) },
  { method: "POST", path: /^reset$/, answer: reset },
  { method: "GET", path: /^clock$/, answer: (state) => json(200, { now: formatInstantMs(state.clock.now()) }) },
  { method: "POST", path: /^clock$/, answer: moveClock },
  { method: "GET", path: /^explain\/([^/]+)$/, answer: explain },
  { method: "GET", path: /^notifications$/, answer: notifications },
  { method: "GET", path: /^capabilities$/, answer: () => json(200, { capabilities: CAPABILITIES, notYet: NOT_YET }) },
  { method: "POST", path: /^(fault|console)$/, answer: (_state, _request, name) => notYet(name) },
  { method: "DELETE", path: /^fault\/[^/]+$/, answer: () => notYet("fault") },
  { method: "GET", path: /^mail$/, answer: () => notYet("mail") },
];

const CAPABILITIES = ["clock", "reset", "explain", "notifications"];
const NOT_YET = ["fault", "console", "mail"];

/** Whether the path belongs to the control API (`/moto-api/reset` is moto's name for reset). */
export const isControlPath = (path: string): boolean => path.startsWith("/_orgdrill/") || path === "/moto-api/reset";

export function answerControl(state: EmulatorState, request: WireRequest): WireResponse {
  if (request.path === "/moto-api/reset") return request.method === "POST" ? reset(state) : noSuchPath(request);
  const path = request.path.slice("/_orgdrill/".length);
  for (const route of ROUTES) {
    const found = route.method === request.method ? route.path.exec(path) : null;
    if (found !== null) return route.answer(state, request, decodeURIComponent(found[1] ?? ""));
  }
  return noSuchPath(request);
}

function reset(state: EmulatorState): WireResponse {
  state.reset();
  return json(200, { status: "ok" });
}

function moveClock(state: EmulatorState, request: WireRequest): WireResponse {
  const body = readJson(request);
  if (body === undefined)
    return controlError(
      400,
      "InvalidBody",
      'expected JSON such as {"advance":"15d"} or {"set":"2026-11-30T00:00:00Z"}',
    );
  const { advance, set } = body;
  if ((advance === undefined) === (set === undefined)) {
    return controlError(400, "InvalidBody", "expected exactly one of `advance` and `set`");
  }
  const now = state.clock.now();
  const durationMs = typeof advance === "string" ? parseDuration(advance) : undefined;
  const to = typeof set === "string" ? parseInstant(set) : durationMs === undefined ? undefined : now + durationMs;
  if (to === undefined) {
    return controlError(
      400,
      "InvalidTime",
      `expected a length such as \`15d\` or an ISO 8601 instant, got ${JSON.stringify(advance ?? set)}`,
    );
  }
  if (to < now)
    return controlError(400, "TimeRunsForward", `virtual time is ${formatInstantMs(now)} and cannot run backwards`);
  state.clock.advance(to - now);
  state.delivery().advanceTo(state.clock.now());
  return json(200, { now: formatInstantMs(state.clock.now()) });
}

function explain(state: EmulatorState, _request: WireRequest, requestId: string): WireResponse {
  const trace = state.traces.find(requestId);
  if (trace === undefined)
    return controlError(404, "UnknownRequest", `no decision is kept for request \`${requestId}\``);
  return json(200, describeTrace(trace));
}

function notifications(state: EmulatorState): WireResponse {
  const delivery = state.delivery();
  delivery.advanceTo(state.clock.now());
  return json(200, { notifications: delivery.notifications().map(describeNotification) });
}

const notYet = (name: string): WireResponse =>
  controlError(501, "NotEmulated", `\`${name}\` is not emulated yet; GET /_orgdrill/capabilities lists what is`);
