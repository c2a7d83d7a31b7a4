/** The bills that an account's page shows: what was used in it, and what it pays for others. They stay whatever happens to memberships. aws-facts 7, "invoices, Bills page". */
import type { AccountId, Instant } from "../../kernel/index.ts";
import type { World } from "../world.ts";
import { costOf } from "./accrual.ts";
import { dateOf, monthOf, overlapOf, type Period, piecesOf } from "./billing.ts";
import { billingOf, stretchesOf } from "./standing.ts";

/** `payerAccountId` pays for what `accountId` used in that part of the month. */
export type BillLine = Readonly<{
  /** `2026-11`. */
  month: string;
  accountId: AccountId;
  payerAccountId: AccountId;
  from: Instant;
  until: Instant;
  /** Millionths of a US dollar. */
  costMicros: number;
}>;

const MONTHS_SHOWN = 14;

/** Of the last fourteen months and this one, oldest first; the current month up to now. */
export function billsOf(world: World, viewer: AccountId, now: Instant): readonly BillLine[] {
  const shown: Period = { from: monthOf(now, -MONTHS_SHOWN), until: now };
  const lines: BillLine[] = [];
  for (const accountId of world.billing.keys()) lines.push(...linesOf(world, { accountId, viewer, shown }));
  return lines.sort((one, other) => one.from - other.from || (one.accountId < other.accountId ? -1 : 1));
}

type Asked = Readonly<{ accountId: AccountId; viewer: AccountId; shown: Period }>;

function linesOf(world: World, { accountId, viewer, shown }: Asked): readonly BillLine[] {
  const account = world.accounts.get(accountId);
  const { usage } = billingOf(world, accountId);
  if (account === undefined || usage.length === 0) return [];
  const seen = stretchesOf(world, account, shown).filter(
    ({ payerAccountId }) => accountId === viewer || payerAccountId === viewer,
  );
  return seen.flatMap((stretch) =>
    [...piecesOf(shown, "month")].flatMap((month) => {
      const part = overlapOf(month, stretch);
      if (part === undefined) return [];
      const costMicros = usage.reduce((sum, line) => sum + costOf(accountId, line, part), 0);
      const { payerAccountId } = stretch;
      return costMicros === 0
        ? []
        : [{ month: dateOf(month.from).slice(0, 7), accountId, payerAccountId, ...part, costMicros }];
    }),
  );
}
