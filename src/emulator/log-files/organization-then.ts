/** In which organization an account was when it made a call: whose trails and event data stores take the record. */
import { assumptionReader, type DomainEvent, type World } from "../../domain/index.ts";
import type { AccountId } from "../../kernel/index.ts";

export type OrganizationThen = Readonly<{ organizationId: string | undefined; assumptions: readonly string[] }>;

export type Listening = Readonly<{
  world: World;
  assumptions: Readonly<Record<string, string>>;
  /** Whether anything of the organization listens at all. */
  hears(organizationId: string): boolean;
  /** What a fault says of the call by which an account departs. */
  departing?(accountId: AccountId): "logged" | "lost" | undefined;
}>;

const NONE: OrganizationThen = { organizationId: undefined, assumptions: [] };

/**
 * The organization from before the call, whose `events` have been applied: an account that departs by it still belonged when it
 * called (assumption `departing-call-logged`), and one that joins by it did not, which is inferred.
 */
export function organizationThen(
  { world, assumptions, hears, departing }: Listening,
  accountId: AccountId,
  events: readonly DomainEvent[],
): OrganizationThen {
  const departed = events.find((each) => each.kind === "AccountDeparted" && each.accountId === accountId);
  if (departed?.kind === "AccountDeparted") {
    if (!hears(departed.organizationId)) return NONE;
    const faulty = departing?.(accountId);
    if (faulty !== undefined) {
      return { organizationId: faulty === "logged" ? departed.organizationId : undefined, assumptions: [] };
    }
    const assumption = "departing-call-logged";
    const isLogged = assumptionReader(assumptions).value(assumption) === "logged";
    return { organizationId: isLogged ? departed.organizationId : undefined, assumptions: [assumption] };
  }
  if (events.some((each) => each.kind === "AccountJoined" && each.accountId === accountId)) return NONE;
  return { organizationId: world.accounts.get(accountId)?.membership?.organizationId, assumptions: [] };
}
