/** One visit to the console: somebody signs in, or nobody has to, and the page makes its calls, one record each. */
import { accept, invariant, refuse } from "../../kernel/index.ts";
import { controlError, json, readJson } from "../control/answers.ts";
import type { EmulatorState } from "../emulator-state.ts";
import type { WireRequest, WireResponse } from "../wire/index.ts";
import { SIGN_IN_CALL, signIn } from "./actions/sign-in.ts";
import type { ConsoleContext } from "./console-action.ts";
import { type ConsoleError, consoleError } from "./console-error.ts";
import { type ConsoleRequest, readConsoleRequest } from "./console-request.ts";
import { callOf, leaveTraces, type MadeCall, perform, type Visitor } from "./make-call.ts";
import { nobody, signedIn } from "./person.ts";
import { failedBeside, signedInBeside } from "./sign-in-record.ts";

/** `POST /_orgdrill/console`. A refusal is an answer like any other: it is recorded and can be explained. */
export function answerConsole(state: EmulatorState, wire: WireRequest): WireResponse {
  const read = readConsoleRequest(readJson(wire), state.world());
  if (!read.ok) return controlError(400, read.refusal.code, read.refusal.message);
  const request = read.value;
  state.delivery().advanceTo(state.clock.now());
  if (request.action.who === "anybody") return visitPage(state, { request, caller: nobody(request), wire });
  const person = signedIn(state, request);
  const visitor: Visitor = { request, caller: person.ok ? person.value : nobody(request), wire };
  const entering = callOf(state, visitor, SIGN_IN_CALL);
  if (!person.ok) {
    const refusal = consoleError(person.refusal, SIGN_IN_CALL);
    leaveTraces(entering, { result: refuse(refusal), beside: failedBeside(state.world(), request) });
    return refused(entering, refusal);
  }
  const beside = signedInBeside(state.world(), person.value);
  leaveTraces(entering, { result: accept({ events: [], output: null }), beside });
  return request.action === signIn ? shown(entering.context, request) : visitPage(state, visitor);
}

/** Whatever was done before a call that is refused stays done, as its own record says. */
function visitPage(state: EmulatorState, visitor: Visitor): WireResponse {
  const { request } = visitor;
  let last: MadeCall | undefined;
  for (const call of request.action.calls) {
    if (call.isMade?.(request.parameters) === false) continue;
    const made = callOf(state, visitor, call);
    const ended = perform(made);
    leaveTraces(made, ended);
    const isPassedOver = call.isOnlyALook === true && ended.access?.allowed !== false;
    if (!ended.result.ok && !isPassedOver) return refused(made, ended.result.refusal);
    last = made;
  }
  invariant(last !== undefined, `a visit for \`${request.action.name}\` makes a call`);
  return shown(last.context, request);
}

const said = ({ action, account, as }: ConsoleRequest, { request: { id } }: ConsoleContext) => ({
  requestId: id,
  action: action.name,
  account: account.id,
  as,
});

const refused = ({ visitor: { request }, context }: MadeCall, { code, message, status }: ConsoleError): WireResponse =>
  json(status ?? 400, { error: { code, message }, ...said(request, context) });

const shown = (context: ConsoleContext, request: ConsoleRequest): WireResponse =>
  json(200, { ...said(request, context), ...request.action.respond?.(context, request.parameters) });
