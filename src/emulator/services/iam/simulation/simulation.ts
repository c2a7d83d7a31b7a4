/** What a simulation asks, read and checked: actions, resources, policies, caller and context. IAM API Reference: "SimulateCustomPolicy", "SimulatePrincipalPolicy". */
import type { SimulateCustomPolicyRequest } from "@aws-sdk/client-iam";
import type { Principal } from "../../../../authorization/index.ts";
import { type AccountId, accept, parseAccountId, type Result, refuse } from "../../../../kernel/index.ts";
import type { ServiceControl } from "../../../access/index.ts";
import type { OperationContext } from "../../../operation.ts";
import type { IamRefusal } from "../refusals.ts";
import { readContextEntries } from "./context-entries.ts";
import { passedPolicies, passedPolicy, type SimulatedPolicy } from "./simulated-policy.ts";
import { entityOf, type SimulatedPrincipal, simulatedPrincipal } from "./simulated-principal.ts";

export type Simulation = Readonly<{
  /** Undefined where no caller was named: then nothing about it is settled. */
  caller: SimulatedPrincipal | undefined;
  principal: Principal;
  identity: readonly SimulatedPolicy[];
  boundary: SimulatedPolicy | undefined;
  resourcePolicy: SimulatedPolicy | undefined;
  resourceOwner: AccountId | undefined;
  /** Undefined where no organization takes part. */
  serviceControl: ServiceControl | undefined;
  given: ReadonlyMap<string, string | readonly string[]>;
  actions: readonly string[];
  /** Undefined where no resource was named, which means all. */
  resources: readonly string[] | undefined;
  assumptions: Readonly<Record<string, string>>;
}>;

/** What both operations are asked with. */
export type SimulationRequest = Omit<
  SimulateCustomPolicyRequest,
  "PolicyInputList" | "OrderedOrganizationPolicyInputList"
> &
  Readonly<{ PolicyInputList?: string[] | undefined }>;

/** What the operation adds from the world or from parameters of its own. */
export type Subject = Readonly<{
  held: readonly SimulatedPolicy[];
  heldBoundary: SimulatedPolicy | undefined;
  serviceControl: ServiceControl | undefined;
  /** The caller unless CallerArn names another one. */
  arn: string | undefined;
}>;

type Refusable<T> = Result<T, IamRefusal>;

/** Refused where a parameter is not what it should be; nothing is looked up but the caller and its account. */
export function readSimulation(
  { world, caller, assumptions }: Pick<OperationContext, "world" | "caller" | "assumptions">,
  request: SimulationRequest,
  subject: Subject,
): Refusable<Simulation> {
  const checked = checkActions(request);
  if (!checked.ok) return checked;
  const policies = readPolicies(request, subject);
  if (!policies.ok) return policies;
  const who = readCaller(world, request.CallerArn ?? subject.arn);
  if (!who.ok) return who;
  const place = readResources(request, who.value);
  if (!place.ok) return place;
  const given = readContextEntries(request.ContextEntries ?? []);
  if (!given.ok) return given;
  const { accountId } = caller;
  const nobody: Principal = { kind: "user", accountId, arn: `arn:aws:iam::${accountId}:user/` };
  return accept({
    ...policies.value,
    ...place.value,
    caller: who.value,
    principal: who.value?.principal ?? nobody,
    serviceControl: subject.serviceControl,
    given: given.value,
    actions: request.ActionNames ?? [],
    assumptions: assumptions.values,
  });
}

const ACTION = /^[A-Za-z0-9-]{1,63}:[A-Za-z0-9_.-]{1,120}$/;

function checkActions({ ActionNames = [], ResourceHandlingOption }: SimulationRequest): Refusable<undefined> {
  if (ResourceHandlingOption !== undefined) return refuse({ kind: "NotEmulated", what: "ResourceHandlingOption" });
  if (ActionNames.length === 0) return invalid("ActionNames is empty, expected at least one action");
  const wrong = ActionNames.find((action) => !ACTION.test(action));
  if (wrong === undefined) return accept(undefined);
  return invalid(
    `the action \`${wrong}\` must be a service and an operation without wildcards, such as \`iam:CreateUser\``,
  );
}

type Policies = Pick<Simulation, "identity" | "boundary" | "resourcePolicy">;

/** A boundary that is passed in takes the place of the principal's own. */
function readPolicies(request: SimulationRequest, { held, heldBoundary }: Subject): Refusable<Policies> {
  const { PolicyInputList = [], PermissionsBoundaryPolicyInputList: boundaries = [], ResourcePolicy } = request;
  const passed = passedPolicies("PolicyInputList", PolicyInputList, "identity");
  if (!passed.ok) return passed;
  if (boundaries.length > 1) {
    return invalid(`PermissionsBoundaryPolicyInputList holds ${boundaries.length} policies, expected at most one`);
  }
  const boundary = passedPolicies("PermissionsBoundaryPolicyInputList", boundaries, "boundary");
  if (!boundary.ok) return boundary;
  const resource =
    ResourcePolicy === undefined ? undefined : passedPolicy("ResourcePolicy", ResourcePolicy, "resource");
  if (resource?.ok === false) return resource;
  return accept({
    identity: [...held, ...passed.value],
    boundary: boundary.value[0] ?? heldBoundary,
    resourcePolicy: resource?.value,
  });
}

function readCaller(
  world: OperationContext["world"],
  arn: string | undefined,
): Refusable<SimulatedPrincipal | undefined> {
  if (arn === undefined) return accept(undefined);
  const entity = entityOf(arn);
  if (entity === undefined) return invalid(`the caller \`${arn}\` is not the ARN of a user, a role or a group`);
  return accept(simulatedPrincipal(world, entity));
}

type Place = Pick<Simulation, "resources" | "resourceOwner">;

const OWNER = /^(?:arn:aws:iam::(\d{12}):root|(\d{12}))$/;

/** "Simulation of resource-based policies isn't supported for IAM roles", and a resource policy needs a caller to name. */
function readResources(request: SimulationRequest, caller: SimulatedPrincipal | undefined): Refusable<Place> {
  const { ResourceArns = [], ResourceOwner, ResourcePolicy } = request;
  const named = ResourceArns.filter((arn) => arn !== "*");
  const wrong = named.find((arn) => !/^arn:[^:]*:[^:]+:[^:]*:[^:]*:.+$/s.test(arn));
  if (wrong !== undefined) return invalid(`the resource \`${wrong}\` is not an ARN`);
  if (named.length > 0 && named.length < ResourceArns.length) return invalid("`*` stands beside other resources");
  const [, fromArn, plain] = OWNER.exec(ResourceOwner ?? "") ?? [];
  const resourceOwner = parseAccountId(fromArn ?? plain ?? "");
  if (ResourceOwner !== undefined && resourceOwner === undefined) {
    return invalid(`the resource owner \`${ResourceOwner}\` is not the ARN of an account's root`);
  }
  if (ResourcePolicy !== undefined) {
    if (caller === undefined) return invalid("a ResourcePolicy needs a CallerArn for its principals");
    if (named.length === 0) return invalid("a ResourcePolicy needs ResourceArns to hang on");
    const role = named.find((arn) => /^arn:[^:]*:iam:[^:]*:[^:]*:role\//.test(arn));
    if (role !== undefined) return invalid(`a ResourcePolicy cannot be simulated on the role \`${role}\``);
  }
  return accept({ resources: named.length === 0 ? undefined : named, resourceOwner });
}

export const invalid = (message: string): Result<never, IamRefusal> => refuse({ kind: "InvalidSimulation", message });
