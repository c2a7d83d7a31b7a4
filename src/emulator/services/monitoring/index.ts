/** CloudWatch: metrics by the minute, and the alarms that watch them. */
import type { AnyOperation, Service } from "../../operation.ts";
import { deleteAlarms } from "./operations/delete-alarms.ts";
import { describeAlarmHistory } from "./operations/describe-alarm-history.ts";
import { describeAlarms } from "./operations/describe-alarms.ts";
import { disableAlarmActions } from "./operations/disable-alarm-actions.ts";
import { enableAlarmActions } from "./operations/enable-alarm-actions.ts";
import { getMetricStatistics } from "./operations/get-metric-statistics.ts";
import { putMetricAlarm } from "./operations/put-metric-alarm.ts";
import { putMetricData } from "./operations/put-metric-data.ts";
import { setAlarmState } from "./operations/set-alarm-state.ts";
import { accessDenied, wireError } from "./refusals.ts";

const OPERATIONS: readonly AnyOperation[] = [
  putMetricAlarm,
  deleteAlarms,
  describeAlarms,
  describeAlarmHistory,
  setAlarmState,
  enableAlarmActions,
  disableAlarmActions,
  putMetricData,
  getMetricStatistics,
];

export const monitoringService: Service = {
  name: "monitoring",
  eventSource: "monitoring.amazonaws.com",
  actionPrefix: "cloudwatch",
  operations: new Map(OPERATIONS.map((operation) => [operation.name, operation])),
  wireError,
  accessDenied,
};
