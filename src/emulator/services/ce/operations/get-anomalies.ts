/** GetAnomalies: unusual days that the account's monitors have seen. API Reference, GetAnomalies. */
import type { GetAnomaliesRequest, GetAnomaliesResponse, Anomaly as WireAnomaly } from "@aws-sdk/client-cost-explorer";
import {
  type Anomaly,
  type AnomalyMonitor,
  anomaliesOf,
  DAY_MS,
  dateOf,
  MICROS_PER_DOLLAR,
  type Period,
  type World,
} from "../../../../domain/index.ts";
import { accept, addMs, invariant, type Result, refuse } from "../../../../kernel/index.ts";
import type { OperationContext } from "../../../operation.ts";
import { monitorsOf, onMonitor } from "../monitors.ts";
import { pageOf, readToken } from "../page.ts";
import { type CostRefusal, defineOperation, invalid, notEmulated } from "../refusals.ts";
import { readDate } from "../time-period.ts";

export const getAnomalies = defineOperation<GetAnomaliesRequest, GetAnomaliesResponse>({
  name: "GetAnomalies",
  readOnly: true,
  permissions: (context, { MonitorArn }) => onMonitor(context, "GetAnomalies", MonitorArn),
  decide(context, input) {
    if (input.TotalImpact !== undefined) return refuse(notEmulated("a filter on the total impact"));
    const token = readToken(context, input);
    if (!token.ok) return token;
    const isKnown = monitorsOf(context).some(({ arn }) => arn === input.MonitorArn);
    if (input.MonitorArn !== undefined && !isKnown) return refuse({ kind: "MonitorNotFound" });
    const period = periodIn(context, input);
    return period.ok ? accept([]) : period;
  },
  respond(context, input) {
    const { items, NextPageToken } = pageOf(context, input, foundIn(context, input));
    return { Anomalies: items.map((each) => describeAnomaly(context.world, each)), NextPageToken };
  },
});

/** Both days inclusive; without an end up to now. */
function periodIn({ now }: OperationContext, { DateInterval }: GetAnomaliesRequest): Result<Period, CostRefusal> {
  const { StartDate, EndDate } = DateInterval ?? {};
  const from = readDate(StartDate);
  const last = EndDate === undefined ? now : readDate(EndDate);
  if (from === undefined || last === undefined) return refuse(invalid("dates have the form yyyy-MM-dd"));
  const until = EndDate === undefined ? now : addMs(last, DAY_MS);
  return from < until ? accept({ from, until }) : refuse(invalid("Start date should not be after end date"));
}

/** Nobody has said of an anomaly what it was, so none has feedback. */
function foundIn(context: OperationContext, input: GetAnomaliesRequest): readonly Anomaly[] {
  const asked = periodIn(context, input);
  invariant(asked.ok, "the dates were read when it was decided");
  if (input.Feedback !== undefined) return [];
  const { world, caller, now } = context;
  const isAsked = ({ arn }: AnomalyMonitor): boolean => input.MonitorArn === undefined || arn === input.MonitorArn;
  return monitorsOf(context)
    .filter(isAsked)
    .flatMap((monitor) => anomaliesOf(world, { owner: caller.accountId, monitor, asked: asked.value, now }));
}

/** One day, one service, one account. The scores of AWS's model are not modelled, and are 0. */
function describeAnomaly(world: World, anomaly: Anomaly): WireAnomaly {
  const spent = anomaly.spentMicros / MICROS_PER_DOLLAR;
  const expected = anomaly.expectedMicros / MICROS_PER_DOLLAR;
  const impact = (anomaly.spentMicros - anomaly.expectedMicros) / MICROS_PER_DOLLAR;
  const date = dateOf(anomaly.day);
  const LinkedAccountName = world.accounts.get(anomaly.accountId)?.name;
  return {
    AnomalyId: anomaly.id,
    AnomalyStartDate: date,
    AnomalyEndDate: date,
    DimensionValue: anomaly.service,
    RootCauses: [{ Service: anomaly.service, LinkedAccount: anomaly.accountId, LinkedAccountName }],
    AnomalyScore: { MaxScore: 0, CurrentScore: 0 },
    Impact: { MaxImpact: impact, TotalImpact: impact, TotalActualSpend: spent, TotalExpectedSpend: expected },
    MonitorArn: anomaly.monitorArn,
  };
}
