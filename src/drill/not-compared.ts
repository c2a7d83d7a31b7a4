/** What a comparison with the baseline leaves out, by name: parts that nobody could read, Regions, and what no baseline tells. */
import type { Unread } from "../evidence/index.ts";
import { NOT_COMPARED } from "./baseline-compared.data.ts";
import { callOf } from "./baseline-organization.ts";
import { actedIn, HOME_REGION, nameIn, withoutRegion } from "./baseline-regions.ts";
import type { Drill } from "./drill.ts";

type NeverRead = Unread & Readonly<{ isIntruders: boolean }>;

/** Parts that the baseline does not tell of; `isIntruders` where they are of an account in which the intruder acted. */
export function neverRead(drill: Drill): readonly NeverRead[] {
  const { history, recovery } = drill;
  const acted = history.flatMap(({ actor }) => (actor.role === "attacker" ? [called(drill, actor.account.id)] : []));
  const isOf = (subject: string, name: string): boolean =>
    [subject, withoutRegion(subject)].some((each) => each === name || each.endsWith(` ${name}`));
  const unread = (recovery.baseline?.unread ?? []).map((each) => ({
    ...each,
    isIntruders: acted.some((name) => isOf(each.subject, name)),
  }));
  return [...unread, ...lateRegions(drill)];
}

/**
 * Regions in which somebody acted and which the baseline has not read. Where the world began as the organization file says and the drill
 * took the baseline itself, nothing was there: what is there now is residue, and there is no doubt.
 */
function lateRegions(drill: Drill): readonly NeverRead[] {
  const { baseline } = drill.recovery;
  if (baseline === undefined) return [];
  const wasEmpty = drill.opened.target.capabilities.has("counterfactual") && !drill.recovery.isBaselineApproved;
  if (wasEmpty) return [];
  const known = baseline.regions ?? [HOME_REGION];
  const why = "its Region was not read";
  const acts = drill.history.flatMap(({ actor, action: { region } }) =>
    region === undefined || known.includes(region) ? [] : [{ actor, region }],
  );
  return acts.map(({ actor, region }) => ({
    subject: nameIn(called(drill, actor.account.id), region),
    why,
    isIntruders: true,
  }));
}

/** As the baseline calls it. */
const called = ({ view, organization }: Drill, id: string): string => {
  const account = view.accounts.find((each) => each.id === id);
  const accounts = view.accounts.filter((each) => each.organization === organization.name);
  return accounts.some((each) => each.id === id) ? callOf({ accounts }, id) : (account?.name ?? id);
};

/** More parts than these are told by their number. */
const MOST_NAMED = 10;

/** `not compared: …`, which every finding carries that says that an organization has recovered. */
export function wordsOnNotCompared(drill: Drill, never: readonly NeverRead[]): string {
  const regions = [...new Set([...(drill.recovery.baseline?.regions ?? [HOME_REGION]), ...actedIn(drill)])];
  const left = [
    ...never.slice(0, MOST_NAMED).map(({ subject, why }) => `${subject} (${why})`),
    ...(never.length > MOST_NAMED ? [`${never.length - MOST_NAMED} more such parts, which the baseline lists`] : []),
    `Regions other than ${regions.join(", ")}`,
    ...NOT_COMPARED.map(({ what }) => what),
    "what no emulated service holds",
  ];
  return `not compared: ${left.join(", ")}`;
}
