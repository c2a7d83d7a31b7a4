/** Whether a fault holds back what an alarm is silent about: silence for as long as nothing could have come to it proves nothing. */
import { modelledMs } from "../catalogue/index.ts";
import type { RecordObservation } from "../evidence/index.ts";
import type { Drill } from "./drill.ts";
import { waysOf } from "./experiment-hops.ts";
import { arnOf } from "./fault.ts";
import { type Sought, usualOfTargets, whyHeldBack, whyMayExist } from "./held-back.ts";
import { METRIC_ARRIVAL_MS } from "./sight-metric.ts";
import type { Sighting } from "./sighting.ts";

/** The same sighting with what holds back a record that its rule fits; what is judged beside the target meets no fault of it. */
export async function asHeldBack(drill: Drill, sighting: Sighting): Promise<Sighting> {
  if (sighting.alerts.length > 0) return sighting;
  const heldBack = sighting.isFitting ? await whyOnItsWay(drill, sighting) : await whyNothingFits(drill, sighting);
  return heldBack === undefined ? sighting : { ...sighting, heldBack };
}

async function whyOnItsWay(drill: Drill, sighting: Sighting): Promise<string | undefined> {
  const sought = soughtBy(sighting);
  return sought && whyHeldBack(drill, sighting.attempt, sought);
}

/** What no event history shows yet may fit: asked of the accounts that would show something of the act, and show nothing. */
async function whyNothingFits(drill: Drill, { attempt, alarm, records }: Sighting): Promise<string | undefined> {
  const concerned = [attempt.act.actor.account.id, ...listeningIn(drill, alarm)];
  const accountIds = concerned.filter((id) => !records.some(({ accountId }) => accountId === id));
  if (accountIds.length === 0) return undefined;
  const usual = { earliestMs: 0, latestMs: 0 };
  return whyMayExist(drill, attempt, { places: ["event history"], accountIds, usual });
}

/** A detection that was brought hears what is recorded anywhere: the management account's side of a membership too. */
function listeningIn(drill: Drill, alarm: Sighting["alarm"]): readonly string[] {
  if (alarm.kind === "brought") return [drill.organization.managementAccountId];
  return alarm.kind === "metric" ? [alarm.view.accountId] : alarm.view.rules.map(({ accountId }) => accountId);
}

function soughtBy({ alarm, records, heard }: Sighting): Sought | undefined {
  if (alarm.kind === "brought") return undefined;
  if (alarm.kind === "metric") {
    const usual = { earliestMs: modelledMs("log-group"), latestMs: METRIC_ARRIVAL_MS };
    return { places: ["log group", "alarm", "topic"], ...ofRecords(records), usual };
  }
  if (heard.length === 0) return undefined;
  const rules = alarm.view.rules.flatMap(waysOf).map(arnOf);
  return { places: ["event bus", "target"], ...ofRecords(heard), rules, usual: usualOfTargets() };
}

const ofRecords = (records: readonly RecordObservation[]) => ({
  accountIds: [...new Set(records.map(({ accountId }) => accountId))],
  eventNames: [...new Set(records.map(({ record }) => String(record.eventName)))],
});
