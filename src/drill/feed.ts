/** Which records of an attempt reach the pipeline of the organization: it ends for an account when that account departs. */
import type { LoadedDetection, SilenceReason } from "../detection/index.ts";
import type { CloudTrailRecord } from "../trail/index.ts";
import { type Attempt, hasSucceeded } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import type { AccountView } from "./organization-view.ts";

/** Whether an organization trail still logs the call by which an account departs is not documented. aws-facts 7. */
export const DEPARTING_CALL = "departing-call-logged";
/** Which trail feeds a detection that was brought is nowhere written. */
export const DETECTION_FEED = "brought-detection-feed";

const OWN_DEPARTURES = new Set(["LeaveOrganization", "AcceptHandshake", "leave-organization"]);

/** The account that an attempt took out of the organization. */
export const departedBy = (attempt: Attempt): string | undefined =>
  hasSucceeded(attempt) ? departureTried(attempt) : undefined;

/** The account that it took out of the organization or was to, whatever came of it. */
export function departureTried({ act, decisive }: Attempt): string | undefined {
  if (OWN_DEPARTURES.has(decisive.operation)) return act.actor.account.id;
  if (decisive.operation !== "RemoveAccountFromOrganization") return undefined;
  return String((decisive.input as Readonly<{ AccountId?: unknown }>).AccountId);
}

export type Feed = "fed" | "not a member" | "as it departs";

/** `record` is one of the attempt's. */
export function feedOf(drill: Drill, attempt: Attempt, record: CloudTrailRecord): Feed {
  const recipient = record.recipientAccountId ?? "";
  const account = drill.view.accounts.find(({ id }) => id === recipient);
  if (!isOwn(drill, account) || hasDeparted(drill, recipient, attempt)) return "not a member";
  return hasSucceeded(attempt) && departedBy(attempt) === recipient ? "as it departs" : "fed";
}

const isOwn = (drill: Drill, account: AccountView | undefined): boolean =>
  account !== undefined && account.organization === drill.organization.name;

/** By an earlier attempt on the same world, or on the one from which the attempt's own was made. */
function hasDeparted(drill: Drill, accountId: string, attempt: Attempt): boolean {
  return earlierThan(drill, attempt).some((each) => departedBy(each) === accountId);
}

export function earlierThan(drill: Drill, attempt: Attempt): readonly Attempt[] {
  const before = drill.made.slice(0, Math.max(0, drill.made.indexOf(attempt)));
  const { afterActs } = attempt.act;
  return before.filter(
    (each) => each.world === undefined && (afterActs === undefined || drill.history.indexOf(each.act) < afterActs),
  );
}

/** Which trails log management events of an account after somebody has touched one; `as ever` where nobody has, or all log on. */
export type Logging = "as ever" | "own only" | "organization only" | "none";

/** How far a record gets, and whether the trails of its account still log. */
export type Way = Readonly<{ feed: Feed; logging: Logging }>;

/** Where AWS or the reader's files do not say how a record gets on. */
export type WayAssumptions = Readonly<{ isDepartingLogged: boolean; isFedByAnyTrail: boolean }>;

/**
 * Why the record does not get to the detection. One that is placed at all accounts is fed by the organization's trail, but a rule of
 * EventBridge lives in each account, and hears what any trail of it logs (EventBridge User Guide, "AWS service events delivered via AWS
 * CloudTrail"). What feeds one that is placed in a single account is not written anywhere.
 */
export function lostBecause(
  { feed, logging }: Way,
  detection: LoadedDetection,
  { isDepartingLogged, isFedByAnyTrail }: WayAssumptions,
): SilenceReason | undefined {
  const { placement, format } = detection;
  const { account } = placement;
  if (logging === "none" || (restsOnFeed(logging, detection) && !isFedByAnyTrail)) return "no trail";
  if (account.kind === "account" || account.kind === "management") return undefined;
  if (logging === "own only" && format !== "eventbridge") return "no trail";
  if (feed === "as it departs") return format !== "eventbridge" && !isDepartingLogged ? "not a member" : undefined;
  return feed === "not a member" ? "not a member" : undefined;
}

/** Whether the verdict on such a detection rests on which trail feeds it. */
export const restsOnFeed = (logging: Logging, { placement: { account }, format }: LoadedDetection): boolean =>
  (logging === "own only" || logging === "organization only") &&
  format !== "eventbridge" &&
  !account.kind.startsWith("every");

/** Whether the verdict on such a detection rests on the assumption. */
export const restsOnDeparture = (feed: Feed, { placement: { account }, format }: LoadedDetection): boolean =>
  feed === "as it departs" && format !== "eventbridge" && account.kind.startsWith("every");
