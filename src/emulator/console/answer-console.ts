/** One visit to the console: signs in, asks for permission, decides, applies, records, answers. */
import { denialText } from "../../authorization/index.ts";
import { apply, assumptionReader, type DomainEvent } from "../../domain/index.ts";
import { accept, type Result, refuse, unreachable } from "../../kernel/index.ts";
import { type AccessDecision, decideAccess } from "../access/index.ts";
import { controlError, json, readJson } from "../control/answers.ts";
import type { EmulatorState } from "../emulator-state.ts";
import type { WireError, WireRequest, WireResponse } from "../wire/index.ts";
import { signIn } from "./actions/sign-in.ts";
import type { ConsoleAction, ConsoleContext, ConsoleRefusal } from "./console-action.ts";
import { type ConsoleRequest, readConsoleRequest } from "./console-request.ts";
import { nobody, signedIn } from "./person.ts";

/** The console speaks from one Region. */
const REGION = "us-east-1";

type Visit = Readonly<{ state: EmulatorState; request: ConsoleRequest; context: ConsoleContext }>;
type Performed = Readonly<{ events: readonly DomainEvent[]; output: Readonly<Record<string, unknown>> }>;
type Ended = Readonly<{ result: Result<Performed, WireError>; access?: AccessDecision }>;

/** `POST /_orgdrill/console`. A refusal is an answer like any other: it is recorded and can be explained. */
export function answerConsole(state: EmulatorState, wire: WireRequest): WireResponse {
  const read = readConsoleRequest(readJson(wire), state.world());
  if (!read.ok) return controlError(400, read.refusal.code, read.refusal.message);
  const request = read.value;
  state.delivery().advanceTo(state.clock.now());
  const person = request.action.who === "anybody" ? accept(nobody(request)) : signedIn(state, request);
  if (!person.ok) {
    const visit = visitOf(state, request, { caller: nobody(request), wire });
    return finish(visit, signIn, { result: refuse(wireError(person.refusal)) });
  }
  const arrived = { caller: person.value, wire };
  if (request.action.who !== "anybody" && request.action !== signIn)
    finish(visitOf(state, request, arrived), signIn, { result: accept({ events: [], output: {} }) });
  const visit = visitOf(state, request, arrived);
  return finish(visit, request.action, perform(visit));
}

type Arrived = Readonly<{ caller: ConsoleContext["caller"]; wire: WireRequest }>;

function visitOf(state: EmulatorState, request: ConsoleRequest, { caller, wire }: Arrived): Visit {
  const userAgent = wire.headers["user-agent"] ?? "";
  const context: ConsoleContext = {
    world: state.world(),
    accountId: request.account.id,
    caller,
    now: state.clock.now(),
    ids: state.ids(),
    assumptions: assumptionReader(state.assumptions),
    request: {
      id: state.ids().uuid(),
      region: REGION,
      sourceIp: "127.0.0.1",
      userAgent,
      host: request.action.service.eventSource.replace(".amazonaws.com", ".aws.amazon.com"),
    },
    history: state.history,
    instant: state.instant,
  };
  return { state, request, context };
}

function perform({ request, context }: Visit): Ended {
  const { action, parameters } = request;
  if (action.who === "root" && context.caller.identity.kind !== "root")
    return { result: refuse(wireError({ kind: "OnlyRootMay" })) };
  const access = permitted(action, context, parameters);
  if (access !== undefined && !access.allowed) {
    const message = denialText(access.denial, { sameOrganization: access.sameOrganization });
    return { result: refuse({ code: "AccessDenied", message, status: 403 }), access };
  }
  const decided = action.decide(context, parameters);
  const told = access === undefined ? {} : { access };
  if (!decided.ok) return { result: refuse(wireError(decided.refusal)), ...told };
  for (const event of decided.value) apply(context.world, event);
  return { result: accept({ events: decided.value, output: action.respond?.(context, parameters) ?? {} }), ...told };
}

/** The first set that is allowed, else the last that was asked about. */
function permitted(
  action: ConsoleAction,
  context: ConsoleContext,
  parameters: ConsoleRequest["parameters"],
): AccessDecision | undefined {
  let last: AccessDecision | undefined;
  for (const set of action.permissionSets?.(context, parameters) ?? []) {
    if (set.length === 0) return undefined;
    last = decideAccess(context, set);
    if (last.allowed) return last;
  }
  return last;
}

/** Leaves the record and the trace of one click, and answers it. */
function finish({ state, request, context }: Visit, action: ConsoleAction, { result, access }: Ended): WireResponse {
  const accessDenied = !result.ok && result.refusal.code === "AccessDenied";
  const assumptions = state.record({
    at: context.now,
    service: action.service,
    operation: action.operation,
    caller: context.caller,
    request: context.request,
    input: request.parameters,
    world: context.world,
    outcome: result.ok
      ? { kind: "succeeded", ...result.value }
      : { kind: "refused", error: result.refusal, accessDenied },
  });
  const refusal = result.ok ? undefined : { code: result.refusal.code, message: result.refusal.message };
  state.traces.keep({
    requestId: context.request.id,
    at: context.now,
    service: action.service.name,
    operation: action.operation.name,
    callerArn: context.caller.principal.arn,
    explanation: access?.explanation,
    refusal,
    assumptions: [...context.assumptions.touched(), ...assumptions],
  });
  const said = { requestId: context.request.id, action: action.name, account: request.account.id, as: request.as };
  if (!result.ok) return json(result.refusal.status ?? 400, { error: refusal, ...said });
  return json(200, { ...said, ...result.value.output });
}

/** What the console's pages say is not documented, so these are our words. */
function wireError(refusal: ConsoleRefusal): WireError {
  switch (refusal.kind) {
    case "NoPassword":
      return signInFailed(NO_PASSWORD[refusal.of]);
    case "SecondFactorMissing":
      return signInFailed("a second factor is asked for and was not given (`secondFactor`)");
    case "RecoveryBarred":
      return signInFailed("root credentials of this account were removed; password recovery is not allowed");
    case "LinkUnknown":
      return { code: "InvalidLink", message: "no such link was mailed, or it was used", status: 400 };
    case "LinkExpired":
      return { code: "ExpiredLink", message: "the link has expired; ask for another", status: 400 };
    case "OnlyRootMay":
      return { code: "AccessDenied", message: "only the account's root user may do this", status: 403 };
    case "BillingAccessOff":
      return {
        code: "AccessDenied",
        message: "IAM users and roles have no access to billing; root can `switch-billing-access`",
        status: 403,
      };
    case "AddressAlreadyVerified":
      return { code: "AlreadyVerified", message: "the address is verified already", status: 400 };
    case "Refused":
      return { code: refusal.code, message: refusal.message, status: 400 };
    default:
      return unreachable(refusal);
  }
}

const NO_PASSWORD = {
  root: "the root user has no password; ask for one with `request-password-recovery`",
  user: "the user has no password for the console (no login profile)",
} as const;

const signInFailed = (message: string): WireError => ({ code: "SignInFailed", message, status: 403 });
