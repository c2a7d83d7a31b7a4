/** DescribeAlarmHistory: changes of state and what was done about them. CloudWatch API Reference, DescribeAlarmHistory. */
import type { DescribeAlarmHistoryInput, DescribeAlarmHistoryOutput } from "@aws-sdk/client-cloudwatch";
import { accept, refuse } from "../../../../kernel/index.ts";
import { onAlarms } from "../alarms.ts";
import { defineOperation } from "../refusals.ts";

export const describeAlarmHistory = defineOperation<DescribeAlarmHistoryInput, DescribeAlarmHistoryOutput>({
  name: "DescribeAlarmHistory",
  readOnly: true,
  permissions: (context, { AlarmName }) => onAlarms(context, "DescribeAlarmHistory", [AlarmName ?? "*"]),

  decide(_context, { NextToken, AlarmContributorId }) {
    if (AlarmContributorId !== undefined) return refuse({ kind: "NotEmulated", what: "AlarmContributorId" });
    return NextToken === undefined || /^\d{1,9}$/.test(NextToken) ? accept([]) : refuse({ kind: "InvalidToken" });
  },

  respond({ world, caller, request }, input) {
    const { AlarmName, HistoryItemType, StartDate, EndDate, MaxRecords = 50, NextToken = "0", ScanBy } = input;
    const prefix = `arn:aws:cloudwatch:${request.region}:${caller.accountId}:alarm:`;
    const own = [...world.alarmHistory]
      .filter(([arn]) => (AlarmName === undefined ? arn.startsWith(prefix) : arn === `${prefix}${AlarmName}`))
      .flatMap(([, items]) => items)
      .filter(({ type }) => HistoryItemType === undefined || type === HistoryItemType)
      .filter(({ at }) => (StartDate === undefined || at >= +StartDate) && (EndDate === undefined || at <= +EndDate))
      .toSorted((left, right) => left.at - right.at);
    const ordered = ScanBy === "TimestampAscending" ? own : own.toReversed();
    const from = Number(NextToken);
    const page = ordered.slice(from, from + MaxRecords);
    const AlarmHistoryItems = page.map(({ alarmArn, at, type, summary }) => ({
      AlarmName: alarmArn.slice(prefix.length),
      AlarmType: "MetricAlarm" as const,
      Timestamp: new Date(at),
      HistoryItemType: type,
      HistorySummary: summary,
    }));
    return {
      AlarmHistoryItems,
      ...(from + page.length < ordered.length ? { NextToken: String(from + page.length) } : {}),
    };
  },
});
