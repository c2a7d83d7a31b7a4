/** What an account cost in a period, in Cost Explorer and on bills: looked at by somebody, or by whoever else is shown it. */
import { listOf, readCosts, visitConsole } from "../action/index.ts";
import { addMs, minutes, parseInstant } from "../kernel/index.ts";
import { type Absence, absenceOf, noteSeen, wasSeen } from "./absence.ts";
import type { Actor, Attempt } from "./attempt.ts";
import { type NamedPeriod, wholeDaysOf } from "./cost-periods.ts";
import type { Drill } from "./drill.ts";
import { lookersBeside, payersIn } from "./elsewhere.ts";
import { type Looked, lookUp } from "./look-up.ts";
import type { AccountView } from "./organization-view.ts";

type Spent = Readonly<{ account: AccountView; period: NamedPeriod }>;
type DayResult = Readonly<{ Total?: Readonly<Record<string, Readonly<{ Amount?: string }>>> }>;
type CostsSeen = Readonly<{
  looked: Looked;
  /** US dollars, one for each day. */
  amounts: readonly number[];
  /** On how many days there was something. */
  shown: number;
}>;

export async function lookAtCosts(drill: Drill, viewer: Actor, { account, period }: Spent): Promise<CostsSeen> {
  const looked = await lookUp(drill, viewer, readCosts({ accountId: account.id, ...wholeDaysOf(period) }));
  const amounts = listOf<DayResult>(looked.output, "ResultsByTime").map(({ Total }) =>
    Number(Total?.UnblendedCost?.Amount ?? 0),
  );
  const shown = amounts.filter((each) => each > 0).length;
  if (shown > 0) {
    noteSeen(drill, subjectOf({ account, period }));
    noteShown(drill, { viewer: viewer.account.id, account: account.id, until: period.until });
  }
  return { looked, amounts, shown };
}

const subjectOf = ({ account, period: { from, until } }: Spent): string =>
  `costs of ${account.id} from ${from} to ${until}`;

type Bill = Readonly<{ account?: string; payer?: string; from?: string; until?: string; amount?: string }>;
type BillsSeen = Readonly<{ looked: Looked; bills: readonly Bill[] }>;

/** A change of payer within a minute of the period's ends is its beginning or its end. */
const EDGE_MS = minutes(1);

/** Those about that account in that period. Throws `NotRun` where the target has no console. */
async function lookAtBills(drill: Drill, viewer: Actor, { account, period }: Spent): Promise<BillsSeen> {
  const looked = await lookUp(drill, viewer, visitConsole({ action: "view-bills", sentence: "read the bills" }));
  const bills = listOf<Bill>(looked.output, "bills").filter(
    (each) => each.account === account.id && isWithin(each, period),
  );
  if (bills.some(({ amount }) => Number(amount ?? 0) > 0)) noteSeen(drill, subjectOf({ account, period }));
  return { looked, bills };
}

function isWithin({ from, until }: Bill, period: NamedPeriod): boolean {
  const [first, end] = [parseInstant(from ?? ""), parseInstant(until ?? "")];
  if (first === undefined || end === undefined) return false;
  return end > addMs(period.from, EDGE_MS) && first < addMs(period.until, -EDGE_MS);
}

type Shown = Readonly<{ viewer: string; account: string; until: number }>;
const SHOWN = new WeakMap<Drill, Shown[]>();

const noteShown = (drill: Drill, shown: Shown): void => {
  SHOWN.set(drill, [...(SHOWN.get(drill) ?? []), shown]);
};

/** That viewer was shown costs of an earlier time: what it is shown nothing of later has come to an end. */
const wasShownEarlier = (drill: Drill, { viewer, account, period }: Spent & Readonly<{ viewer: Actor }>): boolean =>
  (SHOWN.get(drill) ?? []).some(
    (each) => each.viewer === viewer.account.id && each.account === account.id && each.until <= period.from,
  );

type Elsewhere = Readonly<{ absence: Absence; looks: readonly Attempt[] }>;

/** Asks the account itself, the payers, and the bills until one of them shows something. */
export async function costsElsewhere(
  drill: Drill,
  { viewer, ...spent }: Spent & Readonly<{ viewer: Actor }>,
): Promise<Elsewhere> {
  const subject = subjectOf(spent);
  const looks: Attempt[] = [];
  const isKnown = (): boolean => wasSeen(drill, subject) || wasShownEarlier(drill, { viewer, ...spent });
  const others = lookersBeside(drill, [spent.account, ...payersIn(drill)], viewer.account);
  for (const other of others) if (!isKnown()) looks.push((await lookAtCosts(drill, other, spent)).looked.attempt);
  const payers = drill.opened.target.capabilities.has("console") ? [viewer, ...others] : [];
  for (const payer of payers) if (!isKnown()) looks.push((await lookAtBills(drill, payer, spent)).looked.attempt);
  const { doubt } = absenceOf(drill, { subject, what: `what ${spent.account.name} cost in ${spent.period.name}` });
  return { absence: { isShown: isKnown, doubt }, looks };
}
