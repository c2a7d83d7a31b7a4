/** One visit to the console: signs in, asks for permission, decides, applies, records, answers. */
import { denialText } from "../../authorization/index.ts";
import { apply, assumptionReader, consoleReachAt, type DomainEvent } from "../../domain/index.ts";
import { accept, type Result, refuse } from "../../kernel/index.ts";
import { type AccessDecision, decideAccess } from "../access/index.ts";
import type { AnsweredCall, RecordedBeside } from "../answered-call.ts";
import { controlError, json, readJson } from "../control/answers.ts";
import type { EmulatorState } from "../emulator-state.ts";
import type { WireRequest, WireResponse } from "../wire/index.ts";
import { signIn } from "./actions/sign-in.ts";
import type { ConsoleAction, ConsoleContext } from "./console-action.ts";
import { type ConsoleError, consoleError, deniedByPolicy } from "./console-error.ts";
import { type ConsoleRequest, readConsoleRequest } from "./console-request.ts";
import { nobody, signedIn } from "./person.ts";
import { failedBeside, signedInBeside } from "./sign-in-record.ts";

/** The console speaks from one Region. */
const REGION = "us-east-1";

type Visit = Readonly<{ state: EmulatorState; request: ConsoleRequest; context: ConsoleContext }>;
type Performed = Readonly<{ events: readonly DomainEvent[]; output: Readonly<Record<string, unknown>> }>;
type Ended = Readonly<{
  result: Result<Performed, ConsoleError>;
  access?: AccessDecision;
  beside?: RecordedBeside;
}>;

/** `POST /_orgdrill/console`. A refusal is an answer like any other: it is recorded and can be explained. */
export function answerConsole(state: EmulatorState, wire: WireRequest): WireResponse {
  const read = readConsoleRequest(readJson(wire), state.world());
  if (!read.ok) return controlError(400, read.refusal.code, read.refusal.message);
  const request = read.value;
  state.delivery().advanceTo(state.clock.now());
  const person = request.action.who === "anybody" ? accept(nobody(request)) : signedIn(state, request);
  if (!person.ok) {
    const visit = visitOf(state, request, { caller: nobody(request), wire });
    const beside = failedBeside(state.world(), request);
    return finish(visit, signIn, { result: refuse(consoleError(person.refusal, signIn)), beside });
  }
  const arrived = { caller: person.value, wire };
  if (request.action.who === "anybody") {
    const visit = visitOf(state, request, arrived);
    return finish(visit, request.action, perform(visit));
  }
  const beside = signedInBeside(state.world(), person.value);
  const entered = finish(visitOf(state, request, arrived), signIn, { result: NOTHING_DONE, beside });
  if (request.action === signIn) return entered;
  const visit = visitOf(state, request, arrived);
  return finish(visit, request.action, perform(visit));
}

const NOTHING_DONE: Result<Performed, never> = accept({ events: [], output: {} });

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
    lake: state.lake(),
    instant: state.instant,
  };
  return { state, request, context };
}

function perform({ request, context }: Visit): Ended {
  const { action, parameters } = request;
  if (action.who === "root" && context.caller.identity.kind !== "root")
    return { result: refuse(consoleError({ kind: "OnlyRootMay" }, action)) };
  if (isShut(request, context)) return { result: refuse(consoleError({ kind: "AccountShut" }, action)) };
  const access = permitted(action, context, parameters);
  if (access !== undefined && !access.allowed) {
    const message = denialText(access.denial, { sameOrganization: access.sameOrganization });
    return { result: refuse(deniedByPolicy(message)), access };
  }
  const decided = action.decide(context, parameters);
  const told = access === undefined ? {} : { access };
  if (!decided.ok) return { result: refuse(consoleError(decided.refusal, action)), ...told };
  for (const event of decided.value) apply(context.world, event);
  return { result: accept({ events: decided.value, output: action.respond?.(context, parameters) ?? {} }), ...told };
}

const isShut = ({ account, action }: ConsoleRequest, { now }: ConsoleContext): boolean =>
  action.who !== "anybody" && action.whenClosed !== true && consoleReachAt(account, now) === "billsAndSupport";

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

/** Leaves the records and the trace of one visit, and answers it. */
function finish(visit: Visit, action: ConsoleAction, ended: Ended): WireResponse {
  const { state, request, context } = visit;
  const { result, access } = ended;
  const [first = action, ...others] = action.clicks?.(request.parameters) ?? [];
  const answered = answeredCall(visit, ended);
  const assumptions = state.record({ ...answered, service: first.service, operation: first.operation });
  if (result.ok) for (const { service, operation } of others) state.record({ ...answered, service, operation });
  const refusal = result.ok ? undefined : { code: result.refusal.code, message: result.refusal.message };
  state.traces.keep({
    requestId: context.request.id,
    at: context.now,
    service: first.service.name,
    operation: first.operation.name,
    callerArn: context.caller.principal.arn,
    explanation: access?.explanation,
    refusal,
    assumptions: [...context.assumptions.touched(), ...assumptions],
  });
  const said = { requestId: context.request.id, action: action.name, account: request.account.id, as: request.as };
  if (!result.ok) return json(result.refusal.status ?? 400, { error: refusal, ...said });
  return json(200, { ...said, ...result.value.output });
}

function answeredCall(
  { request, context }: Visit,
  { result, beside }: Ended,
): Omit<AnsweredCall, "service" | "operation"> {
  const accessDenied = !result.ok && result.refusal.code === "AccessDenied";
  return {
    at: context.now,
    caller: context.caller,
    request: context.request,
    input: request.parameters,
    world: context.world,
    ...(beside !== undefined && { beside }),
    outcome: result.ok
      ? { kind: "succeeded", ...result.value }
      : { kind: "refused", error: { ...result.refusal, message: result.refusal.trailText }, accessDenied },
  };
}
