/** In which organization an account stood when, and who paid: from its memberships, past and present. aws-facts 7, liability. */
import { type AccountId, addMs, type Instant } from "../../kernel/index.ts";
import type { Account } from "../account/account.ts";
import type { World } from "../world.ts";
import { type AccountBilling, NO_BILLING, overlapOf, type Period } from "./billing.ts";

/** One stretch in which usage accrued; `organizationId` is undefined while the account stood alone. */
export type Stretch = Period & Readonly<{ organizationId: string | undefined; payerAccountId: AccountId }>;

export const billingOf = (world: World, accountId: AccountId): AccountBilling =>
  world.billing.get(accountId) ?? NO_BILLING;

/** The stretches of a period in which the account could use anything, in order. Nothing accrues while it is closed (claim CLOSE-13). */
export function stretchesOf(world: World, account: Account, within: Period): readonly Stretch[] {
  return standingsOf(world, account, within).flatMap((standing) =>
    openPartsOf(world, account, standing).map((part) => ({ ...standing, ...part })),
  );
}

function standingsOf(world: World, account: Account, within: Period): readonly Stretch[] {
  const found: Stretch[] = [];
  const alone = { organizationId: undefined, payerAccountId: account.id };
  let reached = within.from;
  for (const membership of membershipsOf(world, account, within.until)) {
    // A file may say that one began before the last had ended: no moment counts twice.
    const inside = overlapOf(membership, { from: reached, until: within.until });
    if (inside === undefined) continue;
    if (reached < inside.from) found.push({ from: reached, until: inside.from, ...alone });
    found.push({ ...membership, ...inside });
    reached = inside.until;
  }
  return reached < within.until ? [...found, { from: reached, until: within.until, ...alone }] : found;
}

function membershipsOf(world: World, { id, membership }: Account, until: Instant): readonly Stretch[] {
  const former = billingOf(world, id).formerMemberships;
  if (membership === undefined) return former;
  const { organizationId, joinedAt: from } = membership;
  const payerAccountId = world.organizations.get(organizationId)?.managementAccountId ?? id;
  return [...former, { from, until: until > from ? until : addMs(from, 1), organizationId, payerAccountId }];
}

/** Without the time before it was opened, while it was closed, and since it was closed. */
function openPartsOf(world: World, { id, createdAt, closure }: Account, { from, until }: Period): readonly Period[] {
  const closed = [
    ...billingOf(world, id).pauses,
    ...(closure === undefined ? [] : [{ from: closure.closedAt, until }]),
  ];
  let parts: readonly Period[] = createdAt < until ? [{ from: createdAt > from ? createdAt : from, until }] : [];
  for (const pause of closed) parts = parts.flatMap((part) => without(part, pause));
  return parts;
}

function without({ from, until }: Period, pause: Period): readonly Period[] {
  if (pause.until <= from || until <= pause.from) return [{ from, until }];
  const before = from < pause.from ? [{ from, until: pause.from }] : [];
  return pause.until < until ? [...before, { from: pause.until, until }] : before;
}
