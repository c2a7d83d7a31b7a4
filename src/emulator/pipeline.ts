/** One authenticated request: throttle, validate, authorize, decide, apply, record, respond. */
import { denialText, type Explanation } from "../authorization/index.ts";
import { type AssumptionReader, apply, assumptionReader, type DomainEvent } from "../domain/index.ts";
import { accept, type Instant, invariant, type Result, refuse } from "../kernel/index.ts";
import { type AccessDecision, decideAccess } from "./access/index.ts";
import type { AnsweredCall } from "./answered-call.ts";
import type { Caller } from "./caller.ts";
import type { DecisionTrace } from "./decision-traces.ts";
import type { EmulatorState } from "./emulator-state.ts";
import type { FaultyCall } from "./fault/fault.ts";
import type { AnyOperation, OperationContext, RequestFacts, RequiredPermission, Service } from "./operation.ts";
import type { Throttle } from "./throttle/throttle.ts";
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

/** Who calls, and the Region that the call is for. */
export type SignedIn = Readonly<{ caller: Caller; region: string }>;

/** What of an unsigned request says who calls. */
export type UnsignedRequest = Pick<RoutedRequest, "service" | "operation" | "input"> & Readonly<{ region: string }>;

/** For operations that have `callerOf`, such as AssumeRoleWithWebIdentity: a token in the valid input says who calls. */
export function callerFromInput(
  state: EmulatorState,
  { service, operation, input, region }: UnsignedRequest,
): Result<SignedIn, WireError> {
  const found = operation.callerOf?.({ world: state.world(), now: state.clock.now() }, input as never);
  invariant(found !== undefined, "only operations that go unsigned find their caller in the input");
  return found.ok ? accept({ caller: found.value, region }) : refuse(service.wireError(found.refusal as never));
}

/** What of a request that nobody signed says whose resource it asks for. */
export type UnownedRequest = Pick<RoutedRequest, "service" | "input"> & Readonly<{ name: string; region: string }>;

/** For services that have `ownerOf`: the resource's own policy decides, and the call counts in its owner's account. */
export function anonymousCaller(
  state: EmulatorState,
  { service, name, input, region }: UnownedRequest,
): Result<SignedIn, WireError> {
  const owner = service.ownerOf?.({ world: state.world(), region }, name, input);
  invariant(owner !== undefined, "only services that answer anonymous callers are asked whose resource it is");
  if (!owner.ok) return owner;
  const caller: Caller = {
    accountId: owner.value,
    accessKeyId: "",
    credential: { kind: "none" },
    principal: { kind: "anonymous", accountId: "", arn: "anonymous" },
    identity: { kind: "anonymous" },
  };
  return accept({ caller, region });
}

type Performed = Readonly<{ output: Structure; events: readonly DomainEvent[] }>;
type Refused = Readonly<{ error: WireError; accessDenied: boolean }>;

/** Answers an authenticated request and leaves its record, whatever the answer is. */
export function answerOperation(state: EmulatorState, routed: RoutedRequest): WireResponse {
  const { opened, model, operation, input, facts, service } = routed;
  const context = contextFor(state, routed);
  state.delivery().advanceTo(context.now);
  const trouble = state.faults().call(callOf(routed));
  const { performed, access } =
    trouble?.isCarriedOut === false ? refusedAtOnce(trouble.error) : perform({ routed, context }, state.throttle);
  const recordAssumptions = state.record({
    at: context.now,
    service,
    operation,
    caller: routed.caller,
    request: facts,
    input,
    world: state.world(),
    outcome: outcomeOf(performed),
  });
  const refusal = performed.ok ? undefined : performed.refusal.error;
  state.traces.keep(new CallTrace({ routed, context, access, refusal, recordAssumptions }));
  if (trouble?.isCarriedOut === true) return opened.renderError(trouble.error, facts.id);
  return performed.ok
    ? opened.renderOutput(model, performed.value.output, facts.id)
    : opened.renderError(performed.refusal.error, facts.id);
}

/** What a fault of AWS's front door looks at. */
const callOf = ({ service, operation, caller, facts }: RoutedRequest): FaultyCall => ({
  service: service.name,
  operation: operation.name,
  principalArn: caller.identity.kind === "role" ? caller.identity.role.arn : caller.principal.arn,
  accountId: caller.accountId,
  requestId: facts.id,
});

type Work = Readonly<{ routed: RoutedRequest; context: OperationContext }>;

type Outcome = Result<Performed, Refused>;

