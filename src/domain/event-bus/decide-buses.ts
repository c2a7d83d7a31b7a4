/** What EventBridge lets happen to event buses. EventBridge API Reference: CreateEventBus, DeleteEventBus, PutPermission, RemovePermission. */
import { type AccountId, accept, type Instant, parseAccountId, type Result, refuse } from "../../kernel/index.ts";
import type { EventBusEvent } from "../domain-event.ts";
import type { World } from "../world.ts";
import { DEFAULT_BUS, type EventBus, type EventBusReference, eventBusArn } from "./event-bus.ts";

export type EventBusRefusal =
  | Readonly<{ kind: "EventBusNotFound"; busName: string }>
  | Readonly<{ kind: "EventBusExists"; busName: string }>
  | Readonly<{ kind: "DefaultBusStays" }>
  | Readonly<{ kind: "EventBusHasRules"; busName: string }>
  | Readonly<{ kind: "TooMany" }>
  | Readonly<{ kind: "NoBusPolicy" }>
  | Readonly<{ kind: "NoSuchStatement" }>
  | Readonly<{ kind: "InvalidBusPolicy"; text: string }>
  | Readonly<{ kind: "BusPolicyTooLong" }>;

type Decision = Result<readonly EventBusEvent[], EventBusRefusal>;

/** EventBridge quotas: event buses of one account and Region, and the characters of a bus's policy. */
const MOST_BUSES = 100;
const LONGEST_POLICY = 10_240;

export type BusCreation = EventBusReference &
  Readonly<{ description: string | undefined; tags: ReadonlyMap<string, string>; now: Instant }>;

export function decideCreateBus(world: World, creation: BusCreation): Decision {
  const { name, accountId, region, description, tags, now } = creation;
  if (name === DEFAULT_BUS || world.eventBuses.has(eventBusArn(creation))) {
    return refuse({ kind: "EventBusExists", busName: name });
  }
  if (busesOf(world, creation).length >= MOST_BUSES) return refuse({ kind: "TooMany" });
  const times = { createdAt: now, modifiedAt: now };
  return accept([
    { kind: "EventBusChanged", bus: { name, accountId, region, description, policy: undefined, tags, ...times } },
  ]);
}

/** A bus that is not there is deleted already. That one with rules stays is inferred from "all rules need to be deleted". */
export function decideDeleteBus(world: World, reference: EventBusReference): Decision {
  const { name, accountId, region } = reference;
  if (name === DEFAULT_BUS) return refuse({ kind: "DefaultBusStays" });
  const arn = eventBusArn(reference);
  if (!world.eventBuses.has(arn)) return accept([]);
  const hasRules = [...world.eventRules.values()].some(
    (rule) => rule.accountId === accountId && rule.region === region && rule.busName === name,
  );
  return hasRules ? refuse({ kind: "EventBusHasRules", busName: name }) : accept([{ kind: "EventBusDeleted", arn }]);
}

/** The default bus is there without having been made. */
export function findEventBus(
  world: World,
  reference: EventBusReference,
  now: Instant,
): Result<EventBus, EventBusRefusal> {
  const known = world.eventBuses.get(eventBusArn(reference));
  if (known !== undefined) return accept(known);
  const { name, accountId, region } = reference;
  if (name !== DEFAULT_BUS) return refuse({ kind: "EventBusNotFound", busName: name });
  const times = { createdAt: now, modifiedAt: now };
  return accept({ name, accountId, region, description: undefined, policy: undefined, tags: new Map(), ...times });
}

/** The made buses of one account and Region by name, and the default one. */
export function busesOf(
  world: World,
  { accountId, region }: Readonly<{ accountId: AccountId; region: string }>,
): readonly EventBus[] {
  return [...world.eventBuses.values()]
    .filter((bus) => bus.accountId === accountId && bus.region === region)
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

/** One statement of a bus's policy as PutPermission writes it. */
export type BusStatement = Readonly<{
  statementId: string;
  /** Twelve digits, or `*`. */
  principal: string;
  action: string;
  condition?: Readonly<{ type: string; key: string; value: string }>;
}>;

export function decidePutStatement(
  world: World,
  reference: EventBusReference,
  { statement, now }: Readonly<{ statement: BusStatement; now: Instant }>,
): Decision {
  const bus = findEventBus(world, reference, now);
  if (!bus.ok) return bus;
  const others = statementsOf(bus.value).filter(({ Sid }) => Sid !== statement.statementId);
  return decidePutPolicy(world, reference, { text: policyOf([...others, written(statement, reference)]), now });
}

/** The text was read as a resource policy before. */
export function decidePutPolicy(
  world: World,
  reference: EventBusReference,
  { text, now }: Readonly<{ text: string; now: Instant }>,
): Decision {
  const bus = findEventBus(world, reference, now);
  if (!bus.ok) return bus;
  if (text.length > LONGEST_POLICY) return refuse({ kind: "BusPolicyTooLong" });
  return accept([{ kind: "EventBusChanged", bus: { ...bus.value, policy: text, modifiedAt: now } }]);
}

/** Without an id every statement goes. */
export function decideRemovePermission(
  world: World,
  reference: EventBusReference,
  { statementId, now }: Readonly<{ statementId: string | undefined; now: Instant }>,
): Decision {
  const bus = findEventBus(world, reference, now);
  if (!bus.ok) return bus;
  const without = (policy: string | undefined): Decision =>
    accept([{ kind: "EventBusChanged", bus: { ...bus.value, policy, modifiedAt: now } }]);
  if (statementId === undefined) return bus.value.policy === undefined ? accept([]) : without(undefined);
  if (bus.value.policy === undefined) return refuse({ kind: "NoBusPolicy" });
  const all = statementsOf(bus.value);
  const left = all.filter(({ Sid }) => Sid !== statementId);
  if (left.length === all.length) return refuse({ kind: "NoSuchStatement" });
  return without(left.length === 0 ? undefined : policyOf(left));
}

type Statement = Readonly<Record<string, unknown>>;

const policyOf = (statements: readonly Statement[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

function statementsOf({ policy }: EventBus): readonly Statement[] {
  if (policy === undefined) return [];
  const { Statement } = JSON.parse(policy) as Readonly<{ Statement: Statement | readonly Statement[] }>;
  return [Statement].flat();
}

function written({ statementId, principal, action, condition }: BusStatement, bus: EventBusReference): Statement {
  const isAccount = parseAccountId(principal) !== undefined;
  return {
    Sid: statementId,
    Effect: "Allow",
    Principal: isAccount ? { AWS: `arn:aws:iam::${principal}:root` } : principal,
    Action: action,
    Resource: eventBusArn(bus),
    ...(condition === undefined ? {} : { Condition: { [condition.type]: { [condition.key]: condition.value } } }),
  };
}
