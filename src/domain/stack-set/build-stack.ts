/** A stack of a set in one account and Region: whole, or rolled back with the reason. CloudFormation User Guide: "StackSets concepts". */
import { type AccountId, accept, type Instant, type Json, type Result, refuse } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import { isSomebody, namesIn } from "../principal/named-principals.ts";
import type { World } from "../world.ts";
import { derivedUuid } from "./derived-id.ts";
import { type Made, makeResource, type Place } from "./make-resource.ts";
import { type Names, resolve } from "./resolve.ts";
import type { Stack, StackResource } from "./stack.ts";
import type { StackSet } from "./stack-set.ts";
import type { TemplateResource } from "./template.ts";

/** `claims`: names that earlier stacks of the same decision have taken; those of a whole stack are added. */
export type Destination = Readonly<{ accountId: AccountId; region: string; at: Instant; claims: Set<string> }>;

export type Built = Readonly<{ stack: Stack; events: readonly DomainEvent[] }>;

/** What the stack is made of, for those who look at it before anything is made: see `tryTemplate`. */
export type Look = (resource: TemplateResource, properties: Json) => string | undefined;

/**
 * That nothing in the account stands in the way, such as a service control policy on the role that StackSets works with, is
 * inferred. A resource that is there already fails the stack, and nothing of it stays.
 */
export function buildStack(world: World, stackSet: StackSet, destination: Destination, look?: Look): Built {
  const { accountId, region, at, claims } = destination;
  const uuid = derivedUuid(stackSet.id, accountId, region, String(at));
  const name = `StackSet-${stackSet.name}-${uuid}`;
  const id = `arn:aws:cloudformation:${region}:${accountId}:stack/${name}/${derivedUuid(uuid, "stack")}`;
  const place: Place = { world, accountId, region, at, stackName: name, stackId: id };
  const started: Stack = {
    id,
    name,
    accountId,
    region,
    stackSetId: stackSet.id,
    description: stackSet.template.description,
    createdAt: at,
    status: "CREATE_COMPLETE",
    resources: [],
    outputs: new Map(),
    parameters: parametersOf(stackSet),
    capabilities: stackSet.capabilities,
    tags: stackSet.tags,
  };
  const made = makeAll(place, stackSet, { claims, look });
  if (!made.ok) return { stack: { ...started, status: "ROLLBACK_COMPLETE", reason: made.refusal }, events: [] };
  const { resources, outputs, events } = made.value;
  for (const claim of made.value.claims) claims.add(claim);
  return { stack: { ...started, resources, outputs }, events };
}

/** Defaults where the set gives no value. */
export function parametersOf({ template, parameters }: StackSet): ReadonlyMap<string, string> {
  return new Map(
    template.parameters.flatMap(({ name, byDefault }) => {
      const value = parameters.get(name) ?? byDefault;
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

type Whole = Readonly<{
  resources: readonly StackResource[];
  outputs: ReadonlyMap<string, string>;
  events: readonly DomainEvent[];
  claims: readonly string[];
}>;
type Making = Readonly<{ claims: ReadonlySet<string>; look: Look | undefined }>;

function makeAll(place: Place, stackSet: StackSet, { claims, look }: Making): Result<Whole, string> {
  const made = new Map<string, Made>();
  const resources: StackResource[] = [];
  const names = namesOf(place, stackSet, made);
  for (const resource of stackSet.template.resources) {
    const properties = resolve(resource.properties, names);
    if (!properties.ok) return refuse(problemOf(properties.refusal));
    const objection = look?.(resource, properties.value);
    if (objection !== undefined) return refuse(objection);
    const { logicalId, type, isRetained } = resource;
    const one = makeResource(place, { logicalId, type, properties: properties.value });
    if (!one.ok) return one;
    const { claim, physicalId } = one.value;
    const isTwice = claims.has(claim) || [...made.values()].some((each) => each.claim === claim);
    if (isTwice) return refuse(`${physicalId} already exists`);
    made.set(logicalId, one.value);
    resources.push({ logicalId, type, physicalId, isRetained });
  }
  const outputs = new Map<string, string>();
  for (const [name, value] of stackSet.template.outputs) {
    const resolved = resolve(value, names);
    if (!resolved.ok) return refuse(problemOf(resolved.refusal));
    outputs.set(name, typeof resolved.value === "string" ? resolved.value : JSON.stringify(resolved.value));
  }
  const all = [...made.values()];
  const stranger = look === undefined ? strangerIn(place.world, all) : undefined;
  if (stranger !== undefined) return refuse(`Invalid principal in policy: "AWS":"${stranger}"`);
  return accept({
    resources,
    outputs,
    events: all.map(({ event }) => event),
    claims: all.map(({ claim }) => claim),
  });
}

/** The first user or role whom a new role would trust, and who is neither there nor made beside it. */
function strangerIn(world: World, made: readonly Made[]): string | undefined {
  const roles = made.flatMap(({ event }) => (event.kind === "RoleChanged" ? [event.role] : []));
  const own = new Set(roles.map(({ arn }) => arn));
  return roles
    .flatMap(({ trustPolicy }) => namesIn(trustPolicy))
    .find((name) => !own.has(name) && !isSomebody(world, name));
}

const problemOf = (problem: Readonly<{ problem: string }> | Readonly<{ what: string }>): string =>
  "problem" in problem ? problem.problem : `${problem.what} is not emulated by orgdrill`;

function namesOf(place: Place, stackSet: StackSet, made: ReadonlyMap<string, Made>): Names {
  const parameters = parametersOf(stackSet);
  const pseudo: Readonly<Record<string, string>> = {
    "AWS::AccountId": place.accountId,
    "AWS::Partition": "aws",
    "AWS::Region": place.region,
    "AWS::StackId": place.stackId,
    "AWS::StackName": place.stackName,
    "AWS::URLSuffix": "amazonaws.com",
  };
  return {
    ref: (name) =>
      (Object.hasOwn(pseudo, name) ? pseudo[name] : undefined) ?? parameters.get(name) ?? made.get(name)?.physicalId,
    attribute(name, attribute) {
      const attributes = made.get(name)?.attributes ?? {};
      return Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
    },
  };
}
