/** One call of a visit: asks for permission, decides, applies, and leaves its record and its trace. */
import { denialText } from "../../authorization/index.ts";
import { apply, assumptionReader, consoleReachAt, type DomainEvent } from "../../domain/index.ts";
import { accept, type Result, refuse } from "../../kernel/index.ts";
import { type AccessDecision, decideAccess } from "../access/index.ts";
import type { AnsweredCall, RecordedBeside } from "../answered-call.ts";
import type { EmulatorState } from "../emulator-state.ts";
import type { WireRequest } from "../wire/index.ts";
import { type ConsoleCall, type ConsoleContext, SIGN_IN } from "./console-action.ts";
import { type ConsoleError, consoleError, deniedByPolicy } from "./console-error.ts";
import type { ConsoleRequest } from "./console-request.ts";

/** The console speaks from one Region. */
const REGION = "us-east-1";

/** Observed in published records of sign-ins; what the pages call is addressed like any API. */
const SIGN_IN_HOST = "signin.aws.amazon.com";

export type Visitor = Readonly<{ request: ConsoleRequest; caller: ConsoleContext["caller"]; wire: WireRequest }>;
export type MadeCall = Readonly<{ state: EmulatorState; visitor: Visitor; call: ConsoleCall; context: ConsoleContext }>;

type Performed = Readonly<{ events: readonly DomainEvent[]; output: unknown }>;
export type Ended = Readonly<{
  result: Result<Performed, ConsoleError>;
  access?: AccessDecision;
  beside?: RecordedBeside;
}>;

/** A call that is about to be made, with a request id of its own. */
export function callOf(state: EmulatorState, visitor: Visitor, call: ConsoleCall): MadeCall {
  const { request, caller, wire } = visitor;
  const context: ConsoleContext = {
    operation: `console:${request.action.name}`,
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
      userAgent: wire.headers["user-agent"] ?? "",
      host: call.service === SIGN_IN ? SIGN_IN_HOST : "",
    },
    history: state.history,
    lake: state.lake(),
    instant: state.instant,
  };
  return { state, visitor, call, context };
}

export function perform({ visitor: { request }, call, context }: MadeCall): Ended {
  const { action, parameters } = request;
  if (action.who === "root" && context.caller.identity.kind !== "root")
    return { result: refuse(consoleError({ kind: "OnlyRootMay" }, call)) };
  if (isShut(request, context)) return { result: refuse(consoleError({ kind: "AccountShut" }, call)) };
  const access = permitted(call, context, parameters);
  if (access !== undefined && !access.allowed) return { result: refuse(denied(access)), access };
  const decided = call.decide(context, parameters);
  const told = access === undefined ? {} : { access };
  if (!decided.ok) return { result: refuse(consoleError(decided.refusal, call)), ...told };
  for (const event of decided.value) apply(context.world, event);
  const output = call.output?.(context, decided.value) ?? null;
  return { result: accept({ events: decided.value, output }), ...told };
}

const isShut = ({ account, action }: ConsoleRequest, { now }: ConsoleContext): boolean =>
  action.who !== "anybody" && action.whenClosed !== true && consoleReachAt(account, now) === "billsAndSupport";

/** The first set that is allowed, else the last that was asked about. */
function permitted(
  call: ConsoleCall,
  context: ConsoleContext,
  parameters: ConsoleRequest["parameters"],
): AccessDecision | undefined {
  let last: AccessDecision | undefined;
  for (const set of call.permissionSets?.(context, parameters) ?? []) {
    if (set.length === 0) return undefined;
    last = decideAccess(context, set);
    if (last.allowed) return last;
  }
  return last;
}

function denied({ denial, permission, sameOrganization }: AccessDecision): ConsoleError {
  const message = denialText(denial, { sameOrganization });
  const named = permission.deniedAs?.(message);
  return named === undefined ? deniedByPolicy(message) : { ...named, trailText: named.message };
}

/** The record of the call, the mails and service events that it causes, and what explains it. */
export function leaveTraces(made: MadeCall, ended: Ended): void {
  const { state, call, context } = made;
  const { result, access } = ended;
  const recorded = state.record(answeredCall(made, ended));
  state.traces.keep({
    requestId: context.request.id,
    at: context.now,
    service: call.service.name,
    operation: call.operation.name,
    callerArn: context.caller.principal.arn,
    explanation: access?.explanation,
    refusal: result.ok ? undefined : { code: result.refusal.code, message: result.refusal.message },
    assumptions: [...context.assumptions.touched(), ...recorded],
  });
}

function answeredCall({ visitor, call, context }: MadeCall, { result, beside }: Ended): AnsweredCall {
  const isSession = call.service !== SIGN_IN && visitor.request.action.who !== "anybody";
  return {
    at: context.now,
    caller: context.caller,
    request: context.request,
    world: context.world,
    service: call.service,
    operation: call.operation,
    input: call.input?.(context) ?? null,
    ...((beside !== undefined || isSession) && { beside: { ...beside, ...(isSession && { isFromConsole: true }) } }),
    outcome: outcomeOf(result),
  };
}

function outcomeOf(result: Ended["result"]): AnsweredCall["outcome"] {
  if (result.ok) return { kind: "succeeded", events: result.value.events, output: result.value.output };
  const { refusal } = result;
  if (refusal.isOnlyTold === true) return { kind: "succeeded", events: [], output: null };
  const accessDenied = refusal.code === "AccessDenied";
  return { kind: "refused", error: { ...refusal, message: refusal.trailText }, accessDenied };
}
