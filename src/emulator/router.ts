/** Finds out which operation a request is for, reads it, and finds out who signs it: everything that happens before the pipeline. */
import { assumptionReader } from "../domain/index.ts";
import { accept, invariant, type Result, refuse } from "../kernel/index.ts";
import { callerFrom, findCredential } from "./access/index.ts";
import type { Caller } from "./caller.ts";
import type { EmulatorState } from "./emulator-state.ts";
import { openCaller } from "./open-access.ts";
import type { RequestFacts, Service } from "./operation.ts";
import { anonymousCaller, answerOperation, callerFromInput, type SignedIn } from "./pipeline.ts";
import { SERVICES } from "./services/index.ts";
import type { EmulatorSettings } from "./settings.ts";
import { operationNotEmulated, unknownService } from "./unknown-service.ts";
import { ALGORITHM, readScope } from "./wire/credential-claim.ts";
import {
  authenticate,
  type OpenService,
  openService,
  resolveService,
  type ServiceDescription,
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
  if (described === undefined) return dated(unknownService(request, requestId), settings);
  const opened = OPENED.get(described.signingName);
  if (opened !== undefined) return dated(bodiless(request, answer(arrival, opened)), settings);
  return openService(described).then((service) => {
    OPENED.set(described.signingName, service);
    return dated(bodiless(request, answer(arrival, service)), settings);
  });
}

/** Only the head of an answer to HEAD, which S3 alone of all services here is asked. */
const bodiless = ({ method }: WireRequest, answered: WireResponse): WireResponse =>
  method === "HEAD" ? { ...answered, body: "" } : answered;

/** SDKs correct their clock from this header, so it shows the time against which signatures are judged. */
const dated = ({ status, headers, body }: WireResponse, settings: EmulatorSettings): WireResponse => ({
  status,
  headers,
  date: httpDate(settings.skewNowMs()),
  body,
});

let lastDate = { second: 0, text: "" };

function httpDate(nowMs: number): string {
  const second = Math.floor(nowMs / 1000);
  if (second !== lastDate.second) lastDate = { second, text: new Date(second * 1000).toUTCString() };
  return lastDate.text;
}

/** In the order in which AWS complains: what is asked, of which types, by whom, and whether we can answer it. */
function answer(arrival: Arrival, opened: OpenService): WireResponse {
  const { request, requestId, state } = arrival;
  const asked = opened.operationOf(request);
  if (!asked.ok) return opened.renderError(asked.refusal, requestId);
  const parsed = opened.parseInput(asked.value, request);
  if (!parsed.ok) return opened.renderError(parsed.refusal, requestId);
  const service = SERVICES[opened.service.signingName];
  const operation = service.operations.get(asked.value.name);
  const unsigned = operation?.callerOf !== undefined;
  const valid = unsigned ? opened.validateInput(asked.value, parsed.value) : parsed;
  if (!valid.ok) return opened.renderError(valid.refusal, requestId);
  const signed = unsigned
    ? callerFromInput(state, { operation, service, input: valid.value, region: UNSIGNED_REGION })
    : signsNothing(arrival, service)
      ? anonymousCaller(state, { service, name: asked.value.name, input: parsed.value, region: UNSIGNED_REGION })
      : signIn(arrival, opened.service);
  if (!signed.ok) return opened.renderError(signed.refusal, requestId);
  if (operation === undefined)
    return opened.renderError(operationNotEmulated(service.name, asked.value.name), requestId);
  const { caller, region } = signed.value;
  const facts = factsOf(arrival, region);
  return answerOperation(state, { facts, service, opened, model: asked.value, operation, input: parsed.value, caller });
}

/** Nothing in an unsigned request says which Region it was meant for. */
const UNSIGNED_REGION = "us-east-1";

/** Neither a signature of today's kind nor one of the kind before it; `--open` makes an administrator of such a caller. */
const signsNothing = ({ request, settings }: Arrival, service: Service): boolean =>
  service.ownerOf !== undefined &&
  settings.openAccountId === undefined &&
  request.headers.authorization === undefined &&
  !/(^|&)(X-Amz-(Algorithm|Credential|Signature)|AWSAccessKeyId|Signature)=/.test(request.query);

function signIn(arrival: Arrival, service: ServiceDescription): Result<SignedIn, WireError> {
  const open = openSignIn(arrival);
  if (open !== undefined) return accept(open);
  const { state, settings, request } = arrival;
  const world = state.world();
  const now = state.clock.now();
  let caller: Caller | undefined;
  let isClosed = false;
  const authenticated = authenticate({
    request,
    service: service.signingName,
    now: settings.skewNowMs(),
    sessionNow: now,
    findKey(accessKeyId) {
      const credential = findCredential(world, accessKeyId);
      if (credential === undefined) return undefined;
      const found = callerFrom(world, credential, now);
      if (found.ok) caller = found.value;
      else if (found.refusal.kind === "AccountClosed" && isToldApart(state)) isClosed = true;
      else if (found.refusal.kind !== "SessionExpired") return undefined;
      if (credential.kind === "accessKey") return { secret: credential.key.secret };
      const { secret, token, expiresAt } = credential.session;
      return { secret, sessionToken: token, expiresAt };
    },
  });
  if (!authenticated.ok) return authenticated;
  if (isClosed) return refuse(NO_SUBSCRIPTION);
  invariant(caller !== undefined, "a signature was verified with the key of a caller");
  return accept({ caller, region: authenticated.value.region });
}

/** What the credentials of a closed account are told is an assumption. Common error of AWS services: OptInRequired. */
const isToldApart = ({ assumptions }: EmulatorState): boolean =>
  assumptionReader(assumptions).value("closed-account-credentials") === "OptInRequired";

const NO_SUBSCRIPTION: WireError = {
  code: "OptInRequired",
  message: "The AWS access key ID needs a subscription for the service.",
  status: 403,
};

/** `--open`: for whoever signs with an unknown key or not at all. A known key must be used as it is used at AWS. */
function openSignIn({ state, settings, request }: Arrival): SignedIn | undefined {
  if (settings.openAccountId === undefined) return undefined;
  const world = state.world();
  const scope = readScope(request);
  if (scope === undefined && triesToSign(request)) return undefined;
  if (scope !== undefined && findCredential(world, scope.accessKeyId) !== undefined) return undefined;
  const caller = openCaller(world, settings.openAccountId, scope?.accessKeyId ?? "OPEN");
  return caller && { caller, region: scope?.region ?? "us-east-1" };
}

/** A signature that cannot be read is answered as AWS answers it, so that whoever writes a client learns of it. */
const triesToSign = ({ headers, query }: WireRequest): boolean =>
  headers.authorization?.startsWith(ALGORITHM) === true || query.includes("X-Amz-Credential=");

function factsOf({ request, requestId }: Arrival, region: string): RequestFacts {
  const { userAgent, host, address } = clientOf(request);
  return { id: requestId, region, sourceIp: "127.0.0.1", userAgent, host, address };
}

let lastClient = { address: "", userAgent: "", host: "" };

/** Records keep what a client says of itself, so the texts of one client are kept once, and not again for each of its requests. */
function clientOf({ headers }: WireRequest): Pick<RequestFacts, "userAgent" | "host"> & Readonly<{ address: string }> {
  const { host: address = "", "user-agent": userAgent = "" } = headers;
  if (lastClient.address !== address || lastClient.userAgent !== userAgent)
    lastClient = { address, userAgent, host: address.replace(/:\d+$/, "") };
  return lastClient;
}
