/** DescribeAlarmHistory: changes of state, what was done about them, and changes of the alarm itself. CloudWatch API Reference, DescribeAlarmHistory. */
import type { DescribeAlarmHistoryInput, DescribeAlarmHistoryOutput } from "@aws-sdk/client-cloudwatch";
import type { AlarmHistoryItem } from "../../../../domain/index.ts";
import { accept, compareText, refuse } from "../../../../kernel/index.ts";
import { keyedPage, readKey } from "../../keyed-page.ts";
import { onAlarms } from "../alarms.ts";
import { historyInJson } from "../history-in-json.ts";
import { defineOperation } from "../refusals.ts";

const PAGE = 50;

export const describeAlarmHistory = defineOperation<DescribeAlarmHistoryInput, DescribeAlarmHistoryOutput>({
  name: "DescribeAlarmHistory",
  readOnly: true,
  permissions: (context, { AlarmName }) => onAlarms(context, "DescribeAlarmHistory", [AlarmName ?? "*"]),

  decide(context, input) {
    if (input.AlarmContributorId !== undefined) return refuse({ kind: "NotEmulated", what: "AlarmContributorId" });
    const token = readKey(context, input);
    return token.ok ? accept([]) : token;
  },

  respond(context, input) {
    const { world, caller, request } = context;
    const { AlarmName, HistoryItemType, StartDate, EndDate, ScanBy } = input;
    const prefix = `arn:aws:cloudwatch:${request.region}:${caller.accountId}:alarm:`;
    const own = [...world.alarmHistory]
      .filter(([arn]) => (AlarmName === undefined ? arn.startsWith(prefix) : arn === `${prefix}${AlarmName}`))
      .flatMap(([, items]) => keyed(items))
      .filter(({ item: { type } }) => HistoryItemType === undefined || type === HistoryItemType)
      .filter(
        ({ item: { at } }) =>
          (StartDate === undefined || at >= +StartDate) && (EndDate === undefined || at <= +EndDate),
      );
    const compare = ScanBy === "TimestampAscending" ? compareText : newestFirst;
    const asked = { context, request: input, size: input.MaxRecords ?? PAGE, compare };
    const { page, next } = keyedPage(own, ({ key }) => key, asked);
    const AlarmHistoryItems = page.map(({ item }) => ({
      AlarmName: item.alarmArn.slice(prefix.length),
      AlarmType: "MetricAlarm" as const,
      Timestamp: new Date(item.at),
      HistoryItemType: item.type,
      HistoryData: historyInJson(item),
      HistorySummary: item.summary,
    }));
    return { AlarmHistoryItems, ...(next !== undefined && { NextToken: next }) };
  },
});

type Keyed = Readonly<{ item: AlarmHistoryItem; key: string }>;

/** By time, then by which one it is of those that the alarm has at that time, then by alarm: what comes later moves nothing. */
function keyed(items: readonly AlarmHistoryItem[]): readonly Keyed[] {
  const numbers = new Map<number, number>();
  return items.map((item) => {
    const number = numbers.get(item.at) ?? 0;
    numbers.set(item.at, number + 1);
    return { item, key: `${padded(item.at)} ${padded(number)} ${item.alarmArn}` };
  });
}

const padded = (number: number): string => String(number).padStart(16, "0");

const newestFirst = (left: string, right: string): number => compareText(right, left);
