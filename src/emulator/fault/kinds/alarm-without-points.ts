/** An alarm without data knows nothing. CloudWatch User Guide: "Configuring how CloudWatch alarms treat missing data". */
import {
  alarmArn,
  type DomainEvent,
  type LogGroup,
  logGroupArn,
  metricKey,
  type World,
} from "../../../domain/index.ts";
import { accept, refuse } from "../../../kernel/index.ts";
import type { FaultKind } from "../fault.ts";
import { findAlarm } from "../find-alarm.ts";

export const alarmWithoutPoints: FaultKind = {
  kind: "alarm.insufficient-data",
  sentence:
    "an alarm treats missing data as missing, and the metric filters behind it have no default value: where nothing happens it is INSUFFICIENT_DATA and never OK",
  recovery: "the alarm and the filters are as they were, unless somebody changed them meanwhile",
  source: "CloudWatch Logs User Guide, metric filters: without a default value, quiet periods have no data",
  parameters: { alarm: { type: "text", sentence: "the alarm, by name or ARN", isRequired: true } },
  start(parameters, { world }) {
    const found = findAlarm(world, parameters.text("alarm") ?? "");
    if (!found.ok) return found;
    const alarm = found.value;
    const groups = groupsBehind(world, metricKey(alarm.metric));
    if (alarm.treatMissing === "missing" && groups.length === 0) {
      return refuse("the alarm treats missing data as missing, and no filter has a default value for it, already");
    }
    return accept({
      events: [
        ...groups.map(({ without }): DomainEvent => ({ kind: "LogGroupChanged", group: without })),
        { kind: "AlarmChanged", alarm: { ...alarm, treatMissing: "missing" } },
      ],
      recover(later) {
        const now = later.alarms.get(alarmArn(alarm));
        const isAsLeft = now?.treatMissing === "missing" && now.configuredAt === alarm.configuredAt;
        return [
          ...groups.flatMap(({ before }) => withDefaults(later, before)),
          ...(isAsLeft ? [{ kind: "AlarmChanged", alarm: { ...now, treatMissing: alarm.treatMissing } } as const] : []),
        ];
      },
    });
  },
};

type Behind = Readonly<{ before: LogGroup; without: LogGroup }>;

/** Groups with a filter that reports the metric by default, as they are and without that. */
function groupsBehind({ logGroups }: World, key: string): readonly Behind[] {
  return [...logGroups.values()].flatMap((before) => {
    let isChanged = false;
    const filters = [...before.filters].map(([name, filter]) => {
      const transformations = filter.transformations.map((each) => {
        const metric = { ...before, namespace: each.metricNamespace, name: each.metricName, dimensions: [] };
        if (each.defaultValue === undefined || metricKey(metric) !== key) return each;
        isChanged = true;
        return { ...each, defaultValue: undefined };
      });
      return [name, { ...filter, transformations }] as const;
    });
    return isChanged ? [{ before, without: { ...before, filters: new Map(filters) } }] : [];
  });
}

/** Filters of the same making get their default values back; others stay as somebody made them. */
function withDefaults({ logGroups }: World, before: LogGroup): readonly DomainEvent[] {
  const now = logGroups.get(logGroupArn(before));
  if (now === undefined) return [];
  const filters = [...now.filters].map(([name, filter]) => {
    const known = before.filters.get(name);
    return [name, known?.createdAt === filter.createdAt && known.pattern === filter.pattern ? known : filter] as const;
  });
  return [{ kind: "LogGroupChanged", group: { ...now, filters: new Map(filters) } }];
}
