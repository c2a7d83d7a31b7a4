/** What the services that work across an organization show of one account: before it leaves, after, and when it has joined. Claims DEPART-07, DEPART-08; aws-facts 7. */
import {
  AGGREGATOR,
  listOf,
  readAccessOfPeople,
  readAggregatedSources,
  readDetector,
  readQueue,
  readRecorder,
  readShares,
  readStackInstances,
  readThreatFindings,
  readThreatMember,
} from "../action/index.ts";
import { type Actor, whoIn } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { claim } from "./expect-consequence.ts";
import { administratorIn, type Looked, lookUp, operatorOf } from "./look-up.ts";
import type { AccountView } from "./organization-view.ts";

type Judged = Readonly<{ account: AccountView; subject: string; isThere: boolean; wanted: boolean }>;

/** One finding for one look: there, or not there; a look that was refused shows neither. */
function judgeLook(drill: Drill, looked: Looked, { account, subject, isThere, wanted }: Judged): void {
  const words = (there: boolean): string => (there ? "yes" : "no");
  const observed = looked.refusal ?? words(isThere);
  claim(drill, {
    attempt: looked.attempt,
    account,
    holds: looked.refusal === undefined && isThere === wanted,
    reason: `${subject}: ${observed}`,
    expected: words(wanted),
    observed,
  });
}

type Sight = Readonly<{ viewer: Actor; account: AccountView; isSeen: boolean }>;
type Presence = Readonly<{ account: AccountView; isThere: boolean }>;

type ThreatMember = Readonly<{ AccountId?: string; RelationshipStatus?: string }>;

/** Who administers GuardDuty has the account as a member and is shown what was found there; or neither. The account itself needs no membership. */
export async function expectThreatsSeen(drill: Drill, { viewer, account, isSeen }: Sight): Promise<void> {
  const { name } = viewer.account;
  if (viewer.account.id !== account.id) await expectThreatMember(drill, { viewer, account, isSeen });
  const looked = await lookUp(drill, viewer, readThreatFindings(account.id));
  const isThere = listOf<string>(looked.output, "FindingIds").length > 0;
  const subject = `${name} is shown what GuardDuty found in ${account.name}`;
  judgeLook(drill, looked, { account, subject, isThere, wanted: isSeen });
}

/** Who administers GuardDuty has the account as a member, or has not. */
export async function expectThreatMember(drill: Drill, { viewer, account, isSeen }: Sight): Promise<void> {
  const looked = await lookUp(drill, viewer, readThreatMember(account.id));
  const isThere = listOf<ThreatMember>(looked.output, "Members").some(
    ({ AccountId, RelationshipStatus }) => AccountId === account.id && RelationshipStatus === "Enabled",
  );
  const subject = `${viewer.account.name} has ${account.name} as a member in GuardDuty`;
  judgeLook(drill, looked, { account, subject, isThere, wanted: isSeen });
}

/** Whether the account's own detector works. */
export async function expectDetector(drill: Drill, account: AccountView, isOn: boolean): Promise<void> {
  const looked = await lookUp(drill, administratorIn(account), readDetector);
  const isThere = looked.output?.Status === "ENABLED";
  judgeLook(drill, looked, { account, subject: `the detector of ${account.name} is on`, isThere, wanted: isOn });
}

type Source = Readonly<{ SourceId?: string; SourceType?: string; LastUpdateStatus?: string }>;

/** The aggregator of the organization gathers from the account, or does not. */
export async function expectGathered(drill: Drill, { viewer, account, isSeen }: Sight): Promise<void> {
  const looked = await lookUp(drill, viewer, readAggregatedSources(AGGREGATOR));
  const isThere = listOf<Source>(looked.output, "AggregatedSourceStatusList").some(
    ({ SourceId, SourceType, LastUpdateStatus }) =>
      SourceId === account.id && SourceType === "ACCOUNT" && LastUpdateStatus === "SUCCEEDED",
  );
  const subject = `${viewer.account.name} gathers configurations from ${account.name}`;
  judgeLook(drill, looked, { account, subject, isThere, wanted: isSeen });
}

type Recorder = Readonly<{ recording?: boolean }>;

/** The account's own recorder goes on. */
export async function expectRecording(drill: Drill, account: AccountView): Promise<void> {
  const looked = await lookUp(drill, administratorIn(account), readRecorder());
  const isThere = listOf<Recorder>(looked.output, "ConfigurationRecordersStatus").some(({ recording }) => recording);
  judgeLook(drill, looked, { account, subject: `AWS Config records in ${account.name}`, isThere, wanted: true });
}

/** A share of somebody else reaches the account, by its name. */
export async function expectShare(
  drill: Drill,
  { account, share, isThere: wanted }: Presence & Readonly<{ share: string }>,
): Promise<void> {
  const looked = await lookUp(drill, administratorIn(account), readShares(share));
  const isThere = listOf<unknown>(looked.output, "resourceShares").length > 0;
  judgeLook(drill, looked, { account, subject: `${account.name} has the share ${share}`, isThere, wanted });
}

/** The stack set has a stack in the account, as the management account is shown. */
export async function expectStack(
  drill: Drill,
  { account, stackSet, isThere: wanted }: Presence & Readonly<{ stackSet: string }>,
): Promise<void> {
  const asked = { stackSetName: stackSet, accountId: account.id };
  const looked = await lookUp(drill, operatorOf(drill), readStackInstances(asked));
  const isThere = listOf<unknown>(looked.output, "Summaries").length > 0;
  judgeLook(drill, looked, {
    account,
    subject: `the stack set ${stackSet} has a stack in ${account.name}`,
    isThere,
    wanted,
  });
}

/** Somebody of the organization comes into the account by a permission set, or nobody does. */
export async function expectPeopleAssigned(drill: Drill, { account, isThere: wanted }: Presence): Promise<void> {
  const looked = await lookUp(drill, operatorOf(drill), readAccessOfPeople(account.id));
  const isThere = listOf<unknown>(looked.output, "AccountAssignments").length > 0;
  const subject = `people of the organization have permission sets in ${account.name}`;
  judgeLook(drill, looked, { account, subject, isThere, wanted });
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
    judgeLook(drill, looked, { account: attempt.act.actor.account, subject, isThere, wanted });
  }
}
