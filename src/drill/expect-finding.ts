/** Who sees a finding of GuardDuty or Security Hub: the account that it is about, and the administrator as long as they are associated. */
import type { Hop, PhaseName } from "../evidence/index.ts";
import { invariant } from "../kernel/index.ts";
import { type Attempt, whoIn } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { claim } from "./expect-consequence.ts";
import { blamed, ofAction } from "./hop-words.ts";
import { actedAt } from "./lookout.ts";
import type { AccountView } from "./organization-view.ts";
import { type WatchingService, type WatchingServiceName, watchingServiceOf } from "./watching-service.ts";

type Asked = Readonly<{ watcher: AccountView; phase: PhaseName; isHidden?: boolean }>;

/** Claims that the watcher sees the finding of the act; with `isHidden`, that it does not because it is no longer associated. */
export async function askFinding(drill: Drill, attempt: Attempt, { watcher, phase, isHidden }: Asked): Promise<void> {
  const { account } = attempt.act.actor;
  const name = serviceOf(attempt).name;
  const [own, seen] = [await findingsIn(drill, account, attempt), await findingsIn(drill, watcher, attempt)];
  const isKnown = own !== undefined && seen !== undefined;
  const isSeen = (seen ?? 0) > 0;
  const missing = await whyUnseen(drill, watcher, attempt);
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
    doubt: isKnown ? undefined : "nobody could read the findings of both accounts",
    reason: `${watcher.name} ${isSeen ? "sees" : "does not see"} the finding in ${account.name}: ${hop.reason}`,
    expected: isHidden === true ? `${watcher.name} does not see it` : `${watcher.name} sees it`,
    observed: isSeen ? "seen" : "not seen",
  });
}

function serviceOf({ act }: Attempt): WatchingService {
  const service = watchingServiceOf(act.action);
  invariant(service !== undefined, `${act.action.id} makes a finding`);
  return service;
}

/** How many findings about the acting account, since the act, an account is shown; undefined when nobody could look. */
async function findingsIn(drill: Drill, viewer: AccountView, attempt: Attempt): Promise<number | undefined> {
  const hands = drill.administratorOf(viewer.id);
  const asked = { accountId: attempt.act.actor.account.id, since: actedAt(attempt) };
  return hands && (await serviceOf(attempt).count(hands, asked));
}

/** API References, GetMembers: the administrator's own list says it, and nobody tells anybody. */
async function whyUnseen(drill: Drill, watcher: AccountView, attempt: Attempt): Promise<Omit<Hop, "hop">> {
  const hands = drill.administratorOf(watcher.id);
  const { account } = attempt.act.actor;
  const status = hands && (await serviceOf(attempt).statusOf(hands, account.id));
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
