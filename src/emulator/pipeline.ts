/** One authenticated request: validate, authorize, decide, apply, record, respond. */
import { denialText, type Explanation } from "../authorization/index.ts";
import { apply, assumptionReader, type DomainEvent } from "../domain/index.ts";
import { accept, type Instant, type Result, refuse } from "../kernel/index.ts";
import { type AccessDecision, decideAccess } from "./access/index.ts";
import type { Caller } from "./caller.ts";
import type { DecisionTrace } from "./decision-traces.ts";
import type { EmulatorState } from "./emulator-state.ts";
import type { AnyOperation, OperationContext, RequestFacts, RequiredPermission, Service } from "./operation.ts";
import type { OpenService, OperationModel, Structure, WireError, WireResponse } from "./wire/index.ts";

/** A request that was read and whose caller is known. */
export type RoutedRequest = Readonly<{
  facts: RequestFacts;
  service: Service;
  /** The service's codec and constraints. */
  opened: OpenService;
  model: OperationModel;
  operation: AnyOperation;
  /** Of the right types, and not yet validated. */
  input: Structure;
  caller: Caller;
}>;

type Performed = Readonly<{ output: Structure; events: readonly DomainEvent[] }>;
type Refused = Readonly<{ error: WireError; accessDenied: boolean }>;

/** Answers an authenticated request and leaves its record, whatever the answer is. */
export function answerOperation(state: EmulatorState, routed: RoutedRequest): WireResponse {
  const { opened, model, operation, input, facts, service } = routed;
  const context = contextFor(state, routed);
  state.delivery().advanceTo(context.now);
  const { performed, access } = perform({ routed, context });
  const recordAssumptions = state.record({
    at: context.now,
    service,
    operation,
    caller: routed.caller,
    request: facts,
    input,
    world: state.world(),
    outcome: performed.ok ? { kind: "succeeded", ...performed.value } : { kind: "refused", ...performed.refusal },
  });
  const touched = [...context.assumptions.touched(), ...recordAssumptions];
  const refusal = performed.ok ? undefined : performed.refusal.error;
  state.traces.keep(new CallTrace({ routed, at: context.now, access, refusal, touched }));
  return performed.ok
    ? opened.renderOutput(model, performed.value.output, facts.id)
    : opened.renderError(performed.refusal.error, facts.id);
}

type Work = Readonly<{ routed: RoutedRequest; context: OperationContext }>;

type Outcome = Result<Performed, Refused>;
type Performance = Readonly<{ performed: Outcome; access: AccessDecision | undefined }>;

function perform(work: Work): Performance {
  const { routed, context } = work;
  const { operation, service, input } = routed;
  const valid = routed.opened.validateInput(routed.model, input);
  if (!valid.ok) return { performed: refuse({ error: valid.refusal, accessDenied: false }), access: undefined };
  const permissions = operation.permissions?.(context, input as never) ?? [defaultPermission(service, operation)];
  const access = permissions.length === 0 ? undefined : decideAccess(context, permissions);
  return { performed: access === undefined || access.allowed ? decideAndApply(work) : denied(work, access), access };
}

type Traced = Readonly<{
  routed: RoutedRequest;
  at: Instant;
  access: AccessDecision | undefined;
  refusal: DecisionTrace["refusal"];
  /** Those of the decision and of its records. */
  touched: readonly string[];
}>;

/** What stays of a call. Which assumptions the answer rests on costs more than the decision, so it waits until somebody asks. */
class CallTrace implements DecisionTrace {
  readonly requestId: string;
  readonly at: Instant;
  readonly service: string;
  readonly operation: string;
  readonly callerArn: string;
  readonly refusal: DecisionTrace["refusal"];
  readonly #access: AccessDecision | undefined;
  readonly #touched: readonly string[];

  constructor({ routed, at, access, refusal, touched }: Traced) {
    this.requestId = routed.facts.id;
    this.at = at;
    this.service = routed.service.name;
    this.operation = routed.operation.name;
    this.callerArn = routed.caller.principal.arn;
    this.refusal = refusal;
    this.#access = access;
    this.#touched = touched;
  }

  get explanation(): Explanation | undefined {
    return this.#access?.explanation;
  }

  get assumptions(): readonly string[] {
    return [...new Set([...this.#touched, ...(this.explanation?.assumptions ?? [])])];
  }
}

const defaultPermission = (service: Service, operation: AnyOperation): RequiredPermission => ({
  action: `${service.actionPrefix}:${operation.name}`,
  resource: "*",
});

function denied({ routed }: Work, access: AccessDecision): Outcome {
  const message = denialText(access.denial, { sameOrganization: access.sameOrganization });
  return refuse({ error: routed.service.accessDenied(message), accessDenied: true });
}

function decideAndApply({ routed, context }: Work): Outcome {
  const { operation, service, input } = routed;
  const decision = operation.decide(context, input as never);
  if (!decision.ok) {
    const error = service.wireError(decision.refusal as never);
    return refuse({ error, accessDenied: error.trailCode === "AccessDenied" });
  }
  for (const event of decision.value) apply(context.world, event);
  return accept({
    output: operation.respond(context, input as never, decision.value) as Structure,
    events: decision.value,
  });
}

function contextFor(state: EmulatorState, { caller, facts }: RoutedRequest): OperationContext {
  return {
    world: state.world(),
    caller,
    now: state.clock.now(),
    ids: state.ids(),
    assumptions: assumptionReader(state.assumptions),
    request: facts,
    history: state.history,
    instant: state.instant,
  };
}
