/** Whose costs an account is shown: those of the context in which it stands now. Cost Management User Guide, "Controlling access to Cost Explorer"; aws-facts 7, C5, C7. */
import { type AccountId, accept, type Instant, invariant, type Result, refuse } from "../../kernel/index.ts";
import type { World } from "../world.ts";
import { costOf, hoursOf } from "./accrual.ts";
import { overlapOf, type Period } from "./billing.ts";
import { billingOf, stretchesOf } from "./standing.ts";

/** The organization of the context, or undefined for stand-alone; of which account, or of all that were ever in it. */
export type CostView = Readonly<{ organizationId: string | undefined; accountId: AccountId | undefined }>;

export type CostViewRefusal = Readonly<{ kind: "MemberCostAccessOff" }>;

/** The records of an account's current context, whoever keeps members from Cost Explorer. */
export function costViewOf(world: World, viewer: AccountId): CostView {
  const account = world.accounts.get(viewer);
  const organizationId = account?.membership?.organizationId;
  const organization = world.organizations.get(organizationId ?? "");
  return { organizationId, accountId: organization?.managementAccountId === viewer ? undefined : viewer };
}

/** A management account sees everything of its organization; it may keep members, all or none, from seeing their own. */
export function decideCostView(world: World, viewer: AccountId): Result<CostView, CostViewRefusal> {
  return isKeptFromCosts(world, viewer) ? refuse({ kind: "MemberCostAccessOff" }) : accept(costViewOf(world, viewer));
}

/** A member whose management account has switched linked account access off. */
export function isKeptFromCosts(world: World, viewer: AccountId): boolean {
  const { organizationId, accountId } = costViewOf(world, viewer);
  return accountId !== undefined && world.organizations.get(organizationId ?? "")?.memberCostAccess === "barred";
}

/** What one account used of one service in one stretch of one piece of time. */
export type Charge = Period &
  Readonly<{
    accountId: AccountId;
    service: string;
    payerAccountId: AccountId;
    tags: ReadonlyMap<string, string>;
    /** Millionths of a US dollar. */
    costMicros: number;
    hours: number;
  }>;

export type ChargeQuestion = Readonly<{
  view: CostView;
  /** In order, not overlapping. */
  pieces: readonly Period[];
  now: Instant;
  /** Left out: everything counts. */
  counts?: (charge: Pick<Charge, "accountId" | "service">) => boolean;
}>;

/** Every charge that a view shows; nothing of the future. */
export function* chargesIn(world: World, question: ChargeQuestion): Generator<Charge> {
  const { view, pieces, now, counts = () => true } = question;
  const whole = wholeOf(pieces, now);
  if (whole === undefined) return;
  for (const accountId of view.accountId === undefined ? world.billing.keys() : [view.accountId]) {
    const account = world.accounts.get(accountId);
    const lines = billingOf(world, accountId).usage.filter(({ service }) => counts({ accountId, service }));
    if (account === undefined || lines.length === 0) continue;
    for (const stretch of stretchesOf(world, account, whole)) {
      if (stretch.organizationId !== view.organizationId) continue;
      const { payerAccountId } = stretch;
      for (const piece of pieces) {
        const part = overlapOf(piece, stretch);
        if (part === undefined) continue;
        for (const line of lines) {
          const costMicros = costOf(accountId, line, part);
          const hours = hoursOf(line, part);
          const { service, tags } = line;
          if (hours > 0) yield { ...part, accountId, service, tags, payerAccountId, costMicros, hours };
        }
      }
    }
  }
}

function wholeOf(pieces: readonly Period[], now: Instant): Period | undefined {
  const [first] = pieces;
  const last = pieces.at(-1);
  if (first === undefined || last === undefined || first.from >= now) return undefined;
  invariant(first.from < last.until, "pieces of time come in order");
  return { from: first.from, until: last.until < now ? last.until : now };
}

/** Millionths of a US dollar. */
export function sumOf(world: World, question: ChargeQuestion): number {
  let sum = 0;
  for (const { costMicros } of chargesIn(world, question)) sum += costMicros;
  return sum;
}
