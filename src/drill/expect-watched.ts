/** What GuardDuty and AWS Config show of one account to whoever watches it: before it leaves, after, and when it has joined. Claim DEPART-07; aws-facts 7. */
import {
  AGGREGATOR,
  listOf,
  readAggregatedSources,
  readDetector,
  readRecorder,
  readThreatFindings,
  readThreatMember,
} from "../action/index.ts";
import type { Actor, Attempt } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { lookerIn, MOST_ASKED } from "./elsewhere.ts";
import { type Elsewhere, judgeLook } from "./judge-look.ts";
import { administratorIn, lookUp } from "./look-up.ts";
import type { AccountView } from "./organization-view.ts";

type Sight = Readonly<{ viewer: Actor; account: AccountView; isSeen: boolean }>;

type ThreatMember = Readonly<{ AccountId?: string; RelationshipStatus?: string }>;

/** Who administers GuardDuty has the account as a member and is shown what was found there; or neither. The account itself needs no membership. */
export async function expectThreatsSeen(drill: Drill, { viewer, account, isSeen }: Sight): Promise<void> {
  const { name } = viewer.account;
  if (viewer.account.id !== account.id) await expectThreatMember(drill, { viewer, account, isSeen });
  const looked = await lookUp(drill, viewer, readThreatFindings(account.id));
  const isThere = listOf<string>(looked.output, "FindingIds").length > 0;
  const subject = `${name} is shown what GuardDuty found in ${account.name}`;
  const elsewhere = () => ownFindings(drill, account);
  await judgeLook(drill, looked, { account, subject, isThere, wanted: isSeen, elsewhere });
}

/** What the account itself is shown at the same moment. */
async function ownFindings(drill: Drill, account: AccountView): Promise<Elsewhere> {
  const owner = lookerIn(drill, account);
  if (owner === undefined) return { isThere: false };
  const looked = await lookUp(drill, owner, readThreatFindings(account.id));
  return { isThere: listOf<string>(looked.output, "FindingIds").length > 0, looks: [looked.attempt] };
}

/** Who administers GuardDuty has the account as a member, or has not but has others, or lists what it was. */
export async function expectThreatMember(drill: Drill, { viewer, account, isSeen }: Sight): Promise<void> {
  const looked = await lookUp(drill, viewer, readThreatMember(account.id));
  const listed = listOf<ThreatMember>(looked.output, "Members").filter(({ AccountId }) => AccountId === account.id);
  const isThere = listed.some(({ RelationshipStatus }) => RelationshipStatus === "Enabled");
  const subject = `${viewer.account.name} has ${account.name} as a member in GuardDuty`;
  const elsewhere = async () => (listed.length > 0 ? { isThere: true } : otherMembers(drill, { viewer, account }));
  await judgeLook(drill, looked, { account, subject, isThere, wanted: isSeen, elsewhere });
}

async function otherMembers(drill: Drill, { viewer, account }: Omit<Sight, "isSeen">): Promise<Elsewhere> {
  const looks: Attempt[] = [];
  const isEnabled = ({ RelationshipStatus }: ThreatMember): boolean => RelationshipStatus === "Enabled";
  for (const other of drill.view.accounts.filter(({ id }) => id !== account.id && id !== viewer.account.id)) {
    const looked = await lookUp(drill, viewer, readThreatMember(other.id));
    looks.push(looked.attempt);
    if (listOf<ThreatMember>(looked.output, "Members").some(isEnabled)) return { isThere: true, looks };
    if (looks.length >= MOST_ASKED) break;
  }
  return { isThere: false, looks };
}

/** Whether the account's own detector works. */
export async function expectDetector(drill: Drill, account: AccountView, isOn: boolean): Promise<void> {
  const looked = await lookUp(drill, administratorIn(account), readDetector);
  const isThere = looked.output?.Status === "ENABLED";
  const subject = `the detector of ${account.name} is on`;
  // A detector that is off is listed as such; one that is not there answers to nothing.
  const elsewhere = async () => ({ isThere: looked.output?.Status === "DISABLED" });
  await judgeLook(drill, looked, { account, subject, isThere, wanted: isOn, elsewhere });
}

type Source = Readonly<{ SourceId?: string; SourceType?: string; LastUpdateStatus?: string }>;

/** The aggregator of the organization gathers from the account, or does not. */
export async function expectGathered(drill: Drill, { viewer, account, isSeen }: Sight): Promise<void> {
  const looked = await lookUp(drill, viewer, readAggregatedSources(AGGREGATOR));
  const sources = listOf<Source>(looked.output, "AggregatedSourceStatusList").filter(
    ({ SourceType, LastUpdateStatus }) => SourceType === "ACCOUNT" && LastUpdateStatus === "SUCCEEDED",
  );
  const isThere = sources.some(({ SourceId }) => SourceId === account.id);
  const subject = `${viewer.account.name} gathers configurations from ${account.name}`;
  const elsewhere = async () => ({ isThere: sources.length > 0 });
  await judgeLook(drill, looked, { account, subject, isThere, wanted: isSeen, elsewhere });
}

type Recorder = Readonly<{ recording?: boolean }>;

/** The account's own recorder goes on. */
export async function expectRecording(drill: Drill, account: AccountView): Promise<void> {
  const looked = await lookUp(drill, administratorIn(account), readRecorder());
  const isThere = listOf<Recorder>(looked.output, "ConfigurationRecordersStatus").some(({ recording }) => recording);
  await judgeLook(drill, looked, { account, subject: `AWS Config records in ${account.name}`, isThere, wanted: true });
}
