/** A member that its security administrator no longer has: the same for every service that is administered so. */
import type { DomainEvent, World } from "../../domain/index.ts";
import { type AccountId, accept, type Instant, parseAccountId, refuse } from "../../kernel/index.ts";
import type { FaultKind } from "./fault.ts";

type Where = Readonly<{ accountId: AccountId; region: string }>;
type Listed = Readonly<{ status: string; updatedAt: Instant }>;

/** What one service knows of its administrators and members, and the event that changes what is listed. */
type Administered<Member extends Listed> = Readonly<{
  kind: string;
  /** As people call it. */
  service: string;
  source: string;
  administratorOf(world: World, where: Where): AccountId | undefined;
  membersOf(world: World, place: Where): ReadonlyMap<AccountId, Member>;
  changed(place: Where, members: readonly Member[]): DomainEvent;
  removed(member: Member, at: Instant): Member;
}>;

export function disassociated<Member extends Listed>(administered: Administered<Member>): FaultKind {
  const { kind, service, source, changed } = administered;
  return {
    kind,
    sentence: `a member and its ${service} administrator are no longer associated; no record tells of it`,
    recovery: "the member is associated again, unless it has left the organization or its administrator has changed",
    source,
    parameters: {
      account: { type: "text", sentence: "the member, by id", isRequired: true },
      region: { type: "text", sentence: "the Region; us-east-1 where it is left out" },
    },
    start(parameters, { world, now }) {
      const accountId = parseAccountId(parameters.text("account") ?? "");
      const region = parameters.text("region") ?? "us-east-1";
      const found = accountId && watching(administered, world, { accountId, region });
      if (accountId === undefined || found?.member.status !== "Enabled")
        return refuse(`no administrator of ${service} has \`${parameters.text("account")}\` as a member in ${region}`);
      const { place, member } = found;
      return accept({
        events: [changed(place, [administered.removed(member, now)])],
        recover(later) {
          const still = watching(administered, later, { accountId, region });
          const isAsLeft = still?.place.accountId === place.accountId && still.member.status === "Removed";
          return isAsLeft ? [changed(place, [member])] : [];
        },
      });
    },
  };
}

/** The administrator of the account's organization, and what it lists the account as. */
function watching<Member extends Listed>(administered: Administered<Member>, world: World, where: Where) {
  const administrator = administered.administratorOf(world, where);
  if (administrator === undefined) return undefined;
  const place = { accountId: administrator, region: where.region };
  const member = administered.membersOf(world, place).get(where.accountId);
  return member && { place, member };
}
