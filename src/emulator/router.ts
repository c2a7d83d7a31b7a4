/** Finds out which operation a request is for and who signs it; everything that happens before the pipeline. */
import { accept, invariant, type Result, refuse } from "../kernel/index.ts";
import { callerFrom, findCredential } from "./access/index.ts";
import type { Caller } from "./caller.ts";
import type { EmulatorState } from "./emulator-state.ts";
import { openCaller } from "./open-access.ts";
import type { RequestFacts } from "./operation.ts";
import { answerOperation } from "./pipeline.ts";
import { SERVICES } from "./services/index.ts";
import type { EmulatorSettings } from "./settings.ts";
import {
  authenticate,
  type OpenService,
  openService,
  renderError,
  resolveService,
  type ServiceDescription,
  serviceNamed,
  type WireError,
  type WireRequest,
  type WireResponse,
} from "./wire/index.ts";

type Arrival = Readonly<{ state: EmulatorState; settings: EmulatorSettings; request: WireRequest; requestId: string }>;

const OPENED = new Map<string, OpenService>();

/** Answers one AWS request; a service's first request loads its schemas, every later one is answered at once. */
export function routeRequest(
  state: EmulatorState,
  settings: EmulatorSettings,
  request: WireRequest,
): WireResponse | Promise<WireResponse> {
  const requestId = state.ids().uuid();
  const arrival = { state, settings, request, requestId };
  const described = resolveService(request);
  if (described === undefined) return unknownService(arrival);
  const opened = OPENED.get(described.signingName);
  if (opened !== undefined) return dated(answer(arrival, opened), settings);
  return openService(described).then((service) => {
    OPENED.set(described.signingName, service);
    return dated(answer(arrival, service), settings);
  });
}

/** SDKs correct their clock from this header, so it shows the time against which signatures are judged. */
const dated = (response: WireResponse, settings: EmulatorSettings): WireResponse => ({
  ...response,
  headers: { ...response.headers, date: httpDate(settings.skewNowMs()) },
});

let lastDate = { second: 0, text: "" };

function httpDate(nowMs: number): string {
  const second = Math.floor(nowMs / 1000);
  if (second !== lastDate.second) lastDate = { second, text: new Date(second * 1000).toUTCString() };
  return lastDate.text;
}

function answer(arrival: Arrival, opened: OpenService): WireResponse {
  const { request, requestId, state } = arrival;
  const asked = opened.operationOf(request);
  if (!asked.ok) return opened.renderError(asked.refusal, requestId);
  const signed = signIn(arrival, opened.service);
  if (!signed.ok) return opened.renderError(signed.refusal, requestId);
  const service = SERVICES[opened.service.signingName];
  const operation = service.operations.get(asked.value.name);
  if (operation === undefined) return opened.renderError(notEmulated(`${service.name} ${asked.value.name}`), requestId);
  const { caller, region } = signed.value;
  return answerOperation(state, {
    request,
    facts: factsOf(arrival, region),
    service,
    opened,
    model: asked.value,
    operation,
    caller,
  });
}

type SignedIn = Readonly<{ caller: Caller; region: string }>;

function signIn({ state, settings, request }: Arrival, service: ServiceDescription): Result<SignedIn, WireError> {
  const world = state.world();
  const now = state.clock.now();
  let caller: Caller | undefined;
  let unknownKey = request.headers.authorization === undefined && !request.query.includes("X-Amz-Credential");
  const authenticated = authenticate({
    request,
    service: service.signingName,
    now: settings.skewNowMs(),
    sessionNow: now,
    findKey(accessKeyId) {
      const credential = findCredential(world, accessKeyId);
      if (credential === undefined) {
        unknownKey = true;
        return undefined;
      }
      const found = callerFrom(world, credential, now);
      if (found.ok) caller = found.value;
      else if (found.refusal.kind !== "SessionExpired") return undefined;
      if (credential.kind === "accessKey") return { secret: credential.key.secret };
      const { secret, token, expiresAt } = credential.session;
      return { secret, sessionToken: token, expiresAt };
    },
  });
  if (authenticated.ok && caller !== undefined) return accept({ caller, region: authenticated.value.region });
  if (unknownKey && settings.openAccountId !== undefined) {
    const open = openCaller(world, settings.openAccountId, "OPEN");
    if (open !== undefined) return accept({ caller: open, region: "us-east-1" });
  }
  return authenticated.ok ? refuse({ code: "AccessDeniedException", message: "the caller is gone" }) : authenticated;
}

const factsOf = ({ request, requestId }: Arrival, region: string): RequestFacts => ({
  id: requestId,
  region,
  sourceIp: "127.0.0.1",
  userAgent: request.headers["user-agent"] ?? "",
  host: (request.headers.host ?? "").replace(/:\d+$/, ""),
});

/** 501, because a 500 would make SDKs try again. */
export const notEmulated = (what: string): WireError => ({
  code: "NotEmulatedException",
  message: `${what} is not emulated by orgdrill; the README lists what is`,
  status: 501,
});

function unknownService({ request, requestId }: Arrival): WireResponse {
  const scope = /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(request.headers.authorization ?? "")?.[1];
  const isQuery = (request.headers["content-type"] ?? "").includes("x-www-form-urlencoded");
  const speaker = serviceNamed(isQuery ? "iam" : "organizations");
  invariant(speaker !== undefined, "the emulator speaks both protocols");
  const error =
    scope === undefined
      ? {
          code: "MissingAuthenticationTokenException",
          message: "Missing Authentication Token",
          status: isQuery ? 403 : 400,
        }
      : notEmulated(`the service \`${scope}\``);
  return renderError(speaker, error, requestId);
}