function outcomeOf(performed: Outcome): AnsweredCall["outcome"] {
  if (performed.ok) return { kind: "succeeded", output: performed.value.output, events: performed.value.events };
  return { kind: "refused", error: performed.refusal.error, accessDenied: performed.refusal.accessDenied };
}

type Performance = Readonly<{ performed: Outcome; access: AccessDecision | undefined }>;

/** For whatever stands before the question who may call. */
const refusedAtOnce = (error: WireError): Performance => ({
  performed: refuse({ error, accessDenied: false }),
  access: undefined,
});

function perform(work: Work, throttle: Throttle | undefined): Performance {
  const { routed, context } = work;
  const { operation, service, input } = routed;
  const throttled = throttle && throttledBy(throttle, work);
  if (throttled !== undefined) return refusedAtOnce(throttled);
  const valid = routed.opened.validateInput(routed.model, input, context.assumptions);
  if (!valid.ok) return refusedAtOnce(valid.refusal);
  const barred = service.bars?.(routed.caller, operation.name);
  if (barred !== undefined) return refusedAtOnce(barred);
  const permissions = operation.permissions?.(context, input as never) ?? defaultPermission(service, operation);
  const access = permissions.length === 0 ? undefined : decideAccess(context, permissions);
  return { performed: access === undefined || access.allowed ? decideAndApply(work) : denied(work, access), access };
}

/**
 * aws-facts 1.2: throttling comes between authentication and authorization. That it comes before the validation of the input
 * as well, and that CloudTrail records such a call like any other that was refused, is inferred.
 */
function throttledBy(throttle: Throttle, { routed, context }: Work): WireError | undefined {
  const { service, operation, caller } = routed;
  const { world, now, request } = context;
  const { accountId } = caller;
  const { region } = request;
  return throttle.refusalOf({ service: service.name, operation: operation.name, accountId, region, world, now });
}

type Traced = Readonly<{
  routed: RoutedRequest;
  context: OperationContext;
  access: AccessDecision | undefined;
  refusal: DecisionTrace["refusal"];
  recordAssumptions: readonly string[];
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
  readonly #reader: AssumptionReader;
  readonly #recordAssumptions: readonly string[];

  constructor({ routed, context, access, refusal, recordAssumptions }: Traced) {
    this.requestId = routed.facts.id;
    this.at = context.now;
    this.service = routed.service.name;
    this.operation = routed.operation.name;
    this.callerArn = routed.caller.principal.arn;
    this.refusal = refusal;
    this.#access = access;
    this.#reader = context.assumptions;
    this.#recordAssumptions = recordAssumptions;
  }

  get explanation(): Explanation | undefined {
    return this.#access?.explanation;
  }

  get assumptions(): readonly string[] {
    // Explaining reads more condition keys than deciding did, and with them more assumptions.
    const { explanation } = this;
    const touched = [...this.#reader.touched(), ...this.#recordAssumptions];
    return [...new Set([...touched, ...(explanation?.assumptions ?? [])])];
  }
}

const defaultPermissions = new WeakMap<AnyOperation, readonly RequiredPermission[]>();

/** An operation belongs to one service, so this is made once for each. */
function defaultPermission({ actionPrefix }: Service, operation: AnyOperation): readonly RequiredPermission[] {
  const known = defaultPermissions.get(operation);
  if (known !== undefined) return known;
  const permissions = [{ action: `${actionPrefix}:${operation.name}`, resource: "*" }];
  defaultPermissions.set(operation, permissions);
  return permissions;
}

function denied({ routed, context }: Work, access: AccessDecision): Outcome {
  const { operation, service, caller } = routed;
  const shut = access.ownerIsShut ? service.ownerShut?.(context.assumptions) : undefined;
  if (shut !== undefined) return refuse({ error: shut, accessDenied: true });
  const { sameOrganization } = access;
  const message =
    operation.deniedText ??
    service.denialText?.(access.denial, { caller, sameOrganization }) ??
    denialText(access.denial, { sameOrganization });
  const error = access.permission.deniedAs?.(message) ?? routed.service.accessDenied(message);
  return refuse({ error, accessDenied: true });
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

function contextFor(state: EmulatorState, { service, operation, caller, facts }: RoutedRequest): OperationContext {
  return {
    operation: `${service.name}:${operation.name}`,
    world: state.world(),
    caller,
    now: state.clock.now(),
    ids: state.ids(),
    assumptions: assumptionReader(state.assumptions),
    request: facts,
    history: state.history,
    lake: state.lake(),
    instant: state.instant,
  };
}
