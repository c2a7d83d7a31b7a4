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
  if (!sighting.isFitting) {
    const { attempt, alarm, records } = sighting;
    const concerned = [attempt.act.actor.account.id, ...listeningIn(drill, alarm)];
    const accountIds = concerned.filter((id) => !records.some(({ accountId }) => accountId === id));
    const unseen: Sought = { places: ["event history"], accountIds, usual: { earliestMs: 0, latestMs: 0 } };
    return accountIds.length === 0 ? sighting : { ...sighting, heldBack: await whyMayExist(drill, attempt, unseen) };
  }
  const sought = soughtBy(sighting);
  if (sought === undefined) return sighting;
  return { ...sighting, heldBack: await whyHeldBack(drill, sighting.attempt, sought) };
}

/** A detection that was brought hears of what is recorded anywhere: of the other side of a membership too. */
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
