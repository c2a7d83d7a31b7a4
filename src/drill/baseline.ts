/** The state of the world as public APIs tell it: read by the auditors, or approved earlier. */
import type { Baseline } from "../evidence/index.ts";
import { addMs, compareText, days, formatInstant, type Instant } from "../kernel/index.ts";
import type { Hands } from "../target/index.ts";
import { readAccount } from "./baseline-account.ts";
import { FactBook } from "./baseline-facts.ts";
import { readOutgoing, readTransfers } from "./baseline-invitations.ts";
import { readMemberAccess } from "./baseline-member-access.ts";
import { keyOf, numbered } from "./baseline-names.ts";
import { callOf, type Looked, readOrganization } from "./baseline-organization.ts";
import { HOME_REGION, nameIn, regionsOf } from "./baseline-regions.ts";
import type { Drill } from "./drill.ts";
import { NotRun } from "./not-run.ts";
import type { AccountView } from "./organization-view.ts";
import type { OpenedWorld } from "./stage.ts";

/** Accounts are read one by one; more than these are told as unread. */
const MOST_ACCOUNTS = 100;
/** How much of the past the costs are read for. */
const COSTS_MS = days(30);

/** Takes the baseline, once, by the auditors of the organization. */
export async function takeBaseline(drill: Drill): Promise<void> {
  const now = await drill.opened.target.control?.now();
  if (now === undefined)
    throw new NotRun(`${drill.opened.target.name} does not tell its time, which a baseline carries`);
  const costs = { from: dayOf(addMs(now, -COSTS_MS)), until: dayOf(now) };
  drill.recovery.baseline = await readBaseline(drill, drill.opened, { now, costs, source: "read at the beginning" });
}

/** The baseline that was approved in a file of the incident. */
export function approveBaseline(drill: Drill, name: string): void {
  if (drill.stage.baseline === undefined) throw new NotRun("this stage reads no baselines from files");
  drill.recovery.baseline = drill.stage.baseline(drill.choice, name);
  drill.recovery.isBaselineApproved = true;
}

export type Reading = Readonly<{
  now: Instant;
  costs: Baseline["costs"];
  source: string;
  /** What this reading will be compared with: all that it tells of is asked for again. */
  before?: Baseline;
}>;

/** Reads the organization under test and the accounts that were in it when the drill began. */
export async function readBaseline(drill: Drill, world: OpenedWorld, reading: Reading): Promise<Baseline> {
  const book = new FactBook();
  const { organization, view } = drill;
  const accounts = view.accounts.filter((each) => each.organization === organization.name);
  const auditor = drill.auditorOf(organization, world);
  if (auditor === undefined) throw new NotRun(`nobody here may read the organization ${organization.name}`);
  const looked = { organization, hands: auditor, accounts, before: reading.before };
  if (await readOrganization(book, looked)) {
    await book.part(`invitations in ${organization.name}`, () => readOutgoing(book, looked));
    await book.part(`transfers in ${organization.name}`, () => readTransfers(book, looked));
    await readMemberAccess(book, looked);
  }
  const regions = [...new Set([...regionsOf(drill), ...(reading.before?.regions ?? [])])];
  for (const [index, account] of accounts.entries())
    if (index >= MOST_ACCOUNTS)
      book.unread.push({
        subject: callOf(looked, account.id),
        why: `only ${MOST_ACCOUNTS} accounts are read, of ${accounts.length}`,
      });
    else await readRegions(book, { drill, world, looked, account, regions, costs: reading.costs });
  return {
    source: reading.source,
    readAt: formatInstant(reading.now),
    costs: reading.costs,
    regions: regions.filter((region) => region === HOME_REGION || auditor.inRegion !== undefined),
    facts: numbered(book.facts).toSorted((left, right) => compareText(keyOf(left), keyOf(right))),
    unread: book.unread,
  };
}

type Place = Readonly<{
  drill: Drill;
  world: OpenedWorld;
  looked: Looked;
  account: AccountView;
  regions: readonly string[];
  costs: Baseline["costs"];
}>;

async function readRegions(book: FactBook, place: Place): Promise<void> {
  const { drill, world, looked, account, regions, costs } = place;
  const { id: accountId, isManagement } = account;
  const calls = (id: string): string => callOf(looked, id);
  const hands = await readerIn(drill, world, accountId);
  if (hands === undefined) {
    book.unread.push({ subject: calls(accountId), why: "nobody there may read it" });
    return;
  }
  for (const region of regions) {
    const there = region === HOME_REGION ? hands : hands.inRegion?.(region);
    const name = nameIn(calls(accountId), region);
    if (there !== undefined)
      await readAccount(book, { name, region, regions, accountId, isManagement, hands: there, costs, calls });
  }
}

/** The first administrator of the account who may read there: a quarantine spares some and not others. */
async function readerIn(drill: Drill, { target }: OpenedWorld, accountId: string): Promise<Hands | undefined> {
  const account = drill.view.accounts.find((each) => each.id === accountId);
  const principals = (account?.principals ?? []).filter((each) => each.isAdministrator);
  const rootLast = principals.toSorted((left, right) => Number(left.kind === "root") - Number(right.kind === "root"));
  const known = rootLast.flatMap(({ name }) => target.as({ accountId, principal: name }) ?? []);
  for (const hands of known)
    if ((await hands.call("iam", "GetAccountSummary")).outcome.kind === "succeeded") return hands;
  return known[0];
}

const dayOf = (at: Instant): string => formatInstant(at).slice(0, 10);
