/** Writes what a membership that was written takes along and brings: stacks and assignments, with the identities, rules and buckets that hang on them. */
import { type AccountId, type Instant, invariant } from "../../kernel/index.ts";
import { assignmentsLost } from "../access-assignment/departure.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { Organization } from "../organization/organization.ts";
import { stacksOnArrival, stacksOnDeparture } from "../stack-set/deployment.ts";
import { applyAssignmentEvent } from "./access-assignment.ts";
import { applyBucketEvent } from "./bucket.ts";
import { applyEventRuleEvent } from "./event-rule.ts";
import { applyIdentityEvent } from "./identity.ts";
import type { MutableWorld } from "./mutable-world.ts";
import { applyStackSetEvent } from "./stack-set.ts";

type Comer = Readonly<{ organization: Organization; accountId: AccountId; at: Instant }>;

/** An account has joined, and stands under this parent. */
export function bringStacks(world: MutableWorld, comer: Comer, parentId: string): void {
  if (world.stackSets.size > 0) writeAll(world, stacksOnArrival(world, comer, parentId));
}

/** An account stands under another parent than before: stacks of units that it has left go before those of its new ones come. */
export function moveStacks(world: MutableWorld, mover: Comer, parentId: string): void {
  if (world.stackSets.size === 0) return;
  writeAll(world, stacksOnDeparture(world, mover, parentId));
  writeAll(world, stacksOnArrival(world, mover, parentId));
}

/** An account is about to be outside: what was given to it as a member goes. */
export function takeAlong(world: MutableWorld, leaver: Comer): void {
  if (world.stackSets.size > 0) writeAll(world, stacksOnDeparture(world, leaver, undefined));
  if (world.accountAssignments.has(leaver.accountId)) writeAll(world, assignmentsLost(world, leaver.accountId));
}

function writeAll(world: MutableWorld, events: readonly DomainEvent[]): void {
  for (const event of events) write(world, event);
}

function write(world: MutableWorld, event: DomainEvent) {
  switch (event.kind) {
    case "RoleChanged":
    case "RoleDeleted":
    case "IdentityProviderDeleted":
      return applyIdentityEvent(world, event);
    case "EventRuleChanged":
    case "EventRuleDeleted":
      return applyEventRuleEvent(world, event);
    case "BucketChanged":
    case "BucketDeleted":
      return applyBucketEvent(world, event);
    case "StackChanged":
    case "StackInstanceChanged":
    case "StackInstanceRemoved":
    case "StackSetOperationEnded":
      return applyStackSetEvent(world, event);
    case "AccountUnassigned":
      return applyAssignmentEvent(world, event);
    default:
      return invariant(false, `${event.kind} is no consequence of a membership`);
  }
}
