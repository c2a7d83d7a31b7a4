/** How an operation of AWS Organizations is written down, and what its operations have in common. */
import { ACTIONS_OF_DELEGATES, type DomainEvent, type Organization, organizationOf } from "../../../domain/index.ts";
import { accept, invariant } from "../../../kernel/index.ts";
import type { Operation, OperationContext } from "../../operation.ts";
import { throughDelegation } from "./delegated-permissions.ts";
import { onAnything } from "./permissions.ts";
import type { ServiceRefusal } from "./service-refusal.ts";
import { trailElements } from "./trail-elements.ts";

/** The SDK types required members as `string | undefined`; the constraint table has seen to it that they are there. */
export type Checked<Input> = {
  readonly [K in keyof Input]: Record<never, never> extends Pick<Input, K> ? Input[K] : NonNullable<Input[K]>;
};

export type NoInput = Readonly<Record<never, never>>;
/** Operations without an output shape answer with an empty body. */
export type NoOutput = Readonly<Record<never, never>>;
export const NO_OUTPUT: NoOutput = {};

export type OrganizationsOperation<Input, Output> = Operation<Checked<Input>, Output, ServiceRefusal>;

/** Adds what CloudTrail shows of this service's requests and answers; an operation's own `trail` goes first. */
export const defineOperation = <Input, Output>(
  operation: OrganizationsOperation<Input, Output>,
): OrganizationsOperation<Input, Output> => ({
  trail: trailElements(operation),
  ...operation,
  ...delegable(operation),
});

/** What delegates may call asks the organization's side as well, whatever permissions the operation names. */
function delegable<Input, Output>({
  name,
  permissions,
}: OrganizationsOperation<Input, Output>): Pick<OrganizationsOperation<Input, Output>, "permissions"> {
  if (!ACTIONS_OF_DELEGATES.has(`organizations:${name}`)) return {};
  const byDefault = [onAnything(name)];
  return {
    permissions: (context, input) => throughDelegation(context, permissions?.(context, input) ?? byDefault),
  };
}

/** What a read operation decides when nothing stands in its way. */
export const NOTHING_HAPPENS = accept<readonly DomainEvent[]>([]);

/** The caller's organization when the answer is described; a decision before has made sure that there is one. */
export function callersOrganization({ world, caller }: OperationContext): Organization {
  const organization = organizationOf(world, caller.accountId);
  invariant(organization, `account ${caller.accountId} is in no organization`);
  return organization;
}

type Kind = DomainEvent["kind"];
type Of<K extends Kind> = Extract<DomainEvent, { kind: K }>;

/** The one event of that kind among those that a decision answered with. */
export function eventOf<K extends Kind>(events: readonly DomainEvent[], kind: K): Of<K> {
  const found = events.find((each): each is Of<K> => each.kind === kind);
  invariant(found, `the decision has no event ${kind}`);
  return found;
}

/** What the world must hold because a decision made sure of it. */
export function present<T>(value: T | undefined, what: string): T {
  invariant(value !== undefined, `${what} is not there any more`);
  return value;
}
