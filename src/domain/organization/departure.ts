/** A member departs, and with that all that it had by its membership, but for what AWS is assumed to leave. aws-facts 7. */
import type { AccountId, Instant } from "../../kernel/index.ts";
import { rolesKeptOnDeparture } from "../access-assignment/departure.ts";
import type { DepartureMethod } from "../account/account.ts";
import type { AssumptionReader } from "../assumptions.ts";
import { aggregatedSourcesKept } from "../configuration-recorder/aggregated-sources-kept.ts";
import type { DomainEvent } from "../domain-event.ts";
import { requestsLeftBehind } from "../handshake/all-features-state.ts";
import { sharesKeptOnDeparture } from "../resource-share/departure.ts";
import { stacksDeletedOnDeparture } from "../stack-set/stacks-deleted-on-departure.ts";
import { threatMembershipsKept } from "../threat-detection/threat-memberships-kept.ts";
import type { World } from "../world.ts";

type Leaver = Readonly<{ accountId: AccountId; organizationId: string; method: DepartureMethod; at: Instant }>;

/**
 * Each assumption is asked for only where the account has what it is about. Of a closed account that drops out, only what others
 * still see can matter: nobody gets into it any more.
 */
export function departure(world: World, leaver: Leaver, assumptions: AssumptionReader): readonly DomainEvent[] {
  return [
    { kind: "AccountDeparted", ...leaver },
    ...requestsLeftBehind(world, leaver),
    ...threatMembershipsKept(world, leaver, assumptions),
    ...sharesKeptOnDeparture(world, leaver, assumptions),
    ...aggregatedSourcesKept(world, leaver, assumptions),
    ...(leaver.method === "CLEANED" ? [] : keptInside(world, leaver, assumptions)),
  ];
}

const keptInside = (world: World, leaver: Leaver, assumptions: AssumptionReader): readonly DomainEvent[] => [
  ...stacksDeletedOnDeparture(world, leaver, assumptions),
  ...rolesKeptOnDeparture(world, leaver.accountId, assumptions),
];
