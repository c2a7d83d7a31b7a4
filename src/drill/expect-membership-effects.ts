/** What of an organization is in one account: shares, stacks, people, and what rings in its queues. aws-facts 7. */
import {
  listOf,
  readAccessOfPeople,
  readQueue,
  readShares,
  readStackInstances,
  readStackSets,
} from "../action/index.ts";
import { formatDuration } from "../kernel/index.ts";
import { absenceOf, noteSeen, wasSeen } from "./absence.ts";
import { type Attempt, whoIn } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { lookersBeside, MOST_ASKED } from "./elsewhere.ts";
import { claim } from "./expect-consequence.ts";
import { usualOfTargets, whyMayExist } from "./held-back.ts";
import { type Elsewhere, judgeLook } from "./judge-look.ts";
import { administratorIn, type Looked, lookUp, operatorOf } from "./look-up.ts";
import { actedAt } from "./lookout.ts";
import type { AccountView } from "./organization-view.ts";

type Presence = Readonly<{ account: AccountView; isThere: boolean }>;

/** A share of somebody else reaches the account, by its name. */
export async function expectShare(
  drill: Drill,
  { account, share, isThere: wanted }: Presence & Readonly<{ share: string }>,
): Promise<void> {
  const looked = await lookUp(drill, administratorIn(account), readShares(share));
  const isThere = listOf<unknown>(looked.output, "resourceShares").length > 0;
  const subject = `${account.name} has the share ${share}`;
  const elsewhere = () => sharesOfOthers(drill, account, share);
  await judgeLook(drill, looked, { account, subject, isThere, wanted, elsewhere });
}

type Share = Readonly<{ name?: string }>;

/** Shares that reach other accounts, by their names. */
async function sharesOfOthers(drill: Drill, account: AccountView, name: string): Promise<Elsewhere> {
  const known = new Set<string>();
  const looks: Attempt[] = [];
  for (const other of lookersBeside(drill, drill.view.accounts, account)) {
    const looked = await lookUp(drill, other, readShares());
    looks.push(looked.attempt);
    for (const share of listOf<Share>(looked.output, "resourceShares")) known.add(share.name ?? "");
    if (known.has(name)) break;
  }
  return { isThere: known.has(name), name, known, looks };
}

/** The stack set has a stack in the account, as the management account is shown. */
export async function expectStack(
  drill: Drill,
  { account, stackSet, isThere: wanted }: Presence & Readonly<{ stackSet: string }>,
): Promise<void> {
  const asked = { stackSetName: stackSet, accountId: account.id };
  const looked = await lookUp(drill, operatorOf(drill), readStackInstances(asked));
  const isThere = listOf<unknown>(looked.output, "Summaries").length > 0;
  const subject = `the stack set ${stackSet} has a stack in ${account.name}`;
  const elsewhere = () => otherStacks(drill, stackSet);
  if (wanted || !isUnknownStackSet(looked))
    return judgeLook(drill, looked, { account, subject, isThere, wanted, elsewhere });
  const { known = [], looks = [] } = await otherStacks(drill, stackSet);
  const { doubt } = absenceOf(drill, { subject, what: `a stack set ${stackSet}`, name: stackSet, known });
  const said = { reason: `${subject}: no`, expected: "no", observed: "no such stack set" };
  claim(drill, { attempt: looked.attempt, account, holds: false, doubt, looks, ...said });
}

const isUnknownStackSet = ({ code }: Looked): boolean => code === "StackSetNotFoundException";

type StackSet = Readonly<{ StackSetName?: string }>;

/** The stack set has a stack in some account; and which stack sets there are. */
async function otherStacks(drill: Drill, name: string): Promise<Elsewhere> {
  const operator = operatorOf(drill);
  const [sets, stacks] = [
    await lookUp(drill, operator, readStackSets),
    await lookUp(drill, operator, readStackInstances({ stackSetName: name })),
  ];
  const known = listOf<StackSet>(sets.output, "Summaries").map(({ StackSetName = "" }) => StackSetName);
  const isThere = listOf<unknown>(stacks.output, "Summaries").length > 0;
  return { isThere, name, known, looks: [sets.attempt, stacks.attempt] };
}

/** Somebody of the organization comes into the account by a permission set, or nobody does. */
export async function expectPeopleAssigned(drill: Drill, { account, isThere: wanted }: Presence): Promise<void> {
  const looked = await lookUp(drill, operatorOf(drill), readAccessOfPeople(account.id));
  const isThere = listOf<unknown>(looked.output, "AccountAssignments").length > 0;
  const subject = `people of the organization have permission sets in ${account.name}`;
  const elsewhere = () => accessToOthers(drill, account);
  await judgeLook(drill, looked, { account, subject, isThere, wanted, elsewhere });
}

async function accessToOthers(drill: Drill, account: AccountView): Promise<Elsewhere> {
  const looks: Attempt[] = [];
  const members = drill.view.accounts.filter((each) => each.organization === drill.organization.name);
  for (const other of members.filter(({ id }) => id !== account.id).slice(0, MOST_ASKED)) {
    const looked = await lookUp(drill, operatorOf(drill), readAccessOfPeople(other.id));
    looks.push(looked.attempt);
    if (listOf<unknown>(looked.output, "AccountAssignments").length > 0) return { isThere: true, looks };
  }
  return { isThere: false, looks };
}

type Message = Readonly<{ Body?: string }>;

/** Of every attempt of the last When, that queue holds the record that a rule has sent, or holds none. */
export async function expectQueued(
  drill: Drill,
  { owner, queue, isThere: wanted }: Readonly<{ owner: AccountView; queue: string; isThere: boolean }>,
): Promise<void> {
  for (const attempt of drill.recall()) {
    const looked = await lookUp(drill, administratorIn(owner), readQueue(queue));
    const bodies = listOf<Message>(looked.output, "Messages").map(({ Body = "" }) => Body);
    const isThere = bodies.some((body) => body.includes(attempt.decisive.requestId));
    const subject = `the queue ${queue} of ${owner.name} holds that ${whoIn(attempt.act)} tried to ${attempt.act.action.sentence}`;
    // Whatever else was tried in the drill and reached it.
    const [isReached, requests] = [`queue ${queue} of ${owner.id}`, drill.calls.map(({ requestId }) => requestId)];
    if (bodies.some((body) => requests.some((each) => body.includes(each)))) noteSeen(drill, isReached);
    const elsewhere = async () => ({ isThere: wasSeen(drill, isReached) });
    const { account } = attempt.act.actor;
    const mayExist = () => whyOnItsWay(drill, attempt);
    await judgeLook(drill, looked, { account, subject, isThere, wanted, mayExist, elsewhere });
  }
}

/** Which rule sends it there is not asked: a fault of any target counts. */
async function whyOnItsWay(drill: Drill, attempt: Attempt): Promise<string | undefined> {
  const usual = usualOfTargets();
  const { control } = (attempt.world ?? drill.opened).target;
  const sinceMs = ((await control?.now()) ?? actedAt(attempt)) - actedAt(attempt);
  if (sinceMs < usual.latestMs)
    return `the look was ${formatDuration(sinceMs)} after the act, and what a rule sends takes ${formatDuration(usual.latestMs)}`;
  const records = await drill.records.about(attempt);
  const eventNames = [...new Set(records.map(({ record }) => String(record.eventName)))];
  const accountIds = [...new Set([attempt.act.actor.account.id, ...records.map(({ accountId }) => accountId)])];
  return whyMayExist(drill, attempt, { places: ["event bus", "target", "topic"], accountIds, eventNames, usual });
}
