/** Who sees a finding of GuardDuty or Security Hub: the account that it is about, and the administrator as long as they are associated. */
import type { Hop, PhaseName } from "../evidence/index.ts";
import { invariant } from "../kernel/index.ts";
import { type Attempt, whoIn } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { claim } from "./expect-consequence.ts";
import type { FailedLook } from "./failed-look.ts";
import { blamed, ofAction } from "./hop-words.ts";
import { notingFailures } from "./look-again.ts";
import { actedAt } from "./lookout.ts";
import type { AccountView } from "./organization-view.ts";
import { awaitRecords } from "./wait-for-records.ts";
import { type WatchingService, type WatchingServiceName, watchingServiceOf } from "./watching-service.ts";

type Asked = Readonly<{ watcher: AccountView; phase: PhaseName; isHidden?: boolean }>;

/** Claims that the watcher sees the finding of the act; with `isHidden`, that it does not because it is no longer associated. */
export async function askFinding(drill: Drill, attempt: Attempt, { watcher, phase, isHidden }: Asked): Promise<void> {
  const { account } = attempt.act.actor;
  const name = serviceOf(attempt).name;
  const { own, seen, missing, failure } = await awaitFindings(drill, attempt, { watcher, isHidden: isHidden === true });
  const isKnown = own !== undefined && seen !== undefined;
  const isSeen = (seen ?? 0) > 0;
  const hop: Hop = isSeen
    ? { hop: "administrator", state: "passed", reason: `${watcher.name} sees it` }
    : { hop: "administrator", ...missing };
  drill.experiment.chains.push({
    alarm: `${name} in ${watcher.name}`,
    phase,
    act: `${whoIn(attempt.act)}: ${attempt.act.action.sentence}`,
    hops: [
      { hop: "action", ...ofAction({ attempt }) },
      {
        hop: name,
        state: (own ?? 0) > 0 ? "passed" : "unknown",
        reason: `${account.name} has ${own ?? "unknown"} such findings`,
      },
      hop,
    ],
  });
  claim(drill, {
    attempt,
    account,
    holds: isHidden === true ? !isSeen && hop.state === "broken" : isSeen,
    doubt: isKnown && (isSeen || failure === undefined) ? nothingToHide(own, isHidden) : whyUnknown(failure),
    reason: `${watcher.name} ${isSeen ? "sees" : "does not see"} the finding in ${account.name}: ${hop.reason}`,
    expected: isHidden === true ? `${watcher.name} does not see it` : `${watcher.name} sees it`,
    observed: isSeen ? "seen" : "not seen",
  });
}

const nothingToHide = (own: number, isHidden = false): string | undefined =>
  isHidden && own === 0 ? "the account itself has no such finding that could be hidden" : undefined;

const whyUnknown = (failure: FailedLook | undefined): string =>
  failure === undefined ? "nobody could read the findings of both accounts" : `the last look failed: ${failure.why}`;

type Shown = Readonly<{
  own: number | undefined;
  seen: number | undefined;
  missing: Omit<Hop, "hop">;
  /** Of the last look. */
  failure: FailedLook | undefined;
}>;

/** Looks at what both accounts are shown; on real time until the watcher sees it, or to the end where it must not. */
async function awaitFindings(
  drill: Drill,
  attempt: Attempt,
  { watcher, isHidden }: Readonly<{ watcher: AccountView; isHidden: boolean }>,
): Promise<Shown> {
  const { account } = attempt.act.actor;
  const look = async (): Promise<Shown> => {
    const failures: FailedLook[] = [];
    const own = await findingsIn(drill, account, { attempt, failures });
    const seen = await findingsIn(drill, watcher, { attempt, failures });
    const missing = await whyUnseen(drill, watcher, { attempt, failures });
    return { own, seen, missing, failure: failures[0] };
  };
  let shown: Shown | undefined;
  const isEnough = async (): Promise<boolean> => {
    shown = await look();
    return (shown.seen ?? 0) > 0 && (isHidden || (shown.own ?? 0) > 0);
  };
  await awaitRecords(drill, isEnough, { attempts: [attempt], failure: () => shown?.failure });
  return shown ?? look();
}

type Asking = Readonly<{ attempt: Attempt; failures: FailedLook[] }>;

function serviceOf({ act }: Attempt): WatchingService {
  const service = watchingServiceOf(act.action);
  invariant(service !== undefined, `${act.action.id} makes a finding`);
  return service;
}

/** How many findings about the acting account, since the act, an account is shown; undefined when nobody could look. */
async function findingsIn(
  drill: Drill,
  viewer: AccountView,
  { attempt, failures }: Asking,
): Promise<number | undefined> {
  const hands = notingFailures(drill.administratorOf(viewer.id, attempt.world), failures);
  const asked = { accountId: attempt.act.actor.account.id, since: actedAt(attempt) };
  return hands && (await serviceOf(attempt).count(hands, asked));
}

/** API References, GetMembers: the administrator's own list says it, and nobody tells anybody. */
async function whyUnseen(drill: Drill, watcher: AccountView, { attempt, failures }: Asking): Promise<Omit<Hop, "hop">> {
  const hands = notingFailures(drill.administratorOf(watcher.id, attempt.world), failures);
  const before = failures.length;
  const { account } = attempt.act.actor;
  const status = hands && (await serviceOf(attempt).statusOf(hands, account.id));
  const failed = failures[before];
  if (status === undefined && failed !== undefined)
    return { state: "unknown", reason: `the list of members could not be read at the last look: ${failed.why}` };
  if (status === undefined) return { state: "unknown", reason: "nobody could read the list of members" };
  if (status === "Enabled") return { state: "unknown", reason: `${account.name} is an Enabled member` };
  const causes = drill.experiment.inForce.filter(({ words }) => words.hop === "administrator").map(blamed);
  return { state: "broken", reason: [`${account.name} is ${status} there`, ...causes].join(", ") };
}

type Sought = Readonly<{ watcher: AccountView; service: WatchingServiceName }>;

/** For each attempt of the last When: that account sees its finding. Throws where the act made none in the service. */
export async function expectFindingSeen(drill: Drill, { watcher, service }: Sought): Promise<void> {
  for (const attempt of findersIn(drill, service)) await askFinding(drill, attempt, { watcher, phase: "verification" });
}

/** For each attempt of the last When: that account does not see its finding, for they are not associated. */
export async function expectFindingUnseen(drill: Drill, { watcher, service }: Sought): Promise<void> {
  for (const attempt of findersIn(drill, service))
    await askFinding(drill, attempt, { watcher, phase: "verification", isHidden: true });
}

function findersIn(drill: Drill, service: WatchingServiceName): readonly Attempt[] {
  const attempts = drill.recall();
  const other = attempts.find(({ act }) => watchingServiceOf(act.action)?.name !== service);
  if (other === undefined) return attempts;
  throw new Error(`expected an act that makes a finding in ${service}, saw: ${other.act.action.sentence}`);
}
