/** The end of an organization: open invitations and a process of enabling all features are cancelled, everybody departs, the management account last. aws-facts 3.3. */
import type { Instant } from "../../kernel/index.ts";
import type { DepartureMethod } from "../account/account.ts";
import type { DomainEvent } from "../domain-event.ts";
import { processEnded } from "../handshake/all-features-state.ts";
import { invitationsCancelled } from "../handshake/open-invitations.ts";
import type { World } from "../world.ts";
import type { Organization } from "./organization.ts";
import { membersOf } from "./tree.ts";

/**
 * `method` is how the management account departs. Others are left only when Support reopened one after the management
 * account was closed; that they are then put outside is not documented.
 */
export function dissolve(
  world: World,
  organization: Organization,
  { at, method }: Readonly<{ at: Instant; method: DepartureMethod }>,
): readonly DomainEvent[] {
  const { id: organizationId, managementAccountId } = organization;
  const cancelled = [...invitationsCancelled(world, organizationId, at), ...processEnded(world, organizationId, at)];
  const others = [...membersOf(organization)].filter((each) => each !== managementAccountId);
  return [
    ...cancelled,
    ...others.map(
      (accountId): DomainEvent => ({ kind: "AccountDeparted", accountId, organizationId, method: "REMOVED", at }),
    ),
    { kind: "AccountDeparted", accountId: managementAccountId, organizationId, method, at },
    { kind: "OrganizationDeleted", organizationId, at },
  ];
}
